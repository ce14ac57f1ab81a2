"""Times of day as people write them: 9am, 9:30 pm, 14.30, 0930, noon. No Qt here."""

from __future__ import annotations

import datetime as dt
import re

_SHAPE = re.compile(r"(\d{1,2})(?:[:. ]?(\d{2}))?\s*(am|pm|a|p)?\.?", re.IGNORECASE)
_WORDS = {"noon": dt.time(12), "midday": dt.time(12), "midnight": dt.time(0)}


def parse_time(text: str) -> dt.time | None:
    """Return the time that `text` means, to the minute, or None where it means none.

    Without am or pm the hour is read on the 24-hour clock.
    """
    plain = text.strip().lower().replace("a.m", "am").replace("p.m", "pm")
    if plain in _WORDS:
        return _WORDS[plain]
    match = _SHAPE.fullmatch(plain)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3].startswith("p") else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def write_time(moment: dt.time) -> str:
    """Return `moment` as the NHS writes times: 9:00am, 2:30pm."""
    return f"{moment.hour % 12 or 12}:{moment.minute:02d}{'am' if moment.hour < 12 else 'pm'}"
