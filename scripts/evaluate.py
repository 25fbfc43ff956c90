"""How well typed words are understood and answered: ``make eval`` prints it, tests hold it.

The expectations were written from the data and the design, by someone who did not look at what
the program answers: referral situations in tests/scenarios, names in tests/evaluation.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import evaluate_lines
from directory.errors import NotUnderstood
from directory.finder import Finder
from directory.places import exact_kilometres
from directory.query import Query, Wording

TESTS = Path(__file__).parent.parent / "tests"

#: A town of the list is found if the answer lies so near to it, km.
TOLERANCE_KM = 25.0


@dataclass(frozen=True, slots=True)
class Scenario:
    """A referral situation, and what is expected of it."""

    file: str
    situation: str
    tongue: str
    text: str
    options: Mapping[str, Any]
    expect: Mapping[str, Any]
    exception: str

    @property
    def name(self) -> str:
        """Return the scenario in a few words."""
        return f"{self.file}: {self.text or dict(self.options)}"

    def wording(self) -> Wording:
        """Return what is typed and chosen."""
        return Wording(
            text=self.text,
            languages=self.options.get("language", ()),
            near=self.options.get("near", ""),
            countries=self.options.get("country", ()),
            within_km=self.options.get("within_km"),
            who=self.options.get("who", ""),
            specialisms=self.options.get("specialism", ()),
            formats=self.options.get("format", ()),
            referral_routes=self.options.get("route", ()),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a scenario: what differs in the understanding, and where the expected stood.

    ``place`` counts from 1 over all groups; 0 if the expected first member is not in the group.
    """

    scenario: Scenario
    differs: tuple[str, ...]
    place: int

    @property
    def as_expected(self) -> bool:
        """Return whether everything is as expected, the first result included."""
        return not self.differs and self.place == 1


def scenarios() -> Iterator[Scenario]:
    """Yield all scenarios of tests/scenarios."""
    for path in sorted((TESTS / "scenarios").glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]:
            yield Scenario(
                file=path.stem,
                situation=table["situation"],
                tongue=table["tongue"],
                text=table["text"],
                options=table.get("options", {}),
                expect=table["expect"],
                exception=table.get("exception", ""),
            )


def understood(finder: Finder) -> Iterator[Query]:
    """Yield the queries of all scenarios in which nothing is asked back."""
    for scenario in scenarios():
        with suppress(NotUnderstood):
            yield finder.understand(scenario.wording())


def outcome(finder: Finder, scenario: Scenario) -> Outcome:
    """Return what the program makes of a scenario."""
    expect = scenario.expect
    try:
        query = finder.understand(scenario.wording())
    except NotUnderstood as error:
        asked = sorted(finder.languages.resolve(choice) for choice in error.suggestions)
        if asked == sorted(expect["asks"]):
            return Outcome(scenario, (), 1)
        return Outcome(scenario, (str(error),), 0)
    differs = tuple(_differences(query, expect))
    if expect["asks"]:
        return Outcome(scenario, (f"not asked back: {query}",), 0)
    results = [(group.code, r.id) for group in finder.find(query).groups for r in group.results]
    if results[0][0] != expect["group"]:
        differs = (*differs, f"group {results[0][0]} instead of {expect['group']}")
    wanted = (expect["group"], expect["first"][0])
    return Outcome(scenario, differs, results.index(wanted) + 1 if wanted in results else 0)


def _differences(query: Query, expect: Mapping[str, Any]) -> Iterator[str]:
    understood = {
        "languages": list(query.languages),
        "near": query.near.country if query.near else "",
        "countries": list(query.countries),
        "who": query.who,
        "needs": sorted(f"{column}:{value}" for column, value in query.needs),
    }
    expected = {name: expect[name] for name in understood} | {"needs": sorted(expect["needs"])}
    if expect["town"]:
        understood["town"] = query.near.name if query.near else ""
        expected["town"] = expect["town"]
    for name, value in understood.items():
        if value != expected[name]:
            yield f"{name} {value} instead of {expected[name]}"


def language_misses(finder: Finder) -> tuple[int, list[str], list[str]]:
    """Return how many names were tried, those not resolved, and those resolved wrongly."""
    lists = _list("languages")
    tried = 0
    missed: list[str] = []
    wrong: list[str] = []
    for language in lists["language"]:
        for name in language["names"]:
            tried += 1
            found = _language(finder, name)
            if found == [language["code"]]:
                continue
            (missed if len(found) != 1 else wrong).append(f"{name}: {found} ({language['code']})")
    for ask in lists["ask"]:
        tried += 1
        found = _language(finder, ask["name"])
        if sorted(found) != sorted(ask["choices"]):
            (missed if len(found) != 1 else wrong).append(
                f"{ask['name']}: {found} {ask['choices']}"
            )
    wrong += [
        f"{none['name']}: {found} (none)"
        for none in lists["none"]
        if len(found := _language(finder, none["name"])) == 1
    ]
    return tried + len(lists["none"]), missed, wrong


def _language(finder: Finder, name: str) -> list[str]:
    try:
        return [finder.lexicon.language(name)]
    except NotUnderstood:
        return list(finder.languages.candidates(name))


def place_misses(finder: Finder) -> tuple[int, list[str]]:
    """Return how many names of towns and countries were tried, and those not found."""
    lists = _list("places")
    missed = []
    for place in lists["place"]:
        try:
            near = finder.lexicon.near(place["text"])
        except NotUnderstood:
            missed.append(f"{place['text']}: nothing ({place['country']})")
            continue
        here, there = (near.latitude, near.longitude), (place["latitude"], place["longitude"])
        if near.country != place["country"] or exact_kilometres(here, there) > TOLERANCE_KM:
            missed.append(f"{place['text']}: {near.label} ({place['country']})")
    for country in lists["country"]:
        found = finder.lexicon.countries.find(country["text"])
        if found != country["code"]:
            missed.append(f"{country['text']}: {found or 'nothing'} ({country['code']})")
    return len(lists["place"]) + len(lists["country"]), missed


def _list(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((TESTS / "evaluation" / f"{name}.toml").read_text(encoding="utf-8"))


def report(finder: Finder) -> tuple[list[str], bool]:
    """Return the lines of the report, and whether everything is as expected or excepted."""
    outcomes = [outcome(finder, scenario) for scenario in scenarios()]
    count = len(outcomes)
    first = sum(o.place == 1 and not o.differs for o in outcomes)
    third = sum(1 <= o.place <= 3 and not o.differs for o in outcomes)
    tongues = len({o.scenario.tongue for o in outcomes} - {""})
    failed = [o for o in outcomes if not o.as_expected]
    tried, missed, wrong = language_misses(finder)
    places, lost = place_misses(finder)
    count_lines, right = evaluate_lines.rates(finder)
    lines = [
        f"Scenarios: {count} in {tongues} tongues",
        f"  success at 1: {first}/{count} ({first / count:.1%})",
        f"  success at 3: {third}/{count} ({third / count:.1%})",
        *_listed("as expected", failed),
        f"Names of languages: {tried}",
        f"  resolved or asked back as expected: {1 - len(missed + wrong) / tried:.1%}",
        f"  wrong without asking: {len(wrong)}",
        *(f"    wrong: {line}" for line in wrong),
        *(f"    missed: {line}" for line in missed),
        f"Names of places: {places}",
        f"  found: {1 - len(lost) / places:.1%}",
        *(f"    {line}" for line in lost),
        f"Single lines: {count_lines}",
        *(f"  {part}: {number}/{count_lines}" for part, number in right.items()),
    ]
    unexplained = [o for o in failed if not o.scenario.exception]
    good = not unexplained and not wrong
    return lines, good and len(missed) <= tried / 100 and len(lost) <= places / 50


def _listed(words: str, failed: Sequence[Outcome]) -> Iterator[str]:
    if failed:
        yield f"  not {words}:"
    for one in failed:
        what = "; ".join(one.differs) or f"place {one.place}"
        yield f"    {one.scenario.name} – {what} – {one.scenario.exception or 'UNEXPLAINED'}"


def main() -> int:
    """Print the report; return 1 if something is not as expected."""
    lines, good = report(Finder.read(TESTS.parent / "data"))
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
