"""Our own taxonomies in HSDS: the codes of the data, with their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from directory.declaration import Column
from directory.exports.as_json import Tree, known
from directory.exports.ids import uuid
from directory.members import Directory, Member

#: Columns of members.csv whose codes are the terms of a taxonomy each.
COLUMNS = ("kind", "membership", "serves", "interpreter", "formats", "referral_routes")

#: Who checked an entry, with the day as the value of the attribute.
ASSURANCE = "assurance"

#: Codes of the taxonomies that say of an organisation whether to trust that it is listed.
OF_ORGANISATIONS = ("kind", "membership", ASSURANCE)


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A list of codes of ours."""

    code: str
    name: str
    description: str

    @property
    def id(self) -> str:
        """The UUID of the taxonomy."""
        return uuid("taxonomy", self.code)

    def tree(self) -> Tree:
        """Return the taxonomy as HSDS writes it."""
        return {"id": self.id, "name": self.name, "description": self.description}


@dataclass(frozen=True, slots=True)
class TaxonomyTerm:
    """A code of ours in its taxonomy."""

    taxonomy: Taxonomy
    code: str
    name: str
    description: str

    @property
    def id(self) -> str:
        """The UUID of the term."""
        return uuid("taxonomy_term", self.taxonomy.code, self.code)

    @property
    def column(self) -> str:
        """The column of members.csv that says whether the term holds."""
        if self.taxonomy.code == ASSURANCE:
            return self.code
        return self.taxonomy.code if self.taxonomy.code in COLUMNS else "specialisms"

    def tree(self, *, full: bool = True) -> Tree:
        """Return the term as HSDS writes it, with its taxonomy in it if it is full."""
        return {
            "id": self.id,
            "code": self.code,
            "name": self.name,
            "description": self.description,
            "taxonomy": self.taxonomy.name,
            "taxonomy_id": self.taxonomy.id,
            "language": "en",
        } | ({"taxonomy_detail": self.taxonomy.tree()} if full else {})


def terms(directory: Directory) -> list[TaxonomyTerm]:
    """Return every term of ours, taxonomy by taxonomy."""
    members = directory.declaration.tables["members"]
    return [
        *(term for name in COLUMNS for term in _of_column(members.column(name))),
        *_assurances(members.column("checked_on"), members.column("confirmed_on")),
        *_specialisms(directory),
    ]


def attributes(
    known_terms: Iterable[TaxonomyTerm], member: Member, entity: str, taxonomies: Iterable[str]
) -> list[Tree]:
    """Return what a member's codes say of one of its objects, as HSDS attributes.

    ``entity`` is ``organization`` or ``service``; ``taxonomies`` are the codes of those to use.
    """
    wanted = set(taxonomies)
    return [
        known(
            {
                "id": uuid("attribute", entity, member.id, term.taxonomy.code, term.code),
                "link_id": uuid(entity, member.id),
                "link_entity": entity,
                "link_type": term.taxonomy.code,
                "taxonomy_term_id": term.id,
                "taxonomy_term": term.tree(full=False),
                "value": _value(term, member),
            }
        )
        for term in known_terms
        if term.taxonomy.code in wanted and is_true(term, member)
    ]


def is_true(term: TaxonomyTerm, member: Member) -> bool:
    """Return whether a term holds for a member."""
    stated = getattr(member, term.column)
    if term.taxonomy.code == ASSURANCE:
        return bool(stated)
    return term.code == stated or (isinstance(stated, tuple) and term.code in stated)


def _value(term: TaxonomyTerm, member: Member) -> str:
    """Return the day of a check; other terms have no value."""
    return str(getattr(member, term.code)) if term.taxonomy.code == ASSURANCE else ""


def _of_column(column: Column) -> Iterator[TaxonomyTerm]:
    taxonomy = Taxonomy(column.name, column.title, column.description)
    for code, label in column.labels.items():
        yield TaxonomyTerm(taxonomy, code, label, f"{column.title}: {label}.")


def _assurances(*columns: Column) -> Iterator[TaxonomyTerm]:
    taxonomy = Taxonomy(ASSURANCE, "Assurance", "Who checked the entry. The value is the day.")
    for column in columns:
        yield TaxonomyTerm(taxonomy, column.name, column.title, column.description)


def _specialisms(directory: Directory) -> Iterator[TaxonomyTerm]:
    """Yield the terms of the vocabulary: each of its groups is a taxonomy."""
    column = directory.declaration.tables["members"].column("specialisms")
    groups = directory.declaration.tables["vocabulary"].column("group").labels
    for group, label in groups.items():
        taxonomy = Taxonomy(group, f"{column.title}: {label}", column.description)
        for term in directory.vocabulary.values():
            if term.group == group:
                yield TaxonomyTerm(taxonomy, term.code, term.label, term.definition)
