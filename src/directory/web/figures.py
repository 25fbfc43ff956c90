"""Counts over the members, for the page about the data."""

from __future__ import annotations

import pandas as pd

from directory.coverage import COLUMNS
from directory.locale import Phrases
from directory.members import Directory


def known(directory: Directory, phrases: Phrases) -> list[tuple[str, int]]:
    """Return (label, number of members of which it is known) for the facts that may be blank."""
    columns = directory.declaration.tables["members"]
    filled = directory.frame[list(COLUMNS)].map(bool).sum()
    return [(phrases.t(columns.column(name).title), int(filled[name])) for name in COLUMNS]


def by_country(directory: Directory, phrases: Phrases) -> list[tuple[str, int, int, int]]:
    """Return (country, members, documented memberships, with a language stated), by name."""
    frame = directory.frame
    counts = pd.DataFrame(
        {
            "members": frame.groupby("country").size(),
            "documented": (frame["membership"] == "confirmed").groupby(frame["country"]).sum(),
            "speaks": frame["languages"].map(bool).groupby(frame["country"]).sum(),
        }
    )
    return sorted(
        (phrases.country(str(country)), int(members), int(documented), int(speaks))
        for country, (members, documented, speaks) in zip(
            counts.index, counts.to_numpy(), strict=True
        )
    )
