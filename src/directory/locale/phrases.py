"""Words for data: remarks, grades, groups, codes, languages and countries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from directory import countries
from directory.languages import Languages
from directory.locale.translator import Translator, noted
from directory.matching import Remark
from directory.members import Directory

REASONS: Mapping[str, str] = {
    "for_women_only": noted("For women only"),
    "states_men_only": noted("States men only"),
    "man_not_stated": noted("Men: not stated, ask"),
    "woman_not_stated": noted("Women: not stated, ask"),
    "no_programme_described": noted("No source describes a programme of its own"),
    "language_stated": noted("Works in {language}"),
    "language_official": noted("{language} (official language, not stated)"),
    "language_interpreter": noted("Works with interpreters: ask about {language}"),
    "language_related": noted("Works in {offered}: ask whether {language} speakers can join"),
    "language_related_official": noted(
        "{offered} (official language, not stated): ask whether {language} speakers can join"
    ),
    "language_caution": noted("{caution}"),
    "language_unknown": noted("Language not stated: ask about {language}"),
    "official_in_country": noted("{language} is official in {country}: ask"),
    "works_in_others": noted("Works in {languages}"),
    "no_interpreter": noted("Does not work with interpreters"),
    "other_country": noted("In another country: {country}"),
    "distance_unknown": noted("Distance not known"),
    "beyond_reach": noted("Far away: ask whether the person can come"),
    "from_a_distance": noted("Far away: ask for sessions online or by telephone"),
    "serves_nationwide": noted("Serves the whole country"),
    "need_met": noted("{value}: stated"),
    "need_not_stated": noted("{value}: not stated, ask"),
    "need_met:self": noted("Takes people who come by themselves"),
    "need_not_stated:self": noted("Not stated whether people can come by themselves: ask"),
    "read_long_ago": noted(
        "Sources read on {day}, more than a year ago: ask whether this still holds"
    ),
    "confirmed_long_ago": noted(
        "Confirmed by the organisation on {day}, more than a year ago: ask whether this still holds"
    ),
    "the_network": noted("The European network of programmes"),
}  # fmt: skip

QUESTIONS: Mapping[str, str] = {
    "ask_which": noted("Which programme there can take this person?"),
    "ask_which_language": noted("Which programme there can take this person, in {language}?"),
    "ask_still": noted("Do you still offer this work? The last news of it is from {day}."),
    "ask_who": noted("Do you work with men, with women, or with both?"),
    "ask_men": noted("Do you work with men?"),
    "ask_women": noted("Do you work with women who have used violence?"),
    "ask_language": noted("Do you work in {language}?"),
    "ask_interpreter": noted("Do you work with interpreters?"),
    "ask_interpreter_for": noted("Can you arrange an interpreter for {language}? Who pays?"),
    "ask_related": noted("Can a person who speaks {language} join?"),
    "ask_still_offered": noted("Can the work start in {language} now?"),
    "ask_specialisms": noted("Do you offer this: {value}?"),
    "ask_formats": noted("Can sessions be held like this: {value}?"),
    "ask_referral_routes": noted("Do you take referrals by this route: {value}?"),
    "ask_routes": noted("Who may refer a person to you?"),
    "ask_residence": noted("Can people come without a residence permit?"),
    "ask_wait": noted("How long is the wait?"),
    "ask_partner": noted("Who talks to the partner, and how is the partner kept safe?"),
}

GROUPS: Mapping[str, str] = {
    "match": noted("Programmes within reach"),
    "interpreter": noted("With an interpreter"),
    "related": noted("In a related language"),
    "ask": noted("Ask first"),
    "elsewhere": noted("Elsewhere"),
    "network": noted("Whom to ask"),
}

CHANGES: Mapping[str, str] = {
    "language": noted("In {value}"),
    "any_language": noted("Any language"),
    "within_km": noted("Within {value} km, also abroad"),
    "whole_country": noted("The whole country"),
    "any_country": noted("All countries"),
    "anybody": noted("Men or women not said"),
}


@dataclass(frozen=True)
class Phrases:
    """Words in one language for the data of one directory."""

    t: Translator
    directory: Directory
    languages: Languages

    def reason(self, remark: Remark) -> str:
        """Return the words for a reason of a result."""
        special = REASONS.get(f"{remark.code}:{remark.values.get('value', '')}")
        return self.t(special or REASONS[remark.code], **self._values(remark.values))

    def question(self, remark: Remark) -> str:
        """Return the words for a question to put to a member."""
        return self.t(QUESTIONS[remark.code], **self._values(remark.values))

    def change(self, change: str) -> str:
        """Return the words for a loosening: ``code``, ``code:value``, two joined by a plus."""
        return ", ".join(map(self._single_change, change.split("+")))

    def _single_change(self, change: str) -> str:
        code, _, value = change.partition(":")
        words = self.language(value) if code == "language" else value
        return self.t(CHANGES[code], value=words)

    def group(self, code: str) -> str:
        """Return the heading of a group of the answer."""
        return self.t(GROUPS[code])

    def language(self, code: str) -> str:
        """Return the name of a language in the reader's language."""
        return self.languages.name(code)

    def country(self, code: str) -> str:
        """Return the name of a country in the reader's language."""
        return countries.name(code)

    def day(self, day: date) -> str:
        """Return a day in the reader's language, for example 3 Jan 2025."""
        return format_date(day, "d MMM y", locale=self.t.language)

    def label(self, column: str, value: str) -> str:
        """Return the words for a code in a column of members.csv."""
        if column == "specialisms" and value in self.directory.vocabulary:
            return self.t(self.directory.vocabulary[value].label)
        return self.t(self.directory.declaration.label(column, value))

    def _values(self, values: Mapping[str, str]) -> dict[str, str]:
        words = dict(values)
        if "language" in values:
            words["language"] = self.language(values["language"])
        if "offered" in values:
            words["offered"] = self.language(values["offered"])
            caution = self.languages.relatives.caution(values["language"], values["offered"])
            words["caution"] = self.t(caution) if caution else ""
        if "languages" in values:
            words["languages"] = ", ".join(map(self.language, values["languages"].split(";")))
        if "country" in values:
            words["country"] = self.country(values["country"])
        if "day" in values:
            words["day"] = self.day(date.fromisoformat(values["day"]))
        if "column" in values:
            words["value"] = self.label(values["column"], values["value"])
        return words
