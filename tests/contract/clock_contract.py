"""What every clock must do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import timedelta

import pytest

from ccgcompose.usecases.ports import Clock


class ClockContract(ABC):
    """Inherited by the computer's clock and the fake."""

    @abstractmethod
    @pytest.fixture
    def clock(self) -> Clock: ...

    def test_it_tells_an_aware_moment_in_utc(self, clock: Clock) -> None:
        assert clock.now().utcoffset() == timedelta(0)
        assert clock.now().tzname() == "UTC"

    def test_it_does_not_run_backwards_by_itself(self, clock: Clock) -> None:
        first = clock.now()
        assert clock.now() >= first
