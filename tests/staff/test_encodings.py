"""Encodings: what is read is what was written, or it is asked; never another text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from directory.errors import DataError
from directory.staff import encodings
from directory.staff.encodings import OLD, WINDOWS
from directory.staff.reading import known_words
from directory.staff.state import State
from directory.staff.unclear import Unclear

KNOWN = encodings.words_of(
    "Österreich Malmö Genève Łódź Kraków Česko Košice Україна Ελλάδα İspanya Eskişehir "
    "Español România"
)

#: Words of which some are known, in the languages of each encoding.
WORDS = st.lists(
    st.sampled_from(
        "Österreich Malmö Genève Grönfjäll Łódź Kraków Česko Žabka Україна Привіт Ελλάδα Δοκιμή "
        "İspanya Eskişehir Işık España niño România şcoală – “quoted” isn’t Wien café Ærø".split()
    ),
    min_size=1,
    max_size=4,
)


@given(words=WORDS, encoding=st.sampled_from([*WINDOWS, *OLD, "utf-8", "utf-8-sig", "utf-16"]))
@example(words=["Malmö"], encoding="cp850")
@example(words=["“quoted”"], encoding="mac-roman")
@example(words=["Česko", "Košice"], encoding="iso-8859-2")
@example(words=["Česko", "Žabka"], encoding="iso-8859-2")
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_is_taken_for_another(words: list[str], encoding: str) -> None:
    text = f"id;name\r\nx;{' '.join(words)}\r\n"
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:
        return
    try:
        read = encodings.text("x.csv", content, lambda: KNOWN)
    except (Unclear, DataError):
        return
    assert read == text


@pytest.mark.parametrize(
    ("word", "encoding"),
    [
        ("Genève", "windows-1252"),
        ("Łódź", "windows-1250"),
        ("Україна", "windows-1251"),
        ("Ελλάδα", "windows-1253"),
        ("Eskişehir", "windows-1254"),
    ],
)
def test_a_known_word_decides(word: str, encoding: str) -> None:
    assert encodings.text("x.csv", word.encode(encoding), lambda: KNOWN) == word


def test_words_for_two_encodings_are_asked_back() -> None:
    known = encodings.words_of("Suède Sučde")
    with pytest.raises(Unclear) as asked:
        encodings.text("x.csv", "Suède".encode("windows-1252"), lambda: known)
    choices = {choice.value: choice.sample for choice in asked.value.choices}
    assert choices["windows-1252"] == "Suède"
    assert choices["windows-1250"] == "Sučde"
    assert asked.value.option == "encoding"
    assert "--encoding windows-125" in str(asked.value)


@pytest.mark.parametrize("encoding", ["windows-1250", "Windows_1250", "cp1250"])
def test_what_a_person_says_holds(encoding: str) -> None:
    assert encodings.text("x.csv", "Blåvik".encode("cp1252"), lambda: KNOWN, encoding) == "Blĺvik"


@pytest.mark.parametrize("encoding", ["rot13", "utf-7", "unicode_escape", "latin-klingon"])
def test_other_codecs_cannot_be_named(encoding: str) -> None:
    with pytest.raises(DataError, match="is no encoding"):
        encodings.text("x.csv", b"abc", lambda: KNOWN, encoding)


def test_the_words_of_the_directory_tell_encodings_apart(state: State) -> None:
    assert {"malmö", "العربية", "dänisch"} <= known_words(state)
    assert not any(word.isascii() for word in known_words(state))
