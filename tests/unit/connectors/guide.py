"""A person at the other end of a sign-in: a browser that goes where it is sent and does as it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

import requests

from ccgcompose.usecases.ports.sign_in import Choice


class Visitor:
    """`consents` is given the page's parameters and returns what the platform sends back to the redirect."""

    def __init__(
        self, consents: Callable[[dict[str, str]], dict[str, str]] | None = None, chosen: str = ""
    ) -> None:
        self._consents = consents
        self._chosen = chosen
        self.visited: list[str] = []
        self.pages: list[str] = []
        self.asked: list[str] = []
        self.given_up = False
        self._browser: Thread | None = None

    def visit(self, address: str) -> None:
        self.visited.append(address)
        if self._consents is None:
            return
        asked = dict(parse_qsl(urlsplit(address).query))
        back, consents = asked["redirect_uri"], self._consents

        def browse() -> None:
            self.pages.append(requests.get(back, params=consents(asked), timeout=10).text)

        self._browser = Thread(target=browse)
        self._browser.start()

    def choose(self, question: str, choices: Sequence[Choice]) -> str:
        self.asked.append(question)
        return self._chosen or choices[0].id

    def gave_up(self) -> bool:
        return self.given_up

    def done(self) -> None:
        """Wait until the browser shows its last page."""
        if self._browser is not None:
            self._browser.join(10)
