"""The coverage against a count by hand: CSV files, the csv module, Babel; no code of ours."""

from __future__ import annotations

import csv
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.languages import get_official_languages

from directory.coverage import ASKED, COLUMNS, STATES, Overview, figures, overview
from directory.finder import Finder

Row = dict[str, str]
Cells = Counter[tuple[str, str, str, str]]

THIRTEEN = "ar fa prs tr kmr ckb so ti ps ur pa uk ru".split()


def rows(folder: Path, name: str) -> list[Row]:
    """Return the rows of a data file."""
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def listed(cell: str) -> list[str]:
    """Return the values of a list cell."""
    return [value for value in cell.split(";") if value]


def official(country: str) -> set[str]:
    """Return a country's official languages; Bokmål and Nynorsk are Norwegian."""
    tags = get_official_languages(country, de_facto=True)
    return {{"nb": "no", "nn": "no"}.get(tag.split("_")[0], tag.split("_")[0]) for tag in tags}


class ByHand:
    """Everything counted again, member by member."""

    def __init__(self, folder: Path) -> None:
        self.members = rows(folder, "members")
        self.codes = [row["code"] for row in rows(folder, "vocabulary")]
        self.local = {(row["country"], row["place"]): listed(row["languages"])
                      for row in rows(folder, "local_languages")}  # fmt: skip
        self.related: dict[str, set[str]] = defaultdict(set)
        for pair in rows(folder, "language_pairs"):
            self.related[pair["asked"]].add(pair["offered"])
            if pair["one_way"] == "no":
                self.related[pair["offered"]].add(pair["asked"])
        for whole in rows(folder, "macrolanguages"):
            for language in listed(whole["languages"]):
                self.related[language].add(whole["code"])

    def usual(self, member: Row) -> list[str]:
        """Return the official languages that are assumed of a member."""
        country = member["country"]
        if len(official(country)) == 1:
            return list(official(country))
        here = self.local.get((country, member["city"]))
        return here or self.local.get((country, "*"), [])

    def state(self, member: Row, language: str) -> str:
        """Return what is known of a member and a language."""
        if language in listed(member["languages"]):
            return "stated"
        if language in self.usual(member):
            return "official"
        if member["interpreter"] == "yes":
            return "interpreter"
        if self.related[language] & {*listed(member["languages"]), *self.usual(member)}:
            return "related"
        return "official_ask" if language in official(member["country"]) else "not_stated"

    def cells(self) -> Cells:
        """Return the number of members by country, topic, code and state."""
        stated = {code for member in self.members for code in listed(member["languages"])}
        return Counter(
            (member["country"], *cell)
            for member in self.members
            for cell in self._cells(member, {*THIRTEEN, *stated})
        )

    def _cells(self, member: Row, everywhere: set[str]) -> Iterator[tuple[str, str, str]]:
        here = [m for m in self.members if m["country"] == member["country"]]
        own = official(member["country"]) | {code for m in here for code in self.usual(m)}
        for language in everywhere | own:
            yield "language", language, self.state(member, language)
        if member["interpreter"]:
            yield "interpreter", member["interpreter"], "stated"
        for code in self.codes:
            if code != "victim_service":
                states = code in listed(member["specialisms"])
                yield "specialism", code, "stated" if states else "not_stated"
        for column in ("city serves website email phone languages interpreter specialisms formats "
                       "referral_routes").split():  # fmt: skip
            yield "column", column, "stated" if member[column] else "not_stated"


def cells(finder: Finder) -> Cells:
    """Return what our code counts, in the form of the count by hand; each cell stands once."""
    found = figures(finder.index)
    made = {(f.country, f.topic, f.code, f.state): f.members for f in found}
    assert len(made) == len(found)
    return Counter(made)


@pytest.fixture(scope="module")
def by_hand(data: Path) -> ByHand:
    return ByHand(data)


@pytest.fixture(scope="module")
def found(finder: Finder) -> Overview:
    return overview(finder.index)


@pytest.fixture
def changed(data: Path, tmp_path: Path) -> Callable[[Callable[[list[Row]], None]], Path]:
    """Returns a function that gives a copy of the data with changed members."""

    def change(edit: Callable[[list[Row]], None]) -> Path:
        folder = Path(shutil.copytree(data, tmp_path / "data"))
        members = rows(folder, "members")
        edit(members)
        with (folder / "members.csv").open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, members[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(members)
        return folder

    return change


def test_every_cell_is_the_count_by_hand(finder: Finder, by_hand: ByHand) -> None:
    assert cells(finder) == by_hand.cells()


def test_the_thirteen_languages_stand_in_every_country(finder: Finder, by_hand: ByHand) -> None:
    assert sorted(ASKED) == sorted(THIRTEEN)
    there = {(f.country, f.code) for f in figures(finder.index) if f.topic == "language"}
    countries = {member["country"] for member in by_hand.members}
    assert {(country, code) for country in countries for code in THIRTEEN} <= there


def test_no_member_is_lost(finder: Finder, by_hand: ByHand) -> None:
    of = Counter(member["country"] for member in by_hand.members)
    sums: Counter[tuple[str, str, str]] = Counter()
    for figure in figures(finder.index):
        if figure.topic != "interpreter":
            sums[figure.country, figure.topic, figure.code] += figure.members
    assert all(members == of[country] for (country, _, _), members in sums.items())


def test_figures_are_never_nothing(finder: Finder) -> None:
    for figure in figures(finder.index):
        assert figure.members > 0
        assert figure.state in STATES


def test_a_language_names_every_country_once(found: Overview, by_hand: ByHand) -> None:
    countries = sorted({member["country"] for member in by_hand.members})
    for language in (*found.asked, *found.others):
        best: dict[str, str] = {}
        for member in by_hand.members:
            state = by_hand.state(member, language.code)
            before = best.get(member["country"], state)
            best[member["country"]] = min(before, state, key=STATES.index)
        parts = {part.country: (state, part) for state in STATES for part in language.parts[state]}
        assert sorted(parts) == countries
        for country, (state, part) in parts.items():
            here = [m for m in by_hand.members if m["country"] == country]
            assert state == best[country]
            assert part.of == len(here)
            assert part.members == sum(by_hand.state(m, language.code) == state for m in here)
        assert language.nothing_known == list(best.values()).count("not_stated")


def test_a_country_is_the_count_by_hand(found: Overview, by_hand: ByHand, finder: Finder) -> None:
    assert sum(country.members for country in found.countries) == len(by_hand.members)
    for country in found.countries:
        here = [m for m in by_hand.members if m["country"] == country.code]
        stated = {code for m in here for code in listed(m["languages"])}
        usual = {code for m in here for code in by_hand.usual(m)}
        assert set(country.stated) == stated
        assert set(country.official) | stated == usual | stated
        assert set(country.ask) == official(country.code) - usual - stated
        assert country.members == len(here)
        assert country.stating == sum(bool(m["languages"]) for m in here)
        assert country.interpreter == sum(m["interpreter"] == "yes" for m in here)
        assert country.no_interpreter == sum(m["interpreter"] == "no" for m in here)
        assert country.silent == sum(not m["languages"] + m["interpreter"] for m in here)
        directory = finder.directory
        describing = sum(directory.describes_programme(directory.by_id[m["id"]]) for m in here)
        assert country.without_programme == len(here) - describing


def test_specialisms_are_the_count_by_hand(found: Overview, by_hand: ByHand, data: Path) -> None:
    groups = {row["code"]: row["group"] for row in rows(data, "vocabulary")}
    assert found.groups[0].code == "culture"
    for group in found.groups:
        of_group = {code for code, name in groups.items() if name == group.code}
        stating = [of_group & set(listed(m["specialisms"])) for m in by_hand.members]
        counts = Counter(code for codes in stating for code in codes)
        counts.pop("victim_service", None)
        assert {s.code: s.members for s in group.specialisms} == counts
        assert set(group.absent) == of_group - set(counts) - {"victim_service"}
        assert group.members == sum(bool(codes - {"victim_service"}) for codes in stating)


def test_what_no_member_states_is_named(found: Overview) -> None:
    absent = {code for group in found.groups for code in group.absent}
    assert absent == {"trauma_informed_training", "residence_rights_knowledge", "bias_reflection"}


def test_columns_are_the_count_by_hand(found: Overview, by_hand: ByHand) -> None:
    filled = {column: sum(bool(m[column]) for m in by_hand.members) for column in COLUMNS}
    assert dict(found.columns) == filled
    assert found.known("languages") == filled["languages"]
    assert found.with_interpreter == sum(m["interpreter"] == "yes" for m in by_hand.members)


def test_one_member_that_states_dari_moves_exactly_its_cells(
    finder: Finder, changed: Callable[[Callable[[list[Row]], None]], Path]
) -> None:
    def state_dari(members: list[Row]) -> None:
        next(m for m in members if m["country"] == "DK")["languages"] = "prs"

    before, after = cells(finder), cells(Finder.read(changed(state_dari)))
    # Speakers of Persian usually understand Dari, so that Persian has a related language now.
    assert before - after == Counter({
        ("DK", "language", "prs", "not_stated"): 1,
        ("DK", "language", "fa", "not_stated"): 1,
        ("DK", "column", "languages", "not_stated"): 1,
    })  # fmt: skip
    assert after - before == Counter({
        ("DK", "language", "prs", "stated"): 1,
        ("DK", "language", "fa", "related"): 1,
        ("DK", "column", "languages", "stated"): 1,
    })  # fmt: skip


def test_one_member_more_is_one_more_in_its_country_alone(
    finder: Finder, changed: Callable[[Callable[[list[Row]], None]], Path]
) -> None:
    def join(members: list[Row]) -> None:
        blank = dict.fromkeys(members[0], "")
        members.append(blank | {
            "id": "se-new", "name": "New", "country": "SE", "kind": "perpetrator_programme",
            "membership": "to_confirm", "checked_on": "2026-11-22", "languages": "prs;sv",
            "interpreter": "no", "specialisms": "residence_rights_knowledge",
        })  # fmt: skip

    folder = changed(join)
    larger = Finder.read(folder)
    before, after = cells(finder), cells(larger)
    assert after == ByHand(folder).cells()
    moved = (after - before) + (before - after)
    stated = {
        ("SE", "language", "prs", "stated"), ("SE", "language", "sv", "stated"),
        ("SE", "language", "fa", "related"), ("SE", "interpreter", "no", "stated"),
        ("SE", "specialism", "residence_rights_knowledge", "stated"),
        ("SE", "column", "languages", "stated"), ("SE", "column", "interpreter", "stated"),
        ("SE", "column", "specialisms", "stated"),
    }  # fmt: skip
    # Swedish is stated now, so that it has a figure in every country.
    in_sweden = {cell for cell in moved if cell[0] == "SE"}
    assert {cell[2] for cell in moved.keys() - in_sweden} == {"sv"}
    assert {cell for cell in in_sweden if cell[3] != "not_stated"} == stated
    assert {moved[cell] for cell in in_sweden} == {1}
    groups = overview(larger.index).groups
    assert "residence_rights_knowledge" not in groups[0].absent


def test_a_service_for_victims_is_no_competence(finder: Finder, found: Overview) -> None:
    assert "victim_service" not in {figure.code for figure in figures(finder.index)}
    assert "victim_service" not in {code for group in found.groups for code in group.absent}
