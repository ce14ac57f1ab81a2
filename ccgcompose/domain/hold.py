"""A stop to all publishing at once, with a reason: crisis, national mourning, pre-election period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """While one is not released, nothing goes out."""

    id: str
    reason: str
    placed_by: str
    placed_at: datetime
    released_by: str | None = None
    released_at: datetime | None = None

    @property
    def active(self) -> bool:
        """Return whether it still stops publishing."""
        return self.released_at is None
