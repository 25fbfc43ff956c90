"""What is asked: a ``Query``, made of words that people type, options, or a URL."""

from directory.query.asked import NEEDS, Near, Query, Who, near_town
from directory.query.lexicon import ASKED_AS_PERSON, Lexicon, Understood
from directory.query.reading import Reading
from directory.query.wording import Wording

__all__ = [
    "ASKED_AS_PERSON",
    "NEEDS",
    "Lexicon",
    "Near",
    "Query",
    "Reading",
    "Understood",
    "Who",
    "Wording",
    "near_town",
]
