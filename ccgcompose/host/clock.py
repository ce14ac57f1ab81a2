"""The computer's clock, in UTC."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """Fulfils the port Clock."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)
