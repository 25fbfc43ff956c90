"""Addresses and postcodes, asked of a service on the network: only if the site's settings say so.

Off by default. What is typed then goes to that service, and nowhere else: no log, no file. A
service that fails costs nothing but the point.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import blake2b
from queue import Empty, SimpleQueue
from secrets import token_bytes
from threading import Lock, Thread
from time import monotonic, sleep

from geopy.exc import GeocoderQueryError

from directory.errors import DirectoryError
from directory.places.gazetteer import Gazetteer
from directory.places.services import Area, Found, plain, service
from directory.settings import GeocoderSettings

#: A request takes no longer, s; between two of them lies at least so much, s.
TIMEOUT_S, GAP_S = 3.0, 1.0

#: Whoever would wait longer for a turn is told at once that there is no answer, s. All in all
#: a visitor waits five seconds at the very most.
PATIENCE_S = 2.0

#: A service that failed is left alone for so long, s, or as long as it says, up to so long.
PAUSE_S, LONGEST_PAUSE_S = 30.0, 3600.0

#: So many texts are remembered, those that lead nowhere among them.
MOST_REMEMBERED = 2_000

#: Shorter and longer texts are no addresses.
SHORTEST, LONGEST = 3, 200


class NoAnswer(DirectoryError):
    """The address service did not answer; asking again later may help."""


class Geocoder:
    """Where addresses are. One for a process: all sessions share its turns and its memory."""

    def __init__(self, settings: GeocoderSettings, area: Area, timeout: float = TIMEOUT_S) -> None:
        self.settings = settings
        self._countries = area.countries
        self._timeout = timeout
        self._ask = service(settings, area, timeout)
        self._remembered: OrderedDict[bytes, Found | None] = OrderedDict()
        # What people typed is not kept: only what it hashes to, until the process ends.
        self._secret = token_bytes(32)
        self._memory = Lock()
        self._turns = Lock()
        self._next_turn = self._silent_until = monotonic()

    @property
    def host(self) -> str:
        """Return the host to which typed addresses go; the page must name it."""
        return self.settings.host

    def locate(self, text: str) -> Found | None:
        """Return where an address is; None if it is not known, or lies outside our countries.

        Waits up to ``PATIENCE_S`` for a turn and ``TIMEOUT_S`` for the answer. Raises NoAnswer
        if the service fails, is left alone after a failure, or too many ask at the same time.
        """
        asked = plain(text)
        if not SHORTEST <= len(asked) <= LONGEST or not any(map(str.isalnum, asked)):
            return None
        key = blake2b(asked.casefold().encode(errors="replace"), key=self._secret).digest()
        known, found = self._recall(key)
        if known:
            return found
        with self._turn() as deadline:
            # Another session may have asked the same while this one waited.
            known, found = self._recall(key)
            if not known:
                self._wait(deadline)
                found = self._answer(asked)
                self._remember(key, found)
        return found

    @contextmanager
    def _turn(self) -> Iterator[float]:
        """Let one session at a time through; yield until when it may wait on."""
        deadline = monotonic() + PATIENCE_S
        if not self._turns.acquire(timeout=PATIENCE_S):
            raise NoAnswer
        try:
            yield deadline
        finally:
            self._turns.release()

    def _wait(self, deadline: float) -> None:
        """Wait until ``GAP_S`` after the end of the request before."""
        now = monotonic()
        if now < self._silent_until or self._next_turn > deadline:
            raise NoAnswer
        sleep(max(0.0, self._next_turn - now))

    def _answer(self, asked: str) -> Found | None:
        try:
            return _in_time(lambda: self._first(asked), self._timeout)
        except GeocoderQueryError:
            # The service is well, it cannot do anything with this text.
            return None
        except Exception as error:  # noqa: BLE001 - whatever fails there, the search goes on
            wait = getattr(error, "retry_after", None) or PAUSE_S
            self._silent_until = monotonic() + min(max(wait, PAUSE_S), LONGEST_PAUSE_S)
            # Its words may hold the address, and errors end up in logs.
            raise NoAnswer from None
        finally:
            self._next_turn = monotonic() + GAP_S

    def _first(self, asked: str) -> Found | None:
        found = (place for place in self._ask(asked) if place.country in self._countries)
        return next(found, None)

    def _recall(self, key: bytes) -> tuple[bool, Found | None]:
        with self._memory:
            known = key in self._remembered
            if known:
                self._remembered.move_to_end(key)
            return known, self._remembered.get(key)

    def _remember(self, key: bytes, found: Found | None) -> None:
        with self._memory:
            self._remembered[key] = found
            if len(self._remembered) > MOST_REMEMBERED:
                self._remembered.popitem(last=False)


def chosen(settings: GeocoderSettings | None, gazetteer: Gazetteer) -> Geocoder | None:
    """Return the geocoder that the site's settings choose, for the gazetteer's countries."""
    if settings is None:
        return None
    return _shared(settings, Area(gazetteer.countries, gazetteer.corners))


@lru_cache(maxsize=4)
def _shared(settings: GeocoderSettings, area: Area) -> Geocoder:
    # The same one when the data are read again: its turns and its memory must go on.
    return Geocoder(settings, area)


def _in_time(call: Callable[[], Found | None], seconds: float) -> Found | None:
    """Return what a call returns, or raise what it raises; TimeoutError after ``seconds``.

    A connection's timeout does not hold while its host's name is looked up, which takes half a
    minute where the name server is away.
    """
    outcome: SimpleQueue[tuple[Found | None, Exception | None]] = SimpleQueue()

    def run() -> None:
        try:
            outcome.put((call(), None))
        except Exception as error:  # noqa: BLE001 - raised again by whoever waits
            outcome.put((None, error))

    Thread(target=run, daemon=True).start()
    try:
        found, error = outcome.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if error:
        raise error
    return found
