"""What can go wrong, as values: a problem in a file, and the errors that a caller may catch."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in a data file, and where possible what to type instead.

    ``line`` counts from 1 (the header); 0 means the file as a whole.
    """

    file: str
    line: int
    column: str
    code: str
    message: str
    suggestion: str = ""
    severity: Severity = "error"

    def as_dict(self) -> dict[str, str | int]:
        """Return the problem as the object that ``directory check --json`` prints."""
        return asdict(self)

    def __str__(self) -> str:
        """Return one line a person can act on: place, severity, words, correction.

        Characters that are not printable are written as escapes, so that a cell of the file
        cannot break the line or steer the terminal.
        """
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        correction = f" {self.suggestion}" if self.suggestion else ""
        line = f"{place}: {self.severity} [{self.code}] {self.message}{correction}"
        return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in line)


class DirectoryError(Exception):
    """Root of every error that this package raises on purpose."""


class DataError(DirectoryError):
    """The data cannot be used; ``problems`` says what is wrong and where."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


#: What to do where a file cannot be written, by the system's reason.
_FULL = "Make room on the disk, then try again. Nothing was changed."
_CLOSED = "Close it where it is open, or ask who may write there. Nothing was changed."
_REMEDIES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EBUSY: _CLOSED,
    errno.EROFS: "The disk can only be read. Choose another folder.",
}


class NotWritten(DirectoryError):
    """A file could not be written and is as before; the message says where, why, what to do."""

    def __init__(self, path: Path, error: OSError) -> None:
        remedy = _REMEDIES.get(error.errno or 0, "Choose another folder.")
        super().__init__(f"Cannot write {path}: {error.strerror}. {remedy}")
        self.path = path


class NotUnderstood(DirectoryError):
    """Something asked for is not known; ``suggestions`` are the nearest valid names.

    ``several`` says that it is known but means several things, which are the suggestions.
    ``remark`` is a sentence more, where there is one to say.
    """

    def __init__(
        self,
        what: str,
        text: str,
        suggestions: Sequence[str],
        *,
        several: bool = False,
        remark: str = "",
    ) -> None:
        choices = "; ".join(suggestions)
        if several:
            words = f"{what} {text[:60]!r} can mean several: {choices}. Type one of them."
        else:
            near = f" Did you mean: {choices}?" if suggestions else ""
            words = f"{what} not known: {text[:60]!r}.{near}"
        super().__init__(f"{words} {remark}".rstrip())
        self.what = what
        self.text = text
        self.suggestions = tuple(suggestions)
        self.several = several
        self.remark = remark
