"""What a filter costs in the browser: the same country chosen and taken back in both builds."""

from __future__ import annotations

import csv
from argparse import Namespace
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from babel import Locale
from playwright.sync_api import Page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

import servers
from screen import Screen

#: Without a change for so long, an interaction is over.
STILL_MS = 600

Figures = dict[str, Any]


def interactions(
    screen: Screen, folder: Path, options: Namespace
) -> tuple[list[Figures], list[Figures]]:
    """Return what choosing a country costs, each time, and what taking it away again."""
    names = countries(folder)
    fields = FIELDS[screen.build](screen.page)
    chosen, taken_back = [], []
    for number in range(options.repeats + 1):
        fields.write(names[number % len(names)])
        chosen.append(one(screen, fields.choose, options))
        fields.before_taking_back()
        taken_back.append(one(screen, fields.take_back, options))
    # The first of each loads what is not loaded yet, and is left out.
    return chosen[1:], taken_back[1:]


def countries(folder: Path) -> list[str]:
    """Return the countries with the most members, by their names."""
    with (folder / "members.csv").open(encoding="utf-8", newline="") as file:
        found = Counter(row["country"] for row in csv.DictReader(file))
    return [Locale("en").territories[code] for code, _ in found.most_common(5)]


class OurField:
    """The field for a town or country; what is typed there is taken at Enter."""

    def __init__(self, page: Page) -> None:
        self._box = page.get_by_label("Town or country")

    def write(self, country: str) -> None:
        """Type a country without choosing it yet."""
        self._box.click()
        self._box.fill(country)

    def choose(self) -> None:
        """Choose what is typed."""
        self._box.press("Enter")

    def before_taking_back(self) -> None:
        """Empty the field without choosing that yet."""
        self._box.fill("")

    take_back = choose


class NaiveField:
    """The list of countries, of which the one that is typed is taken at Enter."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._box = page.get_by_role("combobox", name="Country")

    def write(self, country: str) -> None:
        """Type a country without choosing it yet."""
        self._box.click()
        self._box.press_sequentially(country)
        self._page.get_by_role("option").filter(has_text=country).first.wait_for()

    def choose(self) -> None:
        """Choose what is typed."""
        self._box.press("Enter")

    def before_taking_back(self) -> None:
        """Close the list of countries."""
        self._box.press("Escape")

    def take_back(self) -> None:
        """Take away what was chosen last."""
        self._box.press("Backspace")


FIELDS: dict[str, type[OurField] | type[NaiveField]] = {
    servers.OURS: OurField,
    servers.THEIRS: NaiveField,
}


def one(screen: Screen, act: Callable[[], None], options: Namespace) -> Figures:
    """Return what one interaction costs, from the key to the last change on the screen."""
    most = options.most_s * 1000
    page, chart = screen.page, screen.chart(most)
    for watched in (page, chart):
        watched.evaluate(f"probe.quiet({STILL_MS}, {most})")
        watched.evaluate("probe.arm()")
    screen.frame(most).evaluate("window.still = true")
    screen.received.clear()
    screen.sent.clear()
    cpu = screen.server.cpu_s()
    act()
    for watched, part in ((page, "list"), (chart, "map")):
        if not watched.evaluate(f"probe.changed('{part}', {most})"):
            raise TimeoutError(f"{part}: no change within {most:g} ms")
    for watched in (page, chart):
        watched.evaluate(f"probe.quiet({STILL_MS}, {most})")
    spent = (screen.server.cpu_s() - cpu) * 1000
    return _told(page.evaluate("probe"), chart.evaluate("probe"), screen) | {
        "cpu_ms": spent,
        "map_replaced": not screen.frame(most).evaluate("window.still === true"),
    }


def _told(page: Figures, chart: Figures, screen: Screen) -> Figures:
    """Return the times of one interaction, in ms since the key, from what the probes noted."""
    key = page["key"]
    # Both clocks count from the time of day at which their page began.
    shift = chart["origin"] - page["origin"] - key
    shown = {
        "list_ms": page["list"]["changes"][-1] - key,
        "map_ms": chart["map"]["changes"][-1] + shift,
    }
    sent = [frame["at"] - key for frame in page["frames"] if not frame["in"]]
    came = [frame["at"] - key for frame in page["frames"] if frame["in"]]
    messages = [ForwardMsg.FromString(payload) for payload in screen.received.messages]
    return {
        **shown,
        "both_ms": max(shown.values()),
        "blank_ms": sum(chart["map"]["blanks"]),
        "blanked": bool(chart["map"]["blanks"]),
        "key_to_sent_ms": sent[0],
        "sent_to_first_ms": came[0] - sent[0],
        "first_to_last_ms": came[-1] - came[0],
        "last_to_list_ms": shown["list_ms"] - came[-1],
        "socket_bytes": screen.received.plain + screen.sent.plain,
        "carried_bytes": screen.received.carried + screen.sent.carried,
        "messages": len(messages),
        "runs": sum(message.WhichOneof("type") == "new_session" for message in messages),
    }


def spread(rows: list[Figures]) -> Figures:
    """Return medians, with the 95 % of what a visitor waits for; yes or no: how often yes."""
    figures: Figures = {"repeats": len(rows)}
    for name in rows[0]:
        values = sorted(row[name] for row in rows if name in row)
        if isinstance(values[0], bool):
            figures[name] = sum(values)
            continue
        figures[name] = median(values)
        if name in ("list_ms", "map_ms", "both_ms"):
            figures[f"{name}_p95"] = values[min(len(values) - 1, round(0.95 * len(values)))]
    return figures
