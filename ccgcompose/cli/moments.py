"""Read a moment from the command line: ISO 8601 with an offset, or a local time with a zone, or `now`."""

from __future__ import annotations

from datetime import datetime

from ccgcompose.errors import BadMoment
from ccgcompose.usecases.schedule import When, at_instant, at_wall_time


def when(text: str, zone: str, now: datetime) -> When:
    """Return the moment. `zone` is an IANA name for a time without offset. Raise BadMoment."""
    if text.strip().lower() == "now":
        return at_instant(now, zone)
    try:
        moment = datetime.fromisoformat(text.strip())
        return at_wall_time(moment, zone) if moment.tzinfo is None else at_instant(moment, zone)
    except (ValueError, OverflowError) as error:  # also beyond the first and the last day of the calendar
        raise BadMoment(
            f"“{text}” is not a moment.",
            kept="Nothing was changed.",
            next="Write 2026-11-30T09:00 (with --zone), 2026-11-30T09:00+00:00, or now.",
        ) from error
