"""A decision on one revision, and the designation under which it was given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Decision(Enum):
    """What the approver decided."""

    APPROVED = "approved"
    SENT_BACK = "sent back"


@dataclass(frozen=True, slots=True)
class Approval:
    """One decision. It holds for its revision only: a new revision needs a new one."""

    id: str
    post_id: str
    revision: int
    person_id: str
    designation_id: str
    decision: Decision
    note: str
    made_at: datetime


def standing(approvals: tuple[Approval, ...], revision: int) -> Approval | None:
    """Return the latest decision on this revision, if any."""
    fitting = [approval for approval in approvals if approval.revision == revision]
    return max(fitting, key=lambda approval: approval.made_at, default=None)
