"""Something that a person has to do by hand, and that somebody must be able to see was done.

A withdrawn consent opens one for each place where the person is still shown: the tool deletes nothing, people act.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class TaskKind(Enum):
    """What is to be done. The values are stored data."""

    EDIT_OUT = "edit out"  # correct the post without the picture or the person, with an edit note
    MANUAL_STEP = "manual step"  # the platform cannot edit: do it there, and record what was done


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. It is open until somebody says that it is done, with a note of what they did.

    `summary` names no patient. `url` is where the post is live.
    """

    id: str
    kind: TaskKind
    summary: str
    opened_by: str
    opened_at: datetime
    post_id: str | None = None
    account_id: str | None = None
    delivery_id: str | None = None
    media_id: str | None = None
    consent_id: str | None = None
    url: str = ""
    done_by: str | None = None
    done_at: datetime | None = None
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Return whether it still has to be done."""
        return self.done_at is None
