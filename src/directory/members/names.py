"""The typed rows of the tables of names: languages, countries, places, words that people type."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A language as CLDR names it, in English, in itself and in other languages."""

    code: str
    name: str
    own_name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country as CLDR names it, in English and in other languages."""

    code: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LanguageName:
    """Names of a language that CLDR lacks; a blank keeps CLDR's."""

    code: str
    name: str
    own_name: str
    other_names: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Macrolanguage:
    """A name that stands for several languages, so that one must ask which is meant."""

    code: str
    languages: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class LanguagePair:
    """Two languages of which speakers of the one asked usually understand the one offered."""

    asked: str
    offered: str
    one_way: str
    reason: str
    caution: str


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Names of a town that the gazetteer lacks."""

    geonames_id: str
    name: str
    other_names: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Words:
    """What people type for one thing, in one language (see words.csv)."""

    language: str
    column: str
    value: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """How names with an ending change in running text (see endings.csv)."""

    language: str
    kind: str
    ending: str
    forms: tuple[str, ...]
    reason: str
