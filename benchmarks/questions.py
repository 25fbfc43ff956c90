"""What the benchmark asks: a fixed mix of questions as referrers put them."""

from __future__ import annotations

from directory.query import Wording

#: Languages that many ask for and few programmes state.
FURTHER = (
    "ar", "ckb", "fa", "kmr", "pl", "prs", "ps", "ro", "ru", "so", "ti", "tr", "uk",
)  # fmt: skip

#: A place to each of them, large and small, many near a border or the sea.
PLACES = (
    "Köln", "Malmö", "Wien", "Bremen", "Kraków", "Hamburg", "Graz", "Torino", "Tallinn",
    "Kristiansand", "Bologna", "Freiburg", "Praha",
)  # fmt: skip

MIX: tuple[Wording, ...] = (
    # A language and a place: the question of most referrers.
    *(Wording(languages=[code], near=near) for code, near in zip(FURTHER, PLACES, strict=True)),
    Wording(languages=["de"], near="Kiel"),
    Wording(languages=["nl"], near="Antwerp"),
    Wording(languages=["sr"], near="Zagreb"),
    # A place alone.
    Wording(near="Oslo"),
    Wording(near="Athlone"),
    Wording(near="Valletta"),
    Wording(near="Reykjavík"),
    # A place at a border, or with another country across the sea.
    Wording(near="Flensburg"),
    Wording(languages=["en"], near="Helsinki"),
    Wording(languages=["fr"], near="Liège"),
    Wording(languages=["sv"], near="København"),
    Wording(near="Calais", within_km=100),
    # A country, with a language and without.
    Wording(languages=["tr"], countries=["DE"]),
    Wording(languages=["so"], countries=["SE", "NO"]),
    Wording(languages=["uk"], countries=["PL"]),
    Wording(countries=["FR"]),
    Wording(countries=["CH", "LI", "AT"]),
    # A radius.
    Wording(languages=["ar"], near="Berlin", within_km=50),
    Wording(languages=["es"], near="Perpignan", within_km=200),
    Wording(near="Basel", within_km=30),
    Wording(languages=["pl"], near="Dresden", within_km=500),
    # Who it is for, and what is needed.
    Wording(languages=["en"], near="Manchester", who="man"),
    Wording(near="Roma", who="woman"),
    Wording(languages=["fr"], countries=["BE"], who="woman"),
    Wording(near="Madrid", specialisms=["fathers", "group_work"], who="man"),
    Wording(languages=["prs"], near="Malmö", referral_routes=["child_protection"], who="man"),
    Wording(languages=["ru"], near="Rīga", formats=["online"], specialisms=["stalking"]),
    Wording(countries=["GB"], specialisms=["prison_probation"], referral_routes=["court"]),
    # Several languages, and rare ones.
    Wording(languages=["ar", "fr"], near="Lyon"),
    Wording(languages=["ti", "am", "en"], near="Zürich"),
    Wording(languages=["ru", "uk"], countries=["CZ"]),
    Wording(languages=["haz"], near="Göteborg"),
    Wording(languages=["fo"], near="Aarhus"),
    # Little, or nothing at all.
    Wording(languages=["ar"]),
    Wording(who="woman"),
    Wording(),
)
