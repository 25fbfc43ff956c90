"""Asking before something is written."""

from __future__ import annotations

import sys

from directory.errors import DirectoryError


class NotConfirmed(DirectoryError):
    """Nobody has said yes; nothing was written."""


def confirm(question: str, *, yes: bool) -> None:
    """Return if a person says yes, or said it with ``--yes``; raises NotConfirmed otherwise."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise NotConfirmed("Nothing written: this was the preview. To write it, add --yes.")
    try:
        sys.stderr.write(f"\n{question} Type yes: ")
        sys.stderr.flush()
        answer = sys.stdin.readline()
    except KeyboardInterrupt:
        raise NotConfirmed("\nNothing written.") from None
    if answer.strip().casefold() not in ("y", "yes"):
        raise NotConfirmed("Nothing written.")
