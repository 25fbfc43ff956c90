"""Everything that HSDS lists, by kind and id: what the files hold and the API answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from directory.exports.as_json import Tree
from directory.exports.entries import spots
from directory.exports.hsds.objects import Objects
from directory.exports.hsds.places import Placed
from directory.exports.hsds.terms import Taxonomy, TaxonomyTerm
from directory.exports.ids import uuid
from directory.finder import Finder
from directory.members import Member

#: The version of HSDS, and where it is described: we have no profile of our own.
VERSION = "3.1"
PROFILE = "https://docs.openreferral.org/"

Item = Member | Placed | Taxonomy | TaxonomyTerm


@dataclass(frozen=True)
class Kind:
    """One kind of object: what there is by id, and how it is written, in a list and alone."""

    items: Mapping[str, Item]
    brief: Callable[[Item], Tree]
    full: Callable[[Item], Tree]


def catalogue(finder: Finder) -> dict[str, Kind]:
    """Return all kinds by their HSDS names, in the order of the data."""
    objects = Objects(finder)
    directory = finder.directory
    programmes = [m for m in directory.members if directory.describes_programme(m)]
    placed = [Placed(member, spot) for member in programmes for spot in spots(directory, member)]
    taxonomies = dict.fromkeys(term.taxonomy for term in objects.terms)
    return {
        "services": _of_members("service", programmes, objects.service),
        "organizations": _of_members("organization", directory.members, objects.organization),
        "taxonomies": _of_ours(taxonomies),
        "taxonomy_terms": _of_ours(objects.terms),
        "service_at_locations": _of_ours(placed),
    }


def page(contents: list[Tree], number: int, size: int, total: int) -> Tree:
    """Return a page of a list as HSDS wraps it; pages count from 1, ``size`` is the most in one."""
    pages = -(-total // size)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def _of_members(entity: str, members: Iterable[Member], make: Callable[..., Tree]) -> Kind:
    return Kind(
        items={uuid(entity, member.id): member for member in members},
        brief=lambda member: make(member, full=False),
        full=make,
    )


def _of_ours(items: Iterable[Placed | Taxonomy | TaxonomyTerm]) -> Kind:
    def tree(item: Item) -> Tree:
        assert not isinstance(item, Member)  # noqa: S101
        return item.tree()

    return Kind(items={item.id: item for item in items}, brief=tree, full=tree)
