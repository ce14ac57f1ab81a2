"""What stands under which heading: what needs a decision first, then by day, then what is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ccgcompose.domain.moments import zone_of
from ccgcompose.domain.publication import NEEDS_A_PERSON, DeliveryState
from ccgcompose.usecases.views import PlannerLine
from ui.planner.words import day_title
from ui.tokens import Kind

NEEDS_DECISION = "Needs a decision"
OUT = "Out in the last 7 days"
TAKEN_BACK = "Taken back"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the rows under it. `by_day`: all rows are of the day that the heading names."""

    title: str
    kind: Kind
    lines: tuple[PlannerLine, ...]
    by_day: bool = False


def sections(lines: Sequence[PlannerLine], now: datetime, zone: str) -> tuple[Section, ...]:
    """Return the sections that have rows, in the order in which a person should look at them."""
    asking = tuple(line for line in lines if line.state in NEEDS_A_PERSON)
    out = tuple(line for line in lines if line.state is DeliveryState.SENT)
    back = tuple(line for line in lines if line.state is DeliveryState.CANCELLED)
    found = [
        Section(NEEDS_DECISION, "bad", _by_moment(asking)),
        *_days(lines, now, zone),
        Section(OUT, "ok", _by_moment(out)[::-1]),
        Section(TAKEN_BACK, "neutral", _by_moment(back)[::-1]),
    ]
    return tuple(section for section in found if section.lines)


def _days(lines: Sequence[PlannerLine], now: datetime, zone: str) -> list[Section]:
    local = zone_of(zone)
    today = now.astimezone(local).date()
    by_day: dict[object, list[PlannerLine]] = {}
    for line in _by_moment(lines):
        if line.state in (DeliveryState.PENDING, DeliveryState.CLAIMED):
            by_day.setdefault(line.due_at.astimezone(local).date(), []).append(line)
    return [
        Section(
            day_title(rows[0].due_at.astimezone(local).date(), today), "neutral", tuple(rows), by_day=True
        )
        for rows in by_day.values()
    ]


def _by_moment(lines: Sequence[PlannerLine]) -> tuple[PlannerLine, ...]:
    return tuple(sorted(lines, key=lambda line: (line.due_at, line.headline, line.account)))
