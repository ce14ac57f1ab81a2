"""How a planned publication is said in words."""

from __future__ import annotations

from datetime import date, datetime

from ccgcompose.domain.moments import day_and_month, short_day, weekday, zone_of
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.usecases.views import PlannerLine
from ui.tokens import Kind

# By a piece of what a shut gate says (ccgcompose/domain/gates.py): why it was stopped, in two words.
_STOPS = (
    ("has no consent on record", "no consent"),
    ("Nobody has said who is shown", "somebody shown without a record"),
    ("not the one that was approved with the consent", "text not approved by the person"),
    ("The consent ", "consent does not hold"),
    ("no permission record", "no permission"),
    ("permission that is not in force yet", "permission not in force yet"),
    ("permission that has expired", "permission expired"),
    ("permission that was withdrawn", "permission withdrawn"),
    ("does not cover this platform", "permission for other platforms"),
    ("does not cover this use", "permission for other uses"),
    ("was altered in a way", "alteration not permitted"),
    ("not designated to speak", "not designated"),
    ("is not approved", "not approved"),
    ("brand kit", "brand incomplete"),
    ("is not in use", "account not in use"),
    ("has no subject", "no subject"),
    ("The post is empty", "nothing to say"),
    ("taken responsibility", "not confirmed"),
)


def state_words(line: PlannerLine) -> str:
    """Return the state as a badge says it."""
    return {
        DeliveryState.PENDING: _pending_words(line.reason),
        DeliveryState.CLAIMED: "Publishing…",
        DeliveryState.SENT: "Out",
        DeliveryState.STOPPED: f"Stopped: {why_stopped(line.reason)}",
        DeliveryState.FAILED: f"Refused by {line.account}",
        DeliveryState.UNKNOWN: f"Unconfirmed on {line.account}",
        DeliveryState.OVERDUE: "Too late: decide",
        DeliveryState.CANCELLED: "Taken back",
    }[line.state]


def _pending_words(reason: str) -> str:
    """A planned delivery has a reason only after a pass that could not send it."""
    if not reason:
        return "Planned"
    return "On hold" if "publishing is on hold" in reason else "Tried again soon"


STATE_KINDS: dict[DeliveryState, Kind] = {
    DeliveryState.PENDING: "info",
    DeliveryState.CLAIMED: "info",
    DeliveryState.SENT: "ok",
    DeliveryState.STOPPED: "bad",
    DeliveryState.FAILED: "bad",
    DeliveryState.UNKNOWN: "warn",
    DeliveryState.OVERDUE: "warn",
    DeliveryState.CANCELLED: "neutral",
}
STATE_ICONS: dict[DeliveryState, str] = {
    DeliveryState.PENDING: "clock",
    DeliveryState.CLAIMED: "send",
    DeliveryState.SENT: "circle-check",
    DeliveryState.STOPPED: "hand-stop",
    DeliveryState.FAILED: "alert-octagon",
    DeliveryState.UNKNOWN: "help-circle",
    DeliveryState.OVERDUE: "hourglass",
    DeliveryState.CANCELLED: "arrow-back-up",
}


def why_stopped(reason: str) -> str:
    """Return in two words why a gate was shut, from what the gate says."""
    return next((words for piece, words in _STOPS if piece in reason), "a check says no")


def reason_words(line: PlannerLine) -> str:
    """Return the reason in plain words, and what a person can do; empty where there is nothing to say."""
    asked = _WHAT_NOW.get(line.state, "")
    return " ".join(part for part in (line.reason.strip(), asked) if part)


_WHAT_NOW = {
    DeliveryState.CLAIMED: "It is on its way to the platform.",
    DeliveryState.UNKNOWN: "Look at the account, then say what you saw. It is never sent again blindly.",
}


def near_day(moment: datetime, zone: str) -> str:
    """Return "Tue 24 Nov" in `zone`."""
    return f"{weekday(moment.astimezone(zone_of(zone)))[:3]} {short_day(moment, zone)[:-5]}"


def day_title(day: date, today: date) -> str:
    """Return "Today, Tuesday 24 November", or the date; with the year where it is another."""
    near = {-1: "Yesterday, ", 0: "Today, ", 1: "Tomorrow, "}.get((day - today).days, "")
    year = "" if day.year == today.year else f" {day.year}"
    return f"{near}{weekday(day)} {day_and_month(day)}{year}"
