"""The nearest right value."""

from __future__ import annotations

from directory.problems.wording import COMPARED, READ_OUT, instead_of, nearest, quoted


def test_the_nearest_is_found_whatever_its_case() -> None:
    assert nearest("zurich", ["Basel", "Zürich", "Bern"]) == "Zürich"
    assert nearest("ec", ["EC", "NC"]) == "EC"


def test_nothing_is_near_to_nonsense() -> None:
    assert nearest("?", ["Basel", "Zürich"]) == ""
    assert nearest("", []) == ""


def test_of_many_the_neighbours_are_compared() -> None:
    many = sorted(f"se-member-{number:05}" for number in range(COMPARED * 50))
    assert nearest("se-member-05000x", many) == "se-member-05000"


def test_a_few_values_are_read_out() -> None:
    few = [chr(97 + number) * 3 for number in range(READ_OUT)]
    assert instead_of("?", few) == f"Type one of: {', '.join(few)}."
    assert instead_of("?", [*few, "zzz"]) == ""
    assert instead_of("?", []) == ""


def test_a_quoted_text_is_short_and_printable() -> None:
    assert quoted("\u202e" + "x" * 500) == "'\\u202e" + "x" * 59 + "'"
