"""What a problem says on the form."""

from __future__ import annotations

from directory.app.staff.wording import SOURCE, Told, told
from directory.errors import Problem


def test_a_problem_stands_at_its_field_with_what_to_type() -> None:
    problem = Problem("members.csv", 2, "phone", "victims-line", "Is a line.", "Type another.")
    assert told([problem, problem]) == [Told("phone", "Is a line.", "Type another.", True)]


def test_a_value_that_is_known_can_be_put_in() -> None:
    words = "'042' does not have the right form."
    problem = Problem("members.csv", 2, "phone", "wrong-form", words, "Type +355 4 2")
    assert told([problem])[0].value == "+355 4 2"
    unknown = Problem("members.csv", 2, "phone", "wrong-form", words, "Right is: a number")
    assert told([unknown])[0].value == ""


def test_what_is_wrong_with_a_source_stands_at_the_source_and_names_no_file() -> None:
    missing = [
        Problem("members.csv", 2, column, "no-source", "No row of sources.csv", "Add to it")
        for column in ("phone", "email")
    ]
    assert told(missing) == [Told(SOURCE, "Say where this comes from.", "", True)]
    bad = Problem("sources.csv", 9, "url", "wrong-form", "Has no form.", "Type https://x")
    assert told([bad]) == [Told(SOURCE, "Has no form.", "Type https://x", True)]


def test_a_town_that_is_not_found_is_said_without_files() -> None:
    problem = Problem("members.csv", 2, "city", "no-coordinates", "In places.csv", "Add a line")
    (one,) = told([problem])
    assert "This town is not found" in one.words
    assert one.right == ""


def test_what_is_chosen_from_a_list_is_not_asked_for_as_a_code() -> None:
    words, right = "Country must not be blank.", "Fill in: Two-letter country code."
    problem = Problem("members.csv", 2, "country", "blank-cell", words, right)
    assert told([problem]) == [Told("country", words, "Choose a country.", True)]


def test_an_emergency_number_is_called_so_without_the_file_that_lists_it() -> None:
    words = "'112' is a victims' line or an emergency number (site.toml)."
    (one,) = told([Problem("members.csv", 2, "phone", "victims-line", words, "Type another.")])
    assert one.words == "'112' is a victims' line or an emergency number."
