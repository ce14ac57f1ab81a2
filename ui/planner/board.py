"""All that the planner shows, read together in the background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ccgcompose.domain.hold import Hold
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.views import PlannerLine, PostLine
from ui.planner.colours import bar_colours

LOOK_BACK = timedelta(days=7)
MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Board:
    """The plan at `read_at`."""

    read_at: datetime
    lines: tuple[PlannerLine, ...] = ()
    drafts: tuple[PostLine, ...] = ()
    hold: Hold | None = None
    holder: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)  # by account id

    def line(self, delivery_id: str) -> PlannerLine | None:
        """Return what is known of a delivery."""
        return next((line for line in self.lines if line.delivery_id == delivery_id), None)

    def together(self, line: PlannerLine) -> tuple[PlannerLine, ...]:
        """Return the deliveries of the same decision, `line` first."""
        others = (
            each
            for each in self.lines
            if each.publication_id == line.publication_id and each.delivery_id != line.delivery_id
        )
        return (line, *others)


def read_board(desk: Desk) -> Board:
    """Read the plan. Cheap, but for a thread."""
    now = desk.clock.now()
    hold = desk.holds.active()
    holder = ""
    if hold is not None:
        holder = next((person.name for person in desk.people.all() if person.id == hold.placed_by), "")
    return Board(
        read_at=now,
        lines=desk.schedule.planner(now - LOOK_BACK, MOST_LINES),
        drafts=desk.past.posts(drafts_only=True),
        hold=hold,
        holder=holder,
        colours=bar_colours(desk.accounts.all()),
    )
