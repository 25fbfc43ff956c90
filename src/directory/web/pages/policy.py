"""The Content-Security-Policy of the plain pages: their own inline scripts and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from directory.map import script_hashes

_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; "
    "frame-src {frames}; form-action {forms}; base-uri 'none'"
)


def served_policy(html: str, framed_by: Iterable[str] = ()) -> str:
    """Return the policy of a page that the process serves, and that some sites may frame."""
    ancestors = " ".join(framed_by) or "'none'"
    policy = _filled(html, frames="'self'", forms="'self'")
    return f"{policy}; frame-ancestors {ancestors}"


def file_policy(html: str) -> str:
    """Return the policy of an exported page, which has nothing to send a form to."""
    return _filled(html, frames="'self' file:", forms="'none'")


def _filled(html: str, *, frames: str, forms: str) -> str:
    scripts = " ".join(dict.fromkeys(script_hashes(html))) or "'none'"
    return _POLICY.format(scripts=scripts, frames=frames, forms=forms)
