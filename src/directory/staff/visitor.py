"""Asking a website for its headers: politely, by HTTP alone, and never inside a network.

No library that follows redirections by itself: each step is judged here, and the address that
was looked at is the one to which the connection goes. Of an answer only the headers are read.
"""

from __future__ import annotations

import re
import socket
import ssl
from contextlib import closing
from dataclasses import dataclass
from time import monotonic, sleep
from urllib.parse import SplitResult, quote, urljoin

from directory.staff import hosts
from directory.staff.hosts import SAFE, NoAnswer, connected, split

#: Seconds between two requests to a host.
PAUSE_S = 1.0

#: No headers are longer, bytes.
MOST_BYTES = 65_536

_STATUS = re.compile(rb"HTTP/1\.[01] ([1-9][0-9]{2})\b")
_END = re.compile(rb"\r?\n\r?\n")
_LOCATION = re.compile(rb"(?im)^location:[ \t]*([^\r\n]+)")

#: Answers that send visitors on.
_SENT_ON = (301, 302, 303, 307, 308)

#: What browsers warn of too, by OpenSSL's number. Other doubts can be this machine's own.
_BAD_CERTIFICATES = {
    10: "Its certificate has run out, so browsers warn of it.",
    18: "Its certificate is vouched for by nobody, so browsers warn of it.",
    62: "Its certificate is for another name, so browsers warn of it.",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """The status of an answer, and where it sends visitors on to, if it does."""

    status: int
    location: str = ""


class Visitor:
    """Asks one website after the other; ``introduction`` says to each who asks."""

    def __init__(self, introduction: str, pause_s: float = PAUSE_S) -> None:
        self._introduction = "".join(c for c in introduction if c.isascii() and c.isprintable())
        self._pause_s = pause_s
        self._asked_at: dict[str, float] = {}
        self._tls = ssl.create_default_context()

    def headers(self, url: str, *, inside: bool) -> Answered:
        """Return the answer of a website; raises NoAnswer.

        ``inside`` allows addresses of private networks. Many a server refuses HEAD, so nobody is
        judged by it: what it does not answer well is asked again by GET.
        """
        try:
            answer = self._ask("HEAD", url, inside=inside)
            if answer.status < 400 or answer.status == 429:
                return answer
        except NoAnswer as error:
            if not error.reached:
                raise
        return self._ask("GET", url, inside=inside)

    def _ask(self, method: str, url: str, *, inside: bool) -> Answered:
        parts = split(url)
        host = str(parts.hostname)
        self._wait(host)
        with closing(connected(parts, inside=inside)) as plain:
            try:
                sock = self._secured(plain, host) if parts.scheme == "https" else plain
                with closing(sock):
                    sock.sendall(self._request(method, parts))
                    return _answered(_heard(sock), url)
            except TimeoutError as error:
                words = f"It does not answer within {hosts.PATIENCE_S:.0f} seconds."
                raise NoAnswer(words) from error
            except OSError as error:
                raise NoAnswer("It ends the connection without an answer.") from error

    def _wait(self, host: str) -> None:
        if host in self._asked_at:
            sleep(max(0.0, self._asked_at[host] + self._pause_s - monotonic()))
        self._asked_at[host] = monotonic()

    def _secured(self, plain: socket.socket, host: str) -> ssl.SSLSocket:
        try:
            return self._tls.wrap_socket(plain, server_hostname=host)
        except ssl.SSLCertVerificationError as error:
            known = _BAD_CERTIFICATES.get(error.verify_code)
            words = known or "Its certificate could not be checked from here."
            raise NoAnswer(words, certain=bool(known)) from error
        except ssl.SSLError as error:
            raise NoAnswer("No secure connection to it can be made.") from error

    def _request(self, method: str, parts: SplitResult) -> bytes:
        query = f"?{parts.query}" if parts.query else ""
        lines = (
            f"{method} {parts.path or '/'}{query} HTTP/1.1",
            f"Host: {parts.netloc}",
            f"User-Agent: {self._introduction}",
            "Accept: text/html, */*",
            "Connection: close",
        )
        return "\r\n".join((*lines, "", "")).encode("ascii")


def _heard(sock: socket.socket) -> bytes:
    """Return what a server says up to the end of its headers; TimeoutError if that takes long."""
    deadline = monotonic() + hosts.PATIENCE_S
    heard = b""
    while not _END.search(heard) and len(heard) < MOST_BYTES:
        chunk = sock.recv(4096)
        if not chunk:
            break
        heard += chunk
        # The timeout of a connection begins again with every byte that arrives.
        if monotonic() > deadline:
            raise TimeoutError
    return heard


def _answered(heard: bytes, url: str) -> Answered:
    first = _STATUS.match(heard)
    if first is None:
        raise NoAnswer("It answers, but not as a website does.")
    status = int(first[1])
    where = _LOCATION.search(_END.split(heard, maxsplit=1)[0])
    if status not in _SENT_ON or where is None:
        return Answered(status)
    try:
        location = quote(where[1].strip(), safe=SAFE)
        return Answered(status, urljoin(url, location))
    except ValueError as error:
        raise NoAnswer("It leads to what can be no web address.", certain=False) from error
