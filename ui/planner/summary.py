"""The plan in one line, and the hold in one sentence."""

from __future__ import annotations

from ccgcompose.domain.hold import Hold
from ccgcompose.domain.moments import shown
from ccgcompose.domain.publication import NEEDS_A_PERSON, DeliveryState
from ui.planner.board import MOST_LINES, Board


def subtitle(board: Board) -> str:
    """Return how much is planned, and how much waits for a person."""
    planned = sum(line.state in (DeliveryState.PENDING, DeliveryState.CLAIMED) for line in board.lines)
    asking = sum(line.state in NEEDS_A_PERSON for line in board.lines)
    if not board.lines:
        return ""
    parts = [f"{planned:,} planned"]
    if asking:
        parts.append("1 needs a decision" if asking == 1 else f"{asking:,} need a decision")
    if len(board.lines) >= MOST_LINES:
        parts.append(f"the first {MOST_LINES:,} are shown")
    return " · ".join(parts)


def hold_words(hold: Hold, holder: str, zone: str) -> str:
    """Return since when nothing goes out, and what becomes of what falls due. The banner above says why."""
    by = f" by {holder}" if holder else ""
    since = f"On hold since {shown(hold.placed_at, zone)}{by}."
    return f"{since} What falls due meanwhile waits here for a decision."
