"""What a web socket carries: whether its messages are compressed, and what they then weigh."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from websockets.extensions.permessage_deflate import PerMessageDeflate
from websockets.sync.client import connect
from websockets.typing import Subprotocol


class _Compressor(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self, mode: int, /) -> bytes: ...


@cache
def window_bits(url: str) -> int:
    """Return how far back a server's compression looks, as a power of two; 0 if it has none."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(address, subprotocols=[Subprotocol("streamlit")]) as socket:
        for extension in socket.protocol.extensions:
            if isinstance(extension, PerMessageDeflate):
                return extension.remote_max_window_bits
    return 0


@dataclass
class Direction:
    """The messages of one direction; each is compressed with a view of those before it."""

    window_bits: int
    plain: int = 0
    carried: int = 0
    messages: list[bytes] = field(default_factory=list)
    _compressor: _Compressor | None = None

    def __post_init__(self) -> None:
        if self.window_bits:
            self._compressor = zlib.compressobj(wbits=-self.window_bits)

    def add(self, payload: str | bytes) -> None:
        """Count a message."""
        message = payload.encode() if isinstance(payload, str) else payload
        self.messages.append(message)
        self.plain += len(message)
        self.carried += self._length(message)

    def _length(self, message: bytes) -> int:
        if self._compressor is None:
            return len(message)
        # The last four bytes are always the same and are left out (RFC 7692).
        squeezed = self._compressor.compress(message) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
        return len(squeezed) - 4

    def clear(self) -> None:
        """Begin to count anew; what was said before is still known to the compression."""
        self.plain = self.carried = 0
        self.messages.clear()
