"""What is wrong with a row among the others: its town, sources, age and likeness."""

from __future__ import annotations

from collections.abc import Mapping

from directory.problems.catalogue.meaning import Meaning

MEANINGS: Mapping[str, Meaning] = {
    "far-from-namesake": Meaning(
        "The id in `places.csv` is not in our gazetteer, and the coordinates lie more "
        "than 25 km from the town of that name which is.",
        "If it is a village of the same name, leave it so; else the coordinates and id "
        "that the message names.",
        "warning",
    ),
    "far-from-town": Meaning(
        "The coordinates in `places.csv` lie more than 25 km from the town, or "
        "`geonames_id` is another town's.",
        "The coordinates or the id that the message names.",
    ),
    "no-coordinates": Meaning(
        "A town has no row in `places.csv` for its country, so it has no point on the map.",
        "The town as it is written there, or a new line in `places.csv`.",
    ),
    "no-source": Meaning(
        "No row of `sources.csv` says where this fact comes from. A membership needs one "
        "only if it is `confirmed`.",
        "A row in `sources.csv` with the member, the column and the page, or leave the cell blank.",
    ),
    "other-country": Meaning(
        "A town lies in another country than the row says.",
        "The right country, or the right town. If both countries have a town of that "
        "name, a new line in `places.csv`.",
    ),
    "same-email": Meaning(
        "Two members have the same mailbox.",
        "Look whether they are one organisation; if not, leave it so.",
        "warning",
    ),
    "same-name": Meaning(
        "Two members of one country have the same name.",
        "Remove one row, or say in the names what sets the two apart.",
    ),
    "same-phone": Meaning(
        "Two members have the same telephone number.",
        "Look whether they are one organisation; if not, leave it so.",
        "warning",
    ),
    "same-website": Meaning(
        "Two members of one country have the same website.",
        "Look whether they are one organisation; if not, leave it so.",
        "warning",
    ),
    "source-of-blank": Meaning(
        "A row of `sources.csv` states a fact that is blank in `members.csv`.",
        "The fact in `members.csv`, or remove the row.",
    ),
    "sources-differ": Meaning(
        "A list is not exactly what the `value` cells of its sources state together.",
        "The list that the message names, or the right values in `sources.csv`.",
    ),
    "stale": Meaning(
        "The sources of an entry were read more than 10 months ago, "
        "and the organisation has not confirmed it since then.",
        "Read the sources again, or ask the organisation; then type that day.",
        "warning",
    ),
    "stands-twice": Meaning(
        "A value that must be unique stands in two rows.",
        "Remove one of the rows, or give one another value.",
    ),
    "unknown-fact": Meaning(
        "`sources.csv` has a source for something that is no fact of `members.csv`.",
        "The name of the column.",
    ),
    "unknown-id": Meaning(
        "A row belongs to a member that does not stand in `members.csv`.",
        "The id of the member.",
    ),
}
