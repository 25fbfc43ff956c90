"""Counts over the members, for the page about the data."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pandas as pd

from directory.coverage import COLUMNS
from directory.finder import Finder
from directory.locale import Phrases
from directory.members import BY_ORGANISATION, Directory


def about(finder: Finder, phrases: Phrases) -> dict[str, Any]:
    """Return everything that the page about the data says."""
    directory = finder.directory
    sources = list(chain.from_iterable(directory.sources.values()))
    return {
        "members": len(directory.members),
        "documented": int((directory.frame["membership"] == "confirmed").sum()),
        "confirmed": int(directory.frame["confirmed_on"].notna().sum()),
        "sources": len(sources),
        "source_pages": len({source.url for source in sources} - {BY_ORGANISATION}),
        "undated": sum(not source.source_date for source in sources),
        "known": known(directory, phrases),
        "countries": by_country(directory, phrases),
        "network": finder.settings.network,
    }


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
