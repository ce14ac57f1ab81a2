"""Where a platform's own page leads back to after a sign-in: one address on this computer, for one answer.

It listens on 127.0.0.1 alone, answers nothing but the path it was made for, and is gone as soon as it was asked.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import TracebackType
from urllib.parse import parse_qsl, urlsplit

from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports.sign_in import Guide

PATH = "/signed-in"
PATIENCE = 300.0  # seconds in which a person signs in over there
_LOOK = 0.5
_PAGE = """<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><title>{heading}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root {{ color-scheme: light dark }}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText;
  font: 1.125rem/1.5 system-ui, sans-serif }}
main {{ max-width: 32rem; padding: 2rem; border-left: .5rem solid #005eb8 }}
h1 {{ margin: 0 0 .5rem; font-size: 1.5rem }}
p {{ margin: 0 }}
</style>
<main><h1>{heading}</h1><p>{words}</p></main>
</html>
"""


class Loopback:
    """A place to come back to. Use as a context; `address` goes to the platform, `wait` brings its answer.

    `port` 0 takes a free one; platforms that want to know the whole address beforehand need a fixed one. Raise
    BadInput when that one is taken.
    """

    def __init__(self, port: int = 0, host: str = "127.0.0.1") -> None:
        try:
            self._server = _Server(("127.0.0.1", port), _Handler)
        except (OSError, OverflowError) as error:
            raise BadInput(
                f"Port {port} of this computer is in use, and the sign-in needs it to come back.",
                kept="Nothing was changed.",
                next="Close the program that uses it, or enter another port here and at the platform.",
            ) from error
        self._server.timeout = _LOOK
        self._host = host

    @property
    def address(self) -> str:
        """Return where the platform is to lead back to. `host` may be "localhost" where a platform wants that word."""
        return f"http://{self._host}:{self._server.server_address[1]}{PATH}"

    def wait(self, state: str, guide: Guide, patience: float = PATIENCE) -> Mapping[str, str]:
        """Return what the platform's page answered. Raise BadInput when nobody came, or the person said no.

        An answer with another `state` is somebody else's and is not taken.
        """
        deadline = time.monotonic() + patience
        self._server.state = state
        while self._server.answer is None:
            if guide.gave_up():
                raise _ended("The sign-in was broken off.")
            if time.monotonic() > deadline:
                raise _ended("Nobody came back from the platform's page in time.")
            self._server.handle_request()
        if "error" in self._server.answer:
            said = self._server.answer.get("error_description") or self._server.answer["error"]
            raise _ended(f"The platform's page did not give its consent: {said[:200]}")
        return self._server.answer

    def __enter__(self) -> Loopback:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.server_close()


class _Server(HTTPServer):
    # Nobody may take the port over while we use it: on Windows the option would allow just that. Elsewhere it only lets
    # the same port be used again at once, when somebody begins a sign-in anew.
    allow_reuse_address = os.name == "posix"
    state = ""
    answer: Mapping[str, str] | None = None

    def handle_error(self, *_: object) -> None:
        """A browser that hangs up is no event."""


class _Handler(BaseHTTPRequestHandler):
    timeout = 5  # seconds for one request; a connection that says nothing holds nobody up
    server: _Server

    def do_GET(self) -> None:
        """Take the answer, or say that this is not the place."""
        parts = urlsplit(self.path)
        answer = dict(parse_qsl(parts.query, keep_blank_values=True))
        if parts.path != PATH or self.server.answer is not None:
            self._say(404, "There is nothing here", "This address is used once, for a sign-in.")
        elif not self.server.state or answer.get("state") != self.server.state:
            self._say(
                400,
                "This was not asked for",
                "The answer belongs to another sign-in. Begin again in ccgcompose.",
            )
        else:
            self.server.answer = answer
            no = "error" in answer
            heading = "Nothing was connected" if no else "You are signed in"
            self._say(200, heading, "You can close this page and go back to ccgcompose.")

    def _say(self, status: int, heading: str, words: str) -> None:
        page = _PAGE.format(heading=heading, words=words).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """The address holds the code of the sign-in: it is written nowhere."""


def _ended(what: str) -> BadInput:
    return BadInput(what, kept="Nothing was changed.", next="Begin the sign-in again when you are ready.")
