"""The same question put to SQLite, with its full-text index; as much is asked as in peers.py."""

from __future__ import annotations

import sqlite3

import pandas as pd

from directory.query import Query
from peers import FIRST, KM, Reply, reaching


class Lite:
    """SQLite with its full-text index (FTS5) over languages and countries."""

    name = "SQLite FTS5"

    def __init__(self, members: pd.DataFrame) -> None:
        self._database = sqlite3.connect(":memory:", isolation_level=None)
        self._database.executescript(TABLES)
        columns = ["id", "country", "reach_km", "remote", "latitude", "longitude"]
        described = members[members["describes"]].reset_index(drop=True)
        cells = described[columns].astype(object).where(described[columns].notna(), None)
        self._database.execute("BEGIN")
        self._database.executemany(
            "INSERT INTO members VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((row[0], *row[1:]) for row in cells.itertuples(name=None)),
        )
        self._database.executemany(
            "INSERT INTO words(rowid, stated, usual) VALUES (?, ?, ?)",
            described[["languages", "usual"]].itertuples(name=None),
        )
        self._database.execute("COMMIT")

    def find(self, query: Query, limit: int | None = FIRST) -> Reply:
        """Return the reply to a query."""
        values = {
            "latitude": query.near.latitude if query.near else None,
            "longitude": query.near.longitude if query.near else None,
            "radius": query.within_km,
            "limit": -1 if limit is None else limit,
            "stated": _match("stated", query),
            "usual": _match("usual", query),
        } | {f"home{number}": code for number, code in enumerate(query.home)}
        best, offering = _lite(query)
        by_country = self._database.execute(offering, values).fetchall()
        return Reply(self._database.execute(best, values).fetchall(), dict(by_country))


TABLES = """
CREATE TABLE members (
    number INTEGER PRIMARY KEY, id, country, reach_km, remote, latitude, longitude
);
CREATE INDEX countries ON members(country);
CREATE VIRTUAL TABLE words USING fts5(stated, usual, detail=column, columnsize=0);
"""

#: rank would have to be computed: only which rows match is asked.
OFFERING = "SELECT rowid FROM words WHERE words MATCH :{}"


def _match(column: str, query: Query) -> str:
    return f"{column} : ({' OR '.join(query.languages)})"


def _lite(query: Query) -> tuple[str, str]:
    """Return the statements for the best members and for the counts by country."""
    stated, usual = OFFERING.format("stated"), OFFERING.format("usual")
    home = f"country IN ({', '.join(f':home{number}' for number in range(len(query.home)))})"
    home = home if query.home else "true"
    within_reach = reaching(query, home, "km <= :radius")
    grade = f"CASE WHEN number IN ({stated}) THEN 0 WHEN number IN ({usual}) THEN 1 ELSE 2 END"
    offers = f"WHERE number IN ({stated} UNION {usual})" if query.languages else ""
    km = KM.replace("$", ":") if query.near else "NULL"
    best = f"""
        SELECT id, country, {grade if query.languages else 0} AS grade, km
        FROM (SELECT *, {km} AS km FROM members)
        WHERE {within_reach} ORDER BY grade, km NULLS LAST LIMIT :limit
    """  # noqa: S608 (of our own words; values are bound)
    return best, f"SELECT country, count(*) FROM members {offers} GROUP BY country"  # noqa: S608
