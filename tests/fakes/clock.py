"""A clock that stands still until it is told otherwise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class FixedClock:
    """Fulfils the port Clock."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> datetime:
        """Move on (or back, by less than nothing) and return the new moment."""
        return self.set(self._now + by)

    def set(self, now: datetime) -> datetime:
        """Move to this moment and return it, in UTC."""
        if now.tzinfo is None:
            raise ValueError("a moment without a zone")
        self._now = now.astimezone(UTC)
        return self._now
