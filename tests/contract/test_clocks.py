"""The computer's clock and the fake keep the contract."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from ccgcompose.host.clock import SystemClock
from tests.contract.clock_contract import ClockContract
from tests.fakes.clock import NOON, FixedClock


class TestSystemClock(ClockContract):
    @pytest.fixture
    def clock(self) -> SystemClock:
        return SystemClock()

    def test_it_agrees_with_the_computer(self, clock: SystemClock) -> None:
        before = datetime.now(UTC)
        assert before <= clock.now() <= datetime.now(UTC)


class TestFixedClock(ClockContract):
    @pytest.fixture
    def clock(self) -> FixedClock:
        return FixedClock()

    def test_it_stands_until_it_is_moved(self, clock: FixedClock) -> None:
        assert clock.now() == NOON
        assert clock.advance(timedelta(minutes=5)) == NOON + timedelta(minutes=5)
        assert clock.now() == NOON + timedelta(minutes=5)

    def test_it_turns_any_zone_into_utc(self, clock: FixedClock) -> None:
        india = timezone(timedelta(hours=5, minutes=30))
        assert clock.set(datetime(2026, 11, 24, 17, 30, tzinfo=india)) == NOON
        assert clock.now().tzname() == "UTC"

    def test_it_takes_no_moment_without_a_zone(self, clock: FixedClock) -> None:
        with pytest.raises(ValueError, match="zone"):
            clock.set(datetime(2026, 11, 24))  # noqa: DTZ001
