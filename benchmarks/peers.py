"""What one would write without this project: the same question put to pandas and to DuckDB.

They answer the simplest form of it: who is within reach in the country (or the radius) and
describes a programme; is the language stated, official or unknown; how far is the main place
(haversine, further places left out); ordered by grade and distance, the first 20; and how many
offer the language in each country. No interpreters, relatives, needs, groups, reasons, or
relaxations. What can be prepared is prepared once: joined coordinates, official languages,
flags.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from directory.finder import Finder
from directory.matching.index import REACH_KM
from directory.query import Query

FIRST = 20
EARTH_KM = 6371.0
COLUMNS = ["id", "country", "grade", "km"]


@dataclass(frozen=True)
class Reply:
    """What a peer answers: the best in order (id, country, grade, km), and counts by country."""

    best: Sequence[tuple[Any, ...]]
    by_country: Mapping[str, int]


def table(finder: Finder) -> pd.DataFrame:
    """Return members.csv as a table, joined with what the question needs; lists as text."""
    directory = finder.directory
    rows = []
    for member in directory.members:
        latitude, longitude = directory.places.get((member.country, member.city), (np.nan, np.nan))
        rows.append(
            {
                "id": member.id,
                "country": member.country,
                "languages": ";".join(member.languages),
                "usual": ";".join(finder.languages.usual(member)),
                "reach_km": REACH_KM[member.serves],
                "remote": "online" in member.formats or "phone" in member.formats,
                "describes": directory.describes_programme(member),
                "latitude": latitude,
                "longitude": longitude,
            }
        )
    return pd.DataFrame(rows)


class PlainPandas:
    """A filter over all rows: each list is split, the rest are columns."""

    name = "pandas, all rows"

    def __init__(self, members: pd.DataFrame) -> None:
        self._members = members

    def find(self, query: Query, limit: int | None = FIRST) -> Reply:
        """Return the reply to a query."""
        members = self._members.copy(deep=False)
        members["km"] = kilometres(members, query)
        members["grade"] = _grades(members, query)
        fit = members[members["describes"] & _within_reach(members, query)]
        return _reply(fit, members[members["describes"] & (members["grade"] < 2)], limit)


class PreparedPandas:
    """The same, but each list is split once beforehand into rows of its own (explode)."""

    name = "pandas, prepared"

    def __init__(self, members: pd.DataFrame) -> None:
        self._members = members[members["describes"]]
        self._by_country = dict(list(self._members.groupby("country")))
        self._stated = self._offered("languages")
        self._usual = self._offered("usual")

    def _offered(self, column: str) -> Mapping[str, pd.Index[int]]:
        rows = self._members[column].str.split(";").explode()
        return {str(code): found.index for code, found in rows.groupby(rows)}

    def find(self, query: Query, limit: int | None = FIRST) -> Reply:
        """Return the reply to a query."""
        fit = self._members
        if query.within_km is None and query.home:
            frames = [self._by_country[code] for code in query.home if code in self._by_country]
            # Several countries are joined; where no member is in them, nobody is left.
            fit = frames[0] if len(frames) == 1 else pd.concat([fit[:0], *frames])
        fit = fit.copy(deep=False)
        fit["km"] = kilometres(fit, query)
        fit = fit[_within_reach(fit, query)].copy(deep=False)
        stated, usual = (
            [found[code] for code in query.languages if code in found]
            for found in (self._stated, self._usual)
        )
        fit["grade"] = 2 if query.languages else 0
        for grade, offers in ((1, usual), (0, stated)):
            for found in offers:
                fit.loc[fit.index.isin(found), "grade"] = grade
        offering = self._members
        if query.languages:
            every = [*stated, *usual]
            offering = offering.loc[every[0].append(every[1:]).unique()] if every else offering[:0]
        return _reply(fit, offering, limit)


def _reply(fit: pd.DataFrame, offering: pd.DataFrame, limit: int | None) -> Reply:
    best = fit.sort_values(["grade", "km"], na_position="last").head(limit or len(fit))
    rows = list(best[COLUMNS].itertuples(index=False, name=None))
    by_country = offering["country"].value_counts()
    return Reply(rows, {str(code): int(many) for code, many in by_country.items()})


def _grades(members: pd.DataFrame, query: Query) -> pd.Series[int]:
    if not query.languages:
        return pd.Series(0, index=members.index)
    asked = set(query.languages)

    def grade(cell: str, found: int) -> int:
        return found if asked.intersection(cell.split(";")) else 2

    stated = members["languages"].apply(grade, found=0)
    usual = members["usual"].apply(grade, found=1)
    return stated.where(stated < usual, usual)


def kilometres(members: pd.DataFrame, query: Query) -> pd.Series[float]:
    """Return the km from the place that is asked to the main places, by haversine."""
    if query.near is None:
        return pd.Series(np.nan, index=members.index)
    latitudes, longitudes = np.radians(members["latitude"]), np.radians(members["longitude"])
    latitude, longitude = np.radians(query.near.latitude), np.radians(query.near.longitude)
    half = (
        np.sin((latitudes - latitude) / 2) ** 2
        + np.cos(latitude) * np.cos(latitudes) * np.sin((longitudes - longitude) / 2) ** 2
    )
    kilometres: pd.Series[float] = 2 * EARTH_KM * np.arcsin(np.sqrt(half))
    return kilometres


def _within_reach(members: pd.DataFrame, query: Query) -> pd.Series[bool]:
    home = members["country"].isin(query.home) | (not query.home)
    if query.near is None:
        return home
    km = members["km"]
    if query.within_km is None:
        return home & ((km <= members["reach_km"]) | members["remote"] | km.isna())
    inside = km <= query.within_km
    return (inside & home if query.countries else inside) | (home & members["remote"])


class Duck:
    """SQL over the same table in memory, with list columns and all that DuckDB brings."""

    name = "DuckDB"

    def __init__(self, members: pd.DataFrame) -> None:
        import duckdb  # only here, so that the memory we report is ours

        self._database = duckdb.connect()
        self._database.register("given", members)
        self._database.execute(PREPARE)
        self._database.unregister("given")

    def find(self, query: Query, limit: int | None = FIRST) -> Reply:
        """Return the reply to a query."""
        rows = self._database.execute(_sql(query), _values(query, limit)).fetchall()
        by_country = {row[1]: row[2] for row in rows if row[0] is None}
        return Reply([row for row in rows if row[0] is not None], by_country)


PREPARE = """
CREATE TABLE members AS
SELECT * REPLACE (
    string_split(languages, ';') AS languages,
    string_split(usual, ';') AS usual,
    CASE WHEN isnan(latitude) THEN NULL ELSE latitude END AS latitude,
    CASE WHEN isnan(longitude) THEN NULL ELSE longitude END AS longitude
)
FROM given
"""

KM = """
2 * 6371.0 * asin(sqrt(
    pow(sin(radians(latitude - $latitude) / 2), 2)
    + cos(radians($latitude)) * cos(radians(latitude))
    * pow(sin(radians(longitude - $longitude) / 2), 2)
))
"""

#: The answer and the counts by country come in one result: the counts have no id.
FIND = """
WITH fit AS (
    SELECT id, country, {km} AS km, {grade} AS grade
    FROM members
    WHERE describes AND {within_reach}
)
(SELECT id, country, grade, km FROM fit ORDER BY grade, km NULLS LAST LIMIT $limit)
UNION ALL
(SELECT NULL, country, count(*), NULL FROM members WHERE describes AND {offers} GROUP BY country)
"""


def _sql(query: Query) -> str:
    """Return a statement that asks no more than the query does."""
    names = [f"$language{number}" for number in range(len(query.languages))]
    stated, usual = (
        " OR ".join(f"list_contains({column}, {name})" for name in names)
        for column in ("languages", "usual")
    )
    home = "list_contains($home, country)" if query.home else "true"
    if len(query.home) == 1:
        home = "country = $home[1]"
    return FIND.format(
        km=KM if query.near else "NULL::DOUBLE",
        grade=f"CASE WHEN {stated} THEN 0 WHEN {usual} THEN 1 ELSE 2 END" if names else "0",
        within_reach=reaching(query, home, "coalesce(km <= $radius, false)"),
        offers=f"({stated} OR {usual})" if names else "true",
    )


def reaching(query: Query, home: str, inside: str) -> str:
    """Return the condition in SQL for who is within reach; ``inside`` is that of the radius."""
    if query.near is None:
        return home
    if query.within_km is None:
        return f"{home} AND (km <= reach_km OR remote OR km IS NULL)"
    both = f"AND {home}" if query.countries else ""
    return f"({inside} {both} OR {home} AND remote)"


def _values(query: Query, limit: int | None) -> dict[str, Any]:
    values: dict[str, Any] = {f"language{n}": code for n, code in enumerate(query.languages)}
    values["limit"] = limit
    if query.home:
        values["home"] = list(query.home)
    if query.near:
        values |= {"latitude": query.near.latitude, "longitude": query.near.longitude}
    if query.within_km is not None:
        values["radius"] = query.within_km
    return values
