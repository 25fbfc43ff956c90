"""The cells of members.csv in words, as people read and type them; ``values`` leads back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from directory import countries, members
from directory.countries import Countries
from directory.languages import Languages
from directory.members import Directory, split_list
from directory.staff.state import State

#: Joins the words of a list: a comma stands inside some of them.
JOINT = "; "


class Words:
    """The words for the values of every column of members.csv, in a state."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._columns = {column.name: column for column in state.table("members").columns}
        self._directory = _without_members(state)

    @cached_property
    def languages(self) -> Languages:
        """The names of all languages."""
        return Languages.of(self._directory)

    @cached_property
    def countries(self) -> Countries:
        """The names of all countries."""
        return Countries(self._directory)

    def said(self, column: str, cell: str) -> str:
        """Return a cell in words; a value without words, or a text, stays as it is."""
        words = self.choices(column)
        values = split_list(cell) if self._columns[column].is_list else (cell,)
        return JOINT.join(words.get(value, value) for value in values)

    def choices(self, column: str) -> Mapping[str, str]:
        """Return the words for the values of a column, as a list to choose from has them.

        There are none for a column that holds text.
        """
        if column == "languages":
            return self._languages
        if column == "country":
            return self._countries
        if self._columns[column].allowed == "vocabulary.code":
            return {code: term.label for code, term in self._directory.vocabulary.items()}
        return self._columns[column].labels

    def definition(self, column: str, value: str) -> str:
        """Return when a programme has a value; blank where its words say enough."""
        if self._columns[column].allowed == "vocabulary.code":
            return self._directory.vocabulary[value].definition
        return ""

    @cached_property
    def _languages(self) -> Mapping[str, str]:
        """The names of the languages, those that people ask for before the others.

        A name that several languages bear has the code behind it. What even so means several
        (Kurdish: Kurmanji or Sorani) is no choice.
        """
        find, asked_for = self.languages.candidates, self.languages.is_asked_for
        named = {}
        for code in self.languages.codes():
            plain, exact = self.languages.name(code), *self.languages.choices([code])
            name = plain if find(plain) == (code,) else exact
            if find(name) == (code,):
                named[code] = name
        order = sorted(named, key=lambda code: (not asked_for(code), named[code]))
        return {code: named[code] for code in order}

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        named = {row.code: countries.name(row.code) for row in self._directory.countries}
        return dict(sorted(named.items(), key=lambda item: item[1]))


def _without_members(state: State) -> Directory:
    """Return the tables of words alone: an error in a member's row must not hide them."""
    nobody = dict.fromkeys(("members", "sites", "sources"), ())
    return members.assemble(state.files.declaration, {**state.files.rows, **nobody})
