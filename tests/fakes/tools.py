"""Tools with nothing kept anywhere, for connectors that are made and not used."""

from __future__ import annotations

from pathlib import Path

from ccgcompose.policy.length import fits
from connectors.tools import Tools
from tests.fakes.clock import FixedClock
from tests.fakes.credentials import FakeCredentials, FakeTrail


def idle_tools(folder: Path) -> Tools:
    """Return tools without any credential."""
    return Tools(
        FixedClock(),
        FakeCredentials(),
        FakeTrail(),
        folder,
        lambda text, limits: fits(text, limits).fits,
        _low,
    )


def _low() -> float:
    return 0.0
