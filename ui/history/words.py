"""How states and moments are said in the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ccgcompose.domain.moments import short_day, time_shown
from ccgcompose.domain.publication import DeliveryKind, DeliveryState
from ui.tokens import Kind

STATES: dict[DeliveryState, tuple[str, Kind]] = {
    DeliveryState.SENT: ("Sent", "ok"),
    DeliveryState.PENDING: ("Planned", "info"),
    DeliveryState.CLAIMED: ("Going out", "info"),
    DeliveryState.UNKNOWN: ("Unconfirmed", "warn"),
    DeliveryState.OVERDUE: ("Too late: decide", "warn"),
    DeliveryState.STOPPED: ("Stopped", "bad"),
    DeliveryState.FAILED: ("Refused", "bad"),
    DeliveryState.CANCELLED: ("Taken back", "neutral"),
}
_WORST_FIRST = (
    DeliveryState.FAILED,
    DeliveryState.STOPPED,
    DeliveryState.UNKNOWN,
    DeliveryState.OVERDUE,
    DeliveryState.CLAIMED,
    DeliveryState.PENDING,
    DeliveryState.SENT,
    DeliveryState.CANCELLED,
)


def summed(states: Sequence[DeliveryState], kind: DeliveryKind) -> tuple[str, Kind]:
    """Return one state for all deliveries of a publication: the one that wants attention most."""
    worst = next((state for state in _WORST_FIRST if state in states), DeliveryState.CANCELLED)
    words, tone = STATES[worst]
    if worst is DeliveryState.SENT and kind is DeliveryKind.CORRECT:
        return "Corrected", tone
    return words, tone


def in_full(accounts: Sequence[str], states: Sequence[DeliveryState]) -> str:
    """Return "Newsroom: Sent; Facebook: Refused", for whoever wants to know which."""
    return "; ".join(f"{name}: {STATES[state][0]}" for name, state in zip(accounts, states, strict=True))


def corrections(kind: DeliveryKind, edit_notes: int) -> str:
    """Return what a publication has to do with corrections: it is one, or some came after it."""
    if kind is DeliveryKind.CORRECT:
        return "correction"
    return {0: "", 1: "1 correction since"}.get(edit_notes, f"{edit_notes} corrections since")


def short_moment(moment: datetime, zone: str) -> str:
    """Return "24 Nov 2026, 9:05am" in `zone`."""
    return f"{short_day(moment, zone)}, {time_shown(moment, zone)}"
