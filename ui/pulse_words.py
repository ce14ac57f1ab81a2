"""What the top bar says of the publisher, in a few words."""

from __future__ import annotations

from datetime import datetime

from ccgcompose.domain.moments import clock_time, day_shown, zone_of
from ui.tokens import Kind

HERE = "this computer publishes"
HELD: tuple[str, Kind] = ("On hold: nothing goes out", "warn")
NOT_HERE: tuple[str, Kind] = ("This computer does not publish", "warn")


def pulse_words(next_due: datetime | None, now: datetime, zone: str, problem: str) -> tuple[str, Kind]:
    """Return the sentence and its kind. `problem` comes first: then nothing goes out."""
    if problem:
        return f"Publishing stands still: {problem}", "bad"
    if next_due is None:
        return f"Nothing planned · {HERE}", "ok"
    local, today = next_due.astimezone(zone_of(zone)), now.astimezone(zone_of(zone))
    days = (local.date() - today.date()).days
    date = day_shown(next_due, zone).rsplit(" ", 1)[0]  # without the year
    day = "" if days == 0 else " tomorrow" if days == 1 else f" on {date}"
    return f"Next at {clock_time(local)}{day} · {HERE}", "ok"
