"""What is compressed, and how: as the reader takes it (RFC 9110, 12.5.3)."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest
from asking import STREAMLIT, Asking
from starlette.applications import Starlette
from starlette.middleware import Middleware

from directory.web import encodings
from directory.web.documents import Document
from directory.web.files import CompressedFiles

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@pytest.fixture(scope="module")
def asking(data: Path) -> Asking:
    return Asking(data)


@pytest.mark.parametrize("accepted", ["br, gzip", "gzip", "gzip;q=0", ""])
@pytest.mark.parametrize("path", ["/", "/safety", "/map", "/pages/"])
def test_every_reader_gets_the_same_page(asking: Asking, path: str, accepted: str) -> None:
    said = asking(path, accept_encoding=accepted)
    encoding = said.headers.get("content-encoding", "")
    assert encoding == (encodings.best(accepted) or "")
    assert UNPACK[encoding](said.body) == asking(path).body
    assert "Accept-Encoding" in said.headers["vary"]


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_script_is_the_file_with_headers_that_are_short(asking: Asking, encoding: str) -> None:
    script = next((STREAMLIT / "static" / "js").glob("index.*.js"))
    said = asking(f"/static/js/{script.name}", accept_encoding=encoding)
    assert UNPACK[encoding](said.body) == script.read_bytes()
    assert said.headers["vary"] == "Accept-Encoding"
    assert "immutable" in said.headers["cache-control"]
    assert said.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert said.headers["x-content-type-options"] == "nosniff"


def test_what_the_pages_name_is_compressed_before_anybody_asks(tmp_path: Path) -> None:
    scripts = tmp_path / "static" / "js"
    scripts.mkdir(parents=True)
    for name in ("named.js", "other.js", "large.js", "larger.js"):
        (scripts / name).write_text("at the start" * (100_000 if name.startswith("large") else 1))
    page = Document(b'<script src="/static/js/named.js"></script><link href="/static/js/lost.js">')
    files = Middleware(CompressedFiles, tmp_path, (page,))
    asking = Asking(Starlette(middleware=[files]))

    def sent(name: str) -> bytes:
        said = asking(f"/static/js/{name}", accept_encoding="br")
        return bytes(brotli.decompress(said.body))

    asking.start()
    # These stand behind what is named in the line of the two that work.
    sent("large.js")
    sent("larger.js")
    for name in ("named.js", "other.js"):
        (scripts / name).write_text("later")
    assert sent("named.js") == b"at the start"
    assert sent("other.js") == b"later"
    assert asking("/static/js/lost.js", accept_encoding="br").status == 404


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.000, gzip;q=0.001", "gzip"),
        ("gzip;q=0", None),
        ("identity", None),
        ("brr, xgzip", None),
        ("", None),
        (",;q=,", None),
    ],
)
def test_the_best_way_that_the_reader_takes(accepted: str, expected: str | None) -> None:
    assert encodings.best(accepted) == expected


@pytest.mark.parametrize("thoroughly", [True, False])
def test_what_is_compressed_is_the_same_afterwards(thoroughly: bool) -> None:
    content = "Täterarbeit ".encode() * 5_000
    for encoding in encodings.ENCODINGS:
        packed = encodings.compress(content, encoding, thoroughly=thoroughly)
        assert len(packed) < len(content) / 50
        assert UNPACK[encoding](packed) == content
        assert encodings.compress(content, encoding, thoroughly=thoroughly) == packed
