"""Which sources a fact has after it changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from directory.staff.entries import Stated
from directory.staff.sourcing import Fact, after

PAGE = Stated("https://example.org/new", "2026-10")


def row(value: str, url: str, field: str = "languages") -> dict[str, str]:
    return {"member_id": "m", "field": field, "value": value, "url": url,
            "source_date": "2026-10" if url == PAGE.url else "", "note": ""}  # fmt: skip


def sources(
    old: str, new: str, rows: Sequence[Mapping[str, str]], stated: Stated | None, *, field: str
) -> list[Mapping[str, str]]:
    return after(Fact("m", field, field == "languages", old, new, rows, stated))


def test_a_new_fact_has_the_new_source() -> None:
    found = sources("", "+46 40 5550101", [], PAGE, field="phone")
    assert found == [row("", PAGE.url, "phone")]


def test_what_stated_another_value_is_no_source_any_more() -> None:
    old = row("", "https://example.org/old", "phone")
    found = sources("+46 40 5550101", "+46 40 5550102", [old], PAGE, field="phone")
    assert found == [row("", PAGE.url, "phone")]


def test_a_second_source_joins_the_first_if_the_fact_stays() -> None:
    old = row("", "https://example.org/old", "phone")
    found = sources("+46 40 5550101", "+46 40 5550101", [old], PAGE, field="phone")
    assert found == [old, row("", PAGE.url, "phone")]
    assert sources("+4", "+4", found, PAGE, field="phone") == found


def test_a_list_that_grows_has_the_new_values_from_the_new_source() -> None:
    old = row("ar;sv", "https://example.org/old")
    found = sources("ar;sv", "ar;sv;uk", [old], PAGE, field="languages")
    assert found == [old, row("uk", PAGE.url)]


def test_a_page_keeps_the_values_that_stay_and_a_removal_needs_no_source() -> None:
    old = [row("ar;sv", "https://example.org/old"), row("en", "https://example.org/en")]
    kept = [row("sv", "https://example.org/old"), old[1]]
    assert sources("ar;sv;en", "sv;en", old, None, field="languages") == kept
    # Who says that a value is gone states none of those that stay.
    assert sources("ar;sv;en", "sv;en", old, PAGE, field="languages") == kept


def test_a_page_whose_only_value_goes_goes_with_it() -> None:
    old = [row("ar", "https://example.org/old"), row("en", "https://example.org/en")]
    found = sources("ar;en", "en;sv", old, PAGE, field="languages")
    assert found == [old[1], row("sv", PAGE.url)]


def test_without_a_source_nothing_is_invented() -> None:
    assert sources("", "ar", [], None, field="languages") == []


def test_an_erased_fact_has_no_source() -> None:
    old = row("ar", "https://example.org/old")
    assert sources("ar", "", [old], PAGE, field="languages") == []
