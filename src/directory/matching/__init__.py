"""Matching: members and a query make an answer, with reasons."""

from directory.matching.answer import Answer, Group, Result, find, in_order
from directory.matching.grades import Offer
from directory.matching.index import Index
from directory.matching.questions import questions
from directory.matching.reasons import Remark, age
from directory.matching.relaxations import Relaxation

__all__ = [
    "Answer",
    "Group",
    "Index",
    "Offer",
    "Relaxation",
    "Remark",
    "Result",
    "age",
    "find",
    "in_order",
    "questions",
]
