"""What stands in for the hosts from which the naive build's map takes its files.

No request leaves the machine. The browser is told that every other host is here, and here the
files of installed packages are served as a good host would: compressed, kept for a year, without
any distance. What no package has (Bootstrap, tiles of the map) is answered at once by nothing, or
by an empty picture. All of it favours the naive build.
"""

from __future__ import annotations

import base64
import gzip
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

#: The end of an address, and where the file lies below xstatic/pkg.
FILES = {
    "/leaflet.js": "leaflet/data/leaflet.js",
    "/leaflet.css": "leaflet/data/leaflet.css",
    "/jquery-3.7.1.min.js": "jquery/data/jquery.min.js",
    "/css/all.min.css": "font_awesome/data/css/all.min.css",
    "/fa-solid-900.woff2": "font_awesome/data/webfonts/fa-solid-900.woff2",
    "/leaflet.markercluster.js": "leaflet_markercluster/data/leaflet.markercluster.js",
    "/MarkerCluster.css": "leaflet_markercluster/data/MarkerCluster.css",
    "/MarkerCluster.Default.css": "leaflet_markercluster/data/MarkerCluster.Default.css",
    "marker-icon.png": "leaflet/data/images/marker-icon.png",
    "marker-icon-2x.png": "leaflet/data/images/marker-icon-2x.png",
    "marker-shadow.png": "leaflet/data/images/marker-shadow.png",
}

TYPES = {".js": "text/javascript", ".css": "text/css", ".png": "image/png", ".woff2": "font/woff2"}

EMPTY_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII="
)


class Outside(ThreadingHTTPServer):
    """Every other host; knows which addresses it answered with a file, and which with nothing."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.answered: Counter[str] = Counter()
        self.empty: Counter[str] = Counter()

    def handle_error(self, *_: object) -> None:
        """Say nothing: the browser's own calls, and closed connections, concern no build."""


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Outside

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        kind = Path(path).suffix
        file = next((file for end, file in FILES.items() if path.endswith(end)), None)
        (self.server.answered if file else self.server.empty)[
            path.rpartition("/")[2] if file or kind != ".png" else "tiles of the map"
        ] += 1
        body = _packed(file) if file else EMPTY_PICTURE if kind == ".png" else b""
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(kind, "text/plain"))
        if file:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@cache
def _packed(file: str) -> bytes:
    # By its metadata: importing the namespace package warns on some Pythons.
    path = distribution("XStatic-Leaflet").locate_file(f"xstatic/pkg/{file}")
    return gzip.compress(Path(str(path)).read_bytes())


@contextmanager
def outside() -> Iterator[Outside]:
    """Serve all other hosts until the block ends."""
    server = Outside()
    with TemporaryDirectory() as folder:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(_certificate(Path(folder)))
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def _certificate(folder: Path) -> Path:
    """Return a file with a key and a certificate that says nothing; the browser takes any."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "outside.invalid")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=7))
        .sign(key, SHA256())
    )
    path = folder / "outside.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(secret + made.public_bytes(Encoding.PEM))
    return path
