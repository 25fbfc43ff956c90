"""Web addresses, and the way to the hosts behind them: never into a network from outside."""

from __future__ import annotations

import re
import socket
from ipaddress import IPv6Address, ip_address
from urllib.parse import SplitResult, quote, urlsplit

from directory.errors import DirectoryError

#: Seconds that a connection, and any answer on it, may take.
PATIENCE_S = 10.0

#: Of the addresses of a host so many are tried.
MOST_ADDRESSES = 3

#: What stands in an address as it is; any other sign is written as %XX.
SAFE = ":/?#[]@!$&'()*+,;=%"

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")


class NoAnswer(DirectoryError):
    """A website gave no answer, for the reason in the message.

    ``certain`` says that no visitor gets one, ``reached`` that something was there: without it
    the fault may be this machine's own connection.
    """

    def __init__(self, words: str, *, certain: bool = True, reached: bool = True) -> None:
        super().__init__(words)
        self.certain = certain
        self.reached = reached


def split(url: str) -> SplitResult:
    """Return the parts of a web address in plain letters; raises NoAnswer if it is none."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = parts.port
    except ValueError as error:
        raise NoAnswer(f"{quote(url)} can be no web address.", certain=False) from error
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host) or "@" in parts.netloc:
        raise NoAnswer(f"{quote(url, safe=':/@')} can be no web address.", certain=False)
    netloc = f"[{host}]" if ":" in host else host
    netloc += f":{port}" if port and port != _PORTS[parts.scheme] else ""
    return SplitResult(parts.scheme, netloc, quote(parts.path, SAFE), quote(parts.query, SAFE), "")


def lies_inside(address: str) -> bool:
    """Return whether a numeric address is one of a private network, of this machine or of many."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return not found.is_global or found.is_multicast


def addresses(parts: SplitResult) -> list[tuple[str, int]]:
    """Return the numeric addresses of a host with the port; raises NoAnswer if it has none."""
    host, port = str(parts.hostname), parts.port or _PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            raise NoAnswer(f"There is no host of the name {host}.", reached=False) from error
        words = f"The name {host} could not be looked up."
        raise NoAnswer(words, certain=False, reached=False) from error
    except UnicodeError as error:
        raise NoAnswer(f"There can be no host of the name {host}.") from error
    return [(str(address[0]), port) for *_, address in found]


def connected(parts: SplitResult, *, inside: bool) -> socket.socket:
    """Return a connection to the host of an address; raises NoAnswer.

    ``inside`` allows addresses of private networks.
    """
    found = addresses(parts)
    if not inside and any(lies_inside(address) for address, _ in found):
        words = f"It leads to {parts.hostname}, an address inside a network, which was not visited."
        raise NoAnswer(words, certain=False)
    failed = NoAnswer("It cannot be reached.", reached=False)
    for address in found[:MOST_ADDRESSES]:
        try:
            return socket.create_connection(address, PATIENCE_S)
        except TimeoutError:
            failed = NoAnswer(f"Nothing answers within {PATIENCE_S:.0f} seconds.", reached=False)
        except ConnectionRefusedError:
            failed = NoAnswer("Nothing answers there: the connection was refused.")
        except OSError:
            continue
    raise failed
