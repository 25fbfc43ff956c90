"""Open Referral's Human Services Data Specification 3.1 (https://openreferral.org/).

What HSDS calls an organization is a member; its service is its work with people who use violence.
"""

from directory.exports.hsds.catalogue import PROFILE, VERSION, Item, Kind, catalogue, page
from directory.exports.hsds.files import FOLDER, PER_PAGE, files, left_over
from directory.exports.hsds.objects import last_modified
from directory.exports.hsds.places import Placed
from directory.exports.hsds.terms import Taxonomy, TaxonomyTerm, is_true

__all__ = [
    "FOLDER",
    "PER_PAGE",
    "PROFILE",
    "VERSION",
    "Item",
    "Kind",
    "Placed",
    "Taxonomy",
    "TaxonomyTerm",
    "catalogue",
    "files",
    "is_true",
    "last_modified",
    "left_over",
    "page",
]
