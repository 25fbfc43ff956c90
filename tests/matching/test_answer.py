"""The main job on the real data: what a referrer asks, and who must stand where."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.finder import Finder
from directory.matching import Answer, Result
from directory.matching.groups import GROUPS
from directory.query import Wording


def ask(finder: Finder, **words: object) -> Answer:
    return finder.find(finder.understand(Wording(**words)))  # type: ignore[arg-type]


def ids(answer: Answer, group: str) -> list[str]:
    return [result.id for result in answer.group(group).results]


def test_arabic_near_berlin(finder: Finder) -> None:
    answer = ask(finder, languages=["Arabic"], near="Berlin")
    assert ids(answer, "match") == ["de-volkssolidaritaet-berlin"]
    assert answer.group("match").results[0].language.grade == "stated"
    assert ids(answer, "network") == ["de-bag-taeterarbeit", "wwp-en"]


def test_arabic_near_munich_is_elsewhere_in_the_country(finder: Finder) -> None:
    answer = ask(finder, languages=["Arabic"], near="Munich")
    assert ids(answer, "elsewhere")[0] == "de-volkssolidaritaet-berlin"
    assert ids(answer, "ask") == ["de-mim-muenchen"]


def test_albanian_in_switzerland(finder: Finder) -> None:
    answer = ask(finder, languages=["Albanian"], countries=["CH"])
    assert ids(answer, "match") == ["ch-mannebuero-zueri"]


def test_russian_near_tallinn(finder: Finder) -> None:
    answer = ask(finder, languages=["Russian"], near="Tallinn")
    assert ids(answer, "match") == ["ee-vaiter"]


def test_german_near_kiel_is_official(finder: Finder) -> None:
    first = ask(finder, languages=["de"], near="Kiel").group("match").results[0]
    assert (first.id, first.language.grade) == ("de-pro-familia-kiel", "official")
    assert first.language.offered == "de"


def test_women_near_helsinki(finder: Finder) -> None:
    answer = ask(finder, specialisms=["women_who_use_violence"], near="Helsinki")
    first = answer.group("match").results[0]
    assert first.id == "fi-maria-akatemia"
    assert first.reasons[0].code == "for_women_only"


def test_a_site_counts_as_a_place(finder: Finder) -> None:
    first = ask(finder, near="Arendal").group("match").results[0]
    assert (first.id, first.city, first.distance_km) == ("no-alternativ-til-vold", "Arendal", 0)


def test_dutch_near_antwerp_must_be_asked(finder: Finder) -> None:
    answer = ask(finder, languages=["Dutch"], near="Antwerp")
    assert ids(answer, "match") == []
    assert ids(answer, "ask") == ["be-praxis"]
    codes = [reason.code for reason in answer.group("ask").results[0].reasons]
    assert "official_in_country" in codes


def test_a_programme_stands_before_a_body_for_victims(finder: Finder) -> None:
    found = ids(ask(finder, languages=["Croatian"], near="Zagreb"), "match")
    assert found.index("hr-drustvo-za-psiholosku-pomoc") < found.index("hr-duga-zagreb")


def test_nothing_in_somali_near_oslo_but_a_next_step(finder: Finder) -> None:
    answer = ask(finder, languages=["Somali"], near="Oslo")
    assert ids(answer, "match") == []
    assert ids(answer, "ask") == ["no-alternativ-til-vold"]
    assert all(relaxation.count > 0 for relaxation in answer.relaxations)
    assert "any_language" in [relaxation.change for relaxation in answer.relaxations]


def test_an_interpreter_is_a_group_of_its_own(finder: Finder) -> None:
    answer = ask(finder, languages=["Dari"], near="Graz")
    assert ids(answer, "interpreter") == ["at-vmg-steiermark"]


def test_no_interpreter_is_said(finder: Finder) -> None:
    result = ask(finder, languages=["Dari"], near="Zürich").group("ask").results[0]
    assert result.id == "ch-mannebuero-zueri"
    assert {"no_interpreter", "works_in_others"} <= {reason.code for reason in result.reasons}


def test_who_is_asked_changes_the_group(finder: Finder) -> None:
    assert "fi-maria-akatemia" in ids(ask(finder, near="Helsinki"), "match")
    assert "fi-maria-akatemia" in ids(ask(finder, near="Helsinki", who="man"), "ask")
    assert "at-maennerberatung-wien" in ids(ask(finder, near="Vienna", who="woman"), "ask")
    assert "at-neustart" in ids(ask(finder, near="Vienna", who="woman"), "match")


def test_reach_depends_on_how_far_a_member_serves(finder: Finder) -> None:
    # Berlin serves locally: Potsdam lies within 60 km, Leipzig does not.
    assert "de-volkssolidaritaet-berlin" in ids(ask(finder, near="Potsdam"), "match")
    assert "de-volkssolidaritaet-berlin" in ids(ask(finder, near="Leipzig"), "elsewhere")
    # Copenhagen's member serves the whole country.
    assert "dk-dialog-mod-vold" in ids(ask(finder, near="Esbjerg"), "match")
    # Without a place of its own a member is reachable, its distance unknown, and stands last.
    dutch = ask(finder, near="Utrecht").group("match").results
    assert (dutch[-1].id, dutch[-1].distance_km) == ("nl-moviera", None)


def test_a_radius_reaches_across_the_border(finder: Finder) -> None:
    wide = ask(finder, near="Flensburg", within_km=150)
    assert {"de-pro-familia-kiel", "dk-dialog-mod-vold"} <= set(ids(wide, "match"))
    narrow = ask(finder, near="Flensburg", within_km=50)
    assert "dk-dialog-mod-vold" in ids(narrow, "elsewhere")


def test_countries_and_a_radius_must_both_hold(finder: Finder) -> None:
    answer = ask(finder, near="Flensburg", within_km=150, countries=["DK"])
    assert ids(answer, "match") == ["dk-dialog-mod-vold"]


def test_without_a_language_the_five_nearest_stand_elsewhere(finder: Finder) -> None:
    answer = ask(finder, near="Antalya")
    assert len(ids(answer, "elsewhere")) == 5
    assert "cy-spavo" in ids(answer, "elsewhere")
    assert ids(answer, "network") == ["wwp-en"]


def test_nothing_is_elsewhere_without_a_place_or_country(finder: Finder) -> None:
    answer = ask(finder, languages=["Arabic"])
    assert ids(answer, "elsewhere") == []
    assert answer.group("ask").total + answer.group("match").total > 50


def test_six_bodies_describe_no_programme(finder: Finder) -> None:
    directory = finder.directory
    silent = {m.id for m in directory.members if not directory.describes_programme(m)}
    assert silent == {
        "al-vatra", "ba-vive-zene", "pl-droga", "de-bag-taeterarbeit", "it-relive", "hr-lux-vitae",
    }  # fmt: skip
    everything = ask(finder)
    assert set(ids(everything, "network")) == silent - {"hr-lux-vitae"} | {"wwp-en"}
    assert ids(everything, "ask") == ["hr-lux-vitae"]


def test_needs_order_and_never_exclude(finder: Finder) -> None:
    plain = ask(finder, near="Oslo")
    needy = ask(finder, near="Oslo", specialisms=["stalking"], formats=["phone"])
    assert set(ids(plain, "match")) == set(ids(needy, "match"))
    both = ask(finder, countries=["GB"], referral_routes=["health"])
    assert ids(both, "match")[0] == "gb-talk-listen-change"


def rank(result: Result) -> tuple[object, ...]:
    """Return what stands before the distance in the order of a group."""
    only = {"for_women_only", "states_men_only"} & {reason.code for reason in result.reasons}
    return result.language.grade, result.member and result.member.kind, only


def fitting(answer: Answer) -> int:
    return sum(answer.group(code).total for code in ("match", "interpreter", "related"))


@pytest.mark.parametrize(
    ("words", "change"),
    [
        ({"languages": ["Arabic"], "near": "Munich", "within_km": 50}, "within_km:500"),
        ({"languages": ["Arabic"], "near": "Munich"}, "whole_country"),
        ({"languages": ["Somali"], "near": "Oslo"}, "language:no"),
        ({"near": "Vienna", "who": "woman"}, "anybody"),
        ({"languages": ["Somali"], "countries": ["ES"]}, "any_country"),
        ({"languages": ["Somali"], "near": "Madrid", "who": "woman"}, "any_country+any_language"),
    ],
)
def test_each_relaxation_yields_what_it_says(
    finder: Finder, words: dict[str, object], change: str
) -> None:
    answer = ask(finder, **words)
    assert change in [relaxation.change for relaxation in answer.relaxations]
    for relaxation in answer.relaxations:
        assert fitting(finder.find(relaxation.query)) == relaxation.count > fitting(answer)


def test_the_limit_holds_for_each_group(finder: Finder) -> None:
    query = finder.understand(Wording())
    limited = finder.find(query, limit=3)
    assert [len(group.results) for group in limited.groups] == [3, 1, 3]
    assert [g.total for g in limited.groups] == [g.total for g in finder.find(query).groups]


languages = st.lists(st.sampled_from(["ar", "de", "fr", "prs", "sq", "nl", "hr", "so"]), max_size=2)
places = st.sampled_from(
    ["", "Berlin", "Antwerp", "Zagreb", "Oslo", "Malmö", "Reykjavík", "Antalya"]
)


@settings(max_examples=80, deadline=None)
@given(languages, places, st.sampled_from(["", "man", "woman"]), st.sampled_from([None, 60, 400]))
def test_what_holds_for_every_answer(
    finder: Finder, language: list[str], place: str, who: str, km: float | None
) -> None:
    words = {"languages": language, "near": place, "who": who, "within_km": km if place else None}
    answer = ask(finder, **words)
    assert answer == ask(finder, **words)
    codes = [group.code for group in answer.groups]
    assert codes == [code for code in GROUPS if code in codes]
    assert answer.groups[-1].code == "network"
    assert answer.groups[-1].results[-1].id == "wwp-en"
    everyone = [result.id for group in answer.groups for result in group.results]
    assert len(everyone) == len(set(everyone))
    for group in answer.groups:
        for one, other in pairwise(group.results):
            if one.distance_km is not None and rank(one) == rank(other):
                assert other.distance_km is None or one.distance_km <= other.distance_km
