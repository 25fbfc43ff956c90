"""The lists of the API: which objects are asked for, and the page with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from directory import countries
from directory.exports.as_json import Tree
from directory.exports.entries import english
from directory.exports.hsds import (
    PER_PAGE,
    Item,
    Placed,
    Taxonomy,
    TaxonomyTerm,
    catalogue,
    is_true,
    last_modified,
    page,
)
from directory.exports.ids import uuid
from directory.finder import Finder
from directory.freshness import sure_on
from directory.matching import in_order
from directory.members import Member
from directory.names import fold
from directory.query import NEEDS, Query
from directory.web.api.parameters import parameters
from directory.web.api.problems import Refused


class Lists:
    """All lists of one version of the data."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.kinds = catalogue(finder)
        self.parameters = parameters(finder)

    def page(self, kind: str, asked: Mapping[str, Any]) -> Tree:
        """Return a page of a list; Refused if the list has fewer pages."""
        found = [item for item in self.kinds[kind].items.values() if self._fits(item, asked)]
        found.sort(key=self._rank(asked))
        everything = max(len(found), 1) if asked.get("minimal") else PER_PAGE
        size, number = asked.get("per_page", everything), asked.get("page", 1)
        pages = max(-(-len(found) // size), 1)
        if number > pages:
            raise Refused(404, f"There is no such page: the last one is page {pages}.")
        shown = found[(number - 1) * size : number * size]
        return page([self._tree(kind, item, asked) for item in shown], number, size, len(found))

    def one(self, kind: str, id_: str) -> Tree:
        """Return one whole object; Refused if nothing has this id."""
        item = self.kinds[kind].items.get(id_.lower())
        if item is None:
            raise Refused(404, f"Nothing has this id: see the list /api/{kind}.")
        return self.kinds[kind].full(item)

    def _tree(self, kind: str, item: Item, asked: Mapping[str, Any]) -> Tree:
        if asked.get("minimal") and isinstance(item, Member):
            return {"id": uuid("service", item.id), "modified_date": last_modified(item)}
        whole = asked.get("full")
        return self.kinds[kind].full(item) if whole else self.kinds[kind].brief(item)

    def _fits(self, item: Item, asked: Mapping[str, Any]) -> bool:
        if not self._has_words(item, asked):
            return False
        if isinstance(item, Taxonomy):
            return True
        if isinstance(item, TaxonomyTerm):
            return "parent_id" not in asked and _is(item.taxonomy.id, asked, "taxonomy_id")
        if isinstance(item, Placed):
            return _is(item.spot.country, asked, "country") and self._holds(item.member, asked)
        here = {country for country, _ in self.finder.directory.cities(item)} | {item.country}
        return asked.get("country", item.country) in here and self._holds(item, asked)

    def _holds(self, member: Member, asked: Mapping[str, Any]) -> bool:
        """Return whether what is asked of members holds for one."""
        changed = sure_on(member.checked_on, member.confirmed_on)
        return (
            ("organization_id" not in asked or self._is_organization(member, asked))
            and changed >= asked.get("modified_after", changed)
            and ("language" not in asked or asked["language"] in member.languages)
            and ("taxonomy_term_id" not in asked or self._has_term(member, asked))
            and ("taxonomy_id" not in asked or self._has_taxonomy(member, asked))
        )

    def _rank(self, asked: Mapping[str, Any]) -> Callable[[Item], int]:
        """Return what gives the place of an item in a list, the same for items in data order.

        Where the search can be asked the same, its order is that of the list.
        """
        query = self._query(asked)
        if query == Query():
            return lambda _: 0
        places = {id_: place for place, id_ in enumerate(in_order(self.finder.index, query))}

        def rank(item: Item) -> int:
            member = item.member if isinstance(item, Placed) else item
            return places.get(member.id, len(places))

        return rank

    def _query(self, asked: Mapping[str, Any]) -> Query:
        """Return what is asked as the search understands it, empty if nothing of it is."""
        term = self.kinds["taxonomy_terms"].items.get(asked.get("taxonomy_term_id", ""))
        needs = {}
        if isinstance(term, TaxonomyTerm) and term.column in NEEDS:
            needs[term.column] = (term.code,)
        return Query(
            languages=_given(asked, "language"),
            countries=_given(asked, "country"),
            specialisms=needs.get("specialisms", ()),
            formats=needs.get("formats", ()),
            referral_routes=needs.get("referral_routes", ()),
        )

    def _is_organization(self, member: Member, asked: Mapping[str, Any]) -> bool:
        return self.kinds["organizations"].items.get(asked["organization_id"]) is member

    def _has_term(self, member: Member, asked: Mapping[str, Any]) -> bool:
        term = self.kinds["taxonomy_terms"].items.get(asked["taxonomy_term_id"])
        return isinstance(term, TaxonomyTerm) and is_true(term, member)

    def _has_taxonomy(self, member: Member, asked: Mapping[str, Any]) -> bool:
        return any(is_true(term, member) for term in self._terms.get(asked["taxonomy_id"], ()))

    @cached_property
    def _terms(self) -> dict[str, list[TaxonomyTerm]]:
        """The terms by the id of their taxonomy."""
        found: dict[str, list[TaxonomyTerm]] = {}
        for term in self.kinds["taxonomy_terms"].items.values():
            if isinstance(term, TaxonomyTerm):
                found.setdefault(term.taxonomy.id, []).append(term)
        return found

    def _has_words(self, item: Item, asked: Mapping[str, Any]) -> bool:
        if "search" not in asked:
            return True
        text, words = self._text(item), fold(asked["search"]).split()
        return bool(words) and all(word in text for word in words)

    def _text(self, item: Item) -> str:
        """Return the folded text in which words are looked for."""
        if isinstance(item, Taxonomy | TaxonomyTerm):
            return fold(f"{item.name} {item.description}")
        member = item.member if isinstance(item, Placed) else item
        return self._texts[member.id]

    @cached_property
    def _texts(self) -> dict[str, str]:
        """The folded text of each member."""
        words, directory = english(self.finder), self.finder.directory
        return {
            member.id: fold(" ".join((
                member.name, member.name_native, member.acronym,
                *(city for _, city in directory.cities(member)),
                countries.name(member.country),
                *(words.label("specialisms", code) for code in member.specialisms),
            )))
            for member in directory.members
        }  # fmt: skip


def _given(asked: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return (asked[name],) if name in asked else ()


def _is(value: str, asked: Mapping[str, Any], name: str) -> bool:
    """Return whether a parameter is not asked for, or is this value."""
    return bool(asked.get(name, value) == value)
