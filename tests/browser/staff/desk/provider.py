"""A real provider of logins on this machine (OpenID Connect), with one person in it."""

from __future__ import annotations

import base64
import http.server
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "directory", "known-to-both"


@dataclass
class Provider:
    """The address of the provider, and what it says of who logs in next."""

    url: str
    person: dict[str, Any]
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, auto_kid=True))
    asked: dict[str, str] = field(default_factory=dict)

    def token(self) -> dict[str, Any]:
        """Return what a code is exchanged for."""
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 600,
                  "nonce": self.asked["nonce"], **self.person}  # fmt: skip
        header = {"alg": "RS256", "kid": self.key.kid}
        return {
            "access_token": "access",
            "token_type": "Bearer",
            "expires_in": 600,
            "id_token": jwt.encode(header, claims, self.key),
        }

    def configuration(self) -> dict[str, Any]:
        """Return the document by which a client finds the rest."""
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }


@contextmanager
def providing() -> Iterator[Provider]:
    """Serve a provider until the block ends."""
    provider = Provider("", {})

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/authorize":
                provider.asked = {key: all_[0] for key, all_ in parse_qs(asked.query).items()}
                answer = urlencode({"code": "once", "state": provider.asked["state"]})
                self.send_response(302)
                self.send_header("Location", f"{provider.asked['redirect_uri']}?{answer}")
                self.end_headers()
            elif asked.path == "/keys":
                self._say({"keys": [provider.key.as_dict(private=False)]})
            else:
                self._say(provider.configuration())

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
            assert self.headers["Authorization"] == f"Basic {known}"
            self._say(provider.token())

        def _say(self, values: dict[str, Any]) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(values).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
