"""A visitor without a browser: Streamlit's own protocol over a web socket.

It asks for a page as the browser does, finds the field among what the server sends, and sends it
filled in. An answer is complete when the server says that the script has finished.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

#: The field of each build in which a country is chosen, by its kind and label.
FIELDS = {
    "directory": ("text_input", "Town or country"),
    "naive": ("multiselect", "Country"),
}


@dataclass
class Session:
    """One visitor; an asynchronous context that begins with the connection."""

    url: str
    build: str
    bytes_in: int = 0
    _socket: ClientConnection | None = None
    _field: tuple[str, str] = ("", "")
    _kept: BackMsg = field(default_factory=BackMsg)

    async def __aenter__(self) -> Session:
        address = self.url.replace("http", "ws", 1) + "/_stcore/stream"
        self._socket = await connect(
            address,
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Origin": self.url},
            max_size=None,
            open_timeout=None,
            ping_interval=None,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        # As when a tab is closed: to say goodbye takes 10 s each where a server is stuck.
        if self._socket is not None:
            self._socket.transport.abort()

    async def begin(self) -> None:
        """Ask for the first page, and wait until all of it is there."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        await self._asked(message)

    async def search(self, country: str) -> float:
        """Choose a country, none if blank; return the ms until the whole answer is there."""
        id_, fragment = self._field
        message = BackMsg()
        message.rerun_script.fragment_id = fragment
        message.rerun_script.page_script_hash = self._kept.rerun_script.page_script_hash
        widget = message.rerun_script.widget_states.widgets.add(id=id_)
        if FIELDS[self.build][0] == "text_input":
            widget.string_value = country
        else:
            widget.string_array_value.data.extend([country] if country else [])
        start = time.perf_counter()
        await self._asked(message)
        return (time.perf_counter() - start) * 1000

    async def _asked(self, message: BackMsg) -> None:
        if self._socket is None:
            raise RuntimeError("A session begins with `async with`.")
        await self._socket.send(message.SerializeToString())
        while True:
            payload = await self._socket.recv(decode=False)
            self.bytes_in += len(payload)
            answer = ForwardMsg.FromString(payload)
            kind = answer.WhichOneof("type")
            if kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
                self._look(answer)
            elif kind == "new_session":
                self._kept.rerun_script.page_script_hash = answer.new_session.page_script_hash
            elif kind == "script_finished":
                if answer.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise RuntimeError(f"The script of {self.build} does not run.")
                # Whatever was asked meanwhile ends the run early; then another follows.
                if answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return

    def _look(self, answer: ForwardMsg) -> None:
        element = answer.delta.new_element
        kind, label = FIELDS[self.build]
        if element.WhichOneof("type") == "exception":
            raise RuntimeError(f"{self.build}: {element.exception.message}")
        if element.WhichOneof("type") == kind and getattr(element, kind).label == label:
            self._field = getattr(element, kind).id, answer.delta.fragment_id


async def get(url: str) -> int:
    """Return how many bytes an address answers with, as a visitor's browser asks for it."""
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    lines = [
        f"GET {parts.path or '/'} HTTP/1.1", f"Host: {parts.netloc}", "Accept-Encoding: gzip",
        "Sec-Fetch-Dest: iframe", "Connection: close",
    ]  # fmt: skip
    writer.write("\r\n".join([*lines, "", ""]).encode())
    received = len(await reader.read())
    writer.close()
    await writer.wait_closed()
    return received
