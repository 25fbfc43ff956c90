"""What is asked instead of guessed: a file that can be read in several ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from directory.errors import DirectoryError


@dataclass(frozen=True, slots=True)
class Choice:
    """One way of reading a file: the value that the option takes, and what is then read."""

    value: str
    sample: str


class Unclear(DirectoryError):
    """A file can be read in several ways; ``option`` says which of ``choices`` is meant."""

    def __init__(self, question: str, option: str, choices: Sequence[Choice]) -> None:
        listed = " · ".join(f"{choice.value}: {choice.sample}" for choice in choices)
        first = choices[0].value
        typed = f'"{first}"' if " " in first else first
        super().__init__(f"{question} {listed}. Type --{option} {typed}, if that is the right one.")
        self.question = question
        self.option = option
        self.choices = tuple(choices)
