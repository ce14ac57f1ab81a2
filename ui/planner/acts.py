"""What a person may do with a publication, by how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ccgcompose.domain.publication import DeliveryState
from ccgcompose.usecases.views import PlannerLine


class Act(Enum):
    """One thing to do with the chosen publication."""

    RESCHEDULE = "reschedule"
    PUBLISH_NOW = "publish now"
    TAKE_BACK = "take back"
    IS_OUT = "is out"
    IS_NOT_OUT = "is not out"
    OPEN_POST = "open post"
    CORRECT = "correct"
    OPEN_HISTORY = "open history"


@dataclass(frozen=True, slots=True)
class Say:
    """How an act is offered. `keys` is how it is reached in the list."""

    text: str
    icon: str
    keys: str = ""


SAY: dict[Act, Say] = {
    Act.RESCHEDULE: Say("Reschedule…", "calendar-event", "Ctrl+R"),
    Act.PUBLISH_NOW: Say("Publish now…", "send", "Ctrl+Return"),
    Act.TAKE_BACK: Say("Take back…", "arrow-back-up", "Del"),
    Act.IS_OUT: Say("I looked: it is out at…", "eye"),
    Act.IS_NOT_OUT: Say("I looked: it is not there…", "eye-off"),
    Act.OPEN_POST: Say("Open the post", "pencil", "Return"),
    Act.CORRECT: Say("Correct this post…", "pencil"),
    Act.OPEN_HISTORY: Say("Open in the history", "history", "Ctrl+H"),
}

ELSEWHERE = (Act.OPEN_POST, Act.OPEN_HISTORY)  # these lead to another page and change nothing

_S = DeliveryState
_OFFERED: dict[DeliveryState, tuple[Act, ...]] = {
    _S.PENDING: (Act.RESCHEDULE, Act.PUBLISH_NOW, Act.TAKE_BACK, Act.OPEN_POST, Act.OPEN_HISTORY),
    _S.CLAIMED: (Act.OPEN_HISTORY,),
    _S.SENT: (Act.CORRECT, Act.OPEN_HISTORY),
    _S.STOPPED: (Act.PUBLISH_NOW, Act.RESCHEDULE, Act.TAKE_BACK, Act.OPEN_POST, Act.OPEN_HISTORY),
    _S.FAILED: (Act.PUBLISH_NOW, Act.RESCHEDULE, Act.TAKE_BACK, Act.OPEN_POST, Act.OPEN_HISTORY),
    _S.OVERDUE: (Act.PUBLISH_NOW, Act.RESCHEDULE, Act.TAKE_BACK, Act.OPEN_POST, Act.OPEN_HISTORY),
    _S.UNKNOWN: (Act.IS_OUT, Act.IS_NOT_OUT, Act.OPEN_HISTORY),
    _S.CANCELLED: (Act.OPEN_POST, Act.OPEN_HISTORY),
}


def offered(line: PlannerLine, *, held: bool) -> tuple[Act, ...]:
    """Return what may be done. While all publishing is held, nothing is published now."""
    return tuple(act for act in _OFFERED[line.state] if not (held and act is Act.PUBLISH_NOW))
