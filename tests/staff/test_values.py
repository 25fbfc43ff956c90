"""A person's cell as members.csv holds it: what is certain, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from directory.errors import DataError
from directory.staff import dates
from directory.staff.entries import ERASE, Stated
from directory.staff.sheets import Value
from directory.staff.state import State
from directory.staff.typed import tidy
from directory.staff.values import Values
from directory.staff.words import Words


@pytest.fixture
def values(state: State) -> Values:
    return Values(state, "x.csv", Words(state))


@pytest.mark.parametrize(
    ("column", "value", "cell"),
    [
        ("languages", "Arabisch, schwedisch\nDansk und German; Dari", "ar;sv;da;de;prs"),
        ("languages", "ar; Arabic", "ar"),
        ("languages", "Danish (da)", "da"),
        ("country", "Tyskland", "DE"),
        ("country", "uk", "GB"),
        ("interpreter", True, "yes"),
        ("interpreter", "Nein", "no"),
        ("formats", "By telephone / IN PERSON", "phone;in_person"),
        ("phone", "0046 (40) 555-01-01", "+46 40 555 01 01"),
        ("phone", "+46\u00a040 5550101", "+46 40 5550101"),
        ("website", "HTTPS://x.example.org/A", "https://x.example.org/A"),
        ("email", "mailto:office@example.org", "office@example.org"),
        ("checked_on", "1. 10. 2025", "2025-10-01"),
        ("checked_on", date(2025, 10, 1), "2025-10-01"),
        ("acronym", 112.0, "112"),
        ("city", "\ufeff\u00a0Malmö\u200b ", "Malmö"),
        ("notes", "'=1", "=1"),
        ("notes", "", ""),
        ("notes", "See https://example.org/a?b=1", "See https://example.org/a?b=1"),
        ("notes", "See example.org/a?b=1.", "See example.org/a?b=1."),
        ("notes", "A fee?Ask. Really??", "A fee?Ask. Really??"),
    ],
)
def test_what_is_certain_is_taken(values: Values, column: str, value: Value, cell: str) -> None:
    assert values.read(column, value, 2, "SE") == cell


@pytest.mark.parametrize(
    ("column", "value", "code", "to_type"),
    [
        ("languages", "Arabik", "unknown-language", "Arabic (ar)"),
        ("country", "Germoney", "unknown-country", "Germany"),
        ("kind", "Programme", "not-allowed", "Perpetrator programme"),
        ("phone", 46405550101.0, "wrong-form", "Type +46 40 5550101"),
        ("phone", "040 5550101", "wrong-form", "Type +46 40 5550101"),
        ("phone", "+46 (0)40 5550101", "wrong-form", "Type +46 40 5550101"),
        ("phone", "4.64E+10", "became-a-number", "text"),
        ("website", "www.example.org", "wrong-form", "Type https://www.example.org"),
        ("checked_on", "03/04/2026", "several-days", "2026-04-03 or 2026-03-04"),
        ("checked_on", 45931.0, "wrong-type", "2025-10-01"),
        ("acronym", "01. Mrz", "became-a-day", "text"),
        ("name", date(2026, 3, 1), "became-a-day", "text"),
        ("name", "MÃ¤nner", "broken-letters", "Männer"),
        ("name", "M?nner", "lost-letters", "again"),
        ("notes", "F?r M?nner: https://example.org/a?b=1", "lost-letters", "a space behind"),
        ("notes", "?? ???", "lost-letters", "again"),
        ("name", "#REF!", "broken-cell", "value"),
        ("city", "n/a", "says-nothing", ERASE),
    ],
)
def test_what_is_not_certain_is_refused_with_what_to_type(
    values: Values, column: str, value: Value, code: str, to_type: str
) -> None:
    with pytest.raises(DataError) as refused:
        values.read(column, value, 7, "SE")
    [problem] = refused.value.problems
    assert (problem.file, problem.line, problem.column) == ("x.csv", 7, column)
    assert problem.code == code
    assert to_type in problem.suggestion


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2025-10-01", ["2025-10-01"]),
        ("2025-10-01 00:00:00", ["2025-10-01"]),
        ("13/10/2025", ["2025-10-13"]),
        ("10/13/2025", ["2025-10-13"]),
        ("05/05/2025", ["2025-05-05"]),
        ("1 October 2025", ["2025-10-01"]),
        ("30.02.2025", []),
        ("1 Octopus 2025", []),
        ("yesterday", []),
    ],
)
def test_a_text_means_these_days(text: str, days: list[str]) -> None:
    assert [day.isoformat() for day in dates.readings(text)] == days


def test_a_day_with_two_digits_of_a_year_is_never_certain() -> None:
    assert len(dates.readings("31.12.49")) > 1


def test_only_what_an_export_has_put_before_a_cell_is_taken_off() -> None:
    assert tidy("'+46 40") == "+46 40"
    assert tidy("'s-Hertogenbosch") == "'s-Hertogenbosch"


def test_a_source_is_its_address_and_its_date(values: Values) -> None:
    page = "HTTPS://x.example.org"
    assert values.stated(page, "1.10.2025", 0) == Stated("https://x.example.org", "2025-10-01")
    assert values.stated(page, "2025-10", 0) == Stated("https://x.example.org", "2025-10")
    assert values.stated("", "", 0) is None


@pytest.mark.parametrize(
    ("url", "day", "code"),
    [
        ("https://x.example.org", "2026-13-01", "impossible-day"),
        ("https://x.example.org", "2026-13-45", "impossible-day"),
        ("https://x.example.org", "2026-02-30", "impossible-day"),
        ("https://x.example.org", "2026-13", "impossible-day"),
        ("https://x.example.org", "spring", "wrong-form"),
        ("x.example.org", "2026", "wrong-form"),
        ("", "2026", "date-alone"),
    ],
)
def test_an_impossible_source_is_refused(values: Values, url: str, day: str, code: str) -> None:
    with pytest.raises(DataError) as refused:
        values.stated(url, day, 0)
    [problem] = refused.value.problems
    assert problem.code == code
    assert problem.suggestion
