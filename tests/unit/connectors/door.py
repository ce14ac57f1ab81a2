"""A door for tests, a clock for it, and a call that would publish."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import requests

from connectors.http import Call, Door, Patience
from tests.unit.connectors.server import Server

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
HURRIED = Patience(connect=2, read=0.3, total=60, most_bytes=10_000, most_redirects=3)
TOKEN = "token-5f3a9c71"


class SteppingClock:
    """Stands still, or moves on by a step each time it is looked at."""

    def __init__(self, step: timedelta = timedelta(0)) -> None:
        self._now = NOW
        self._step = step

    def now(self) -> datetime:
        self._now += self._step
        return self._now


def door(patience: Patience = HURRIED) -> Door:
    return Door(requests.Session, SteppingClock(), patience)


def post(server: Server, path: str = "/post") -> Call:
    """A call that would publish, with its secret in the header, the address and the body."""
    return Call(
        "POST",
        f"{server.url}{path}",
        headers={"Authorization": f"Bearer {TOKEN}"},
        query={"access_token": TOKEN},
        json={"text": "Flu clinics 💉", "password": TOKEN},
    )
