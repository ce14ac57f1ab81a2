"""The window's sentences about counts, moments and findings. No Qt here."""

from __future__ import annotations

from datetime import datetime, timedelta

from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.moments import clock_time, day_shown, shown, weekday, zone_of
from ui.tokens import Kind
from ui.widgets.marks import Mark, MarkKind
from ui.words import SEVERITY_KINDS

GROUPS: dict[Severity, tuple[str, Kind]] = {
    each: ("Warnings" if each is Severity.WARN else each.words, kind) for each, kind in SEVERITY_KINDS.items()
}
MARK_KINDS: dict[Severity, MarkKind] = {
    Severity.BLOCK: "block",
    Severity.RECORD: "record",
    Severity.WARN: "warn",
    Severity.ADVISE: "advise",
}
_NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]


def in_the_way(count: int) -> str:
    """Return "Two things stand in the way"."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} thing stands in the way" if count == 1 else f"{number} things stand in the way"


def ago(moment: datetime, now: datetime, zone: str) -> str:
    """Return how long ago, coarser with time: "just now", "12 seconds ago", "at 2:31pm"."""
    seconds = max(0, int((now - moment).total_seconds()))
    if seconds < 2:
        return "just now"
    if seconds < 60:
        return f"{seconds} seconds ago"
    if seconds < 3600:
        return "a minute ago" if seconds < 120 else f"{seconds // 60} minutes ago"
    return at(moment, now, zone)


def at(moment: datetime, now: datetime, zone: str) -> str:
    """Return "at 2:31pm", with the day where it is not today's."""
    local, today = moment.astimezone(zone_of(zone)), now.astimezone(zone_of(zone))
    clock = f"at {clock_time(local)}"
    if local.date() == today.date():
        return clock
    if local.date() == today.date() - timedelta(days=1):
        return f"yesterday {clock}"
    return f"on {day_shown(moment, zone)} {clock}"


def due_words(moment: datetime, zone: str) -> str:
    """Return the whole moment for a sentence, with its weekday."""
    return f"{weekday(moment.astimezone(zone_of(zone)))} {shown(moment, zone)}"


def mark_of(finding: Finding, key: str) -> Mark:
    """Return the line under the finding's words, with what it says as a tooltip."""
    tip = f"{finding.message}\n{finding.remedy}" if finding.remedy else finding.message
    return Mark(finding.start, finding.end, MARK_KINDS[finding.severity], tip, key)
