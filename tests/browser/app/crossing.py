"""What crosses the web socket of a page."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

from playwright.sync_api import Page, WebSocket


@dataclass
class Socket:
    """The messages each way, from the moment at which somebody listens."""

    sent: list[bytes] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)

    def listen(self, page: Page) -> Socket:
        """Note every message from now on; before the page is opened."""

        def opened(socket: WebSocket) -> None:
            socket.on("framesent", lambda message: self.sent.append(_bytes(message)))
            socket.on("framereceived", lambda message: self.received.append(_bytes(message)))

        page.on("websocket", opened)
        return self

    def forget(self) -> None:
        """Begin to count anew."""
        self.sent.clear()
        self.received.clear()

    @property
    def deflated(self) -> int:
        """The bytes received, as the connection compresses them."""
        window = zlib.compressobj(level=6, wbits=-12)
        return sum(
            len(window.compress(message)) + len(window.flush(zlib.Z_SYNC_FLUSH))
            for message in self.received
        )


def _bytes(message: str | bytes) -> bytes:
    return message if isinstance(message, bytes) else message.encode()
