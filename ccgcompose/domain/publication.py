"""From the decision to publish to the platform's proof: Publication, Delivery, Attempt, Receipt.

PENDING ──claim──► CLAIMED ──receipt──► SENT
   ▲                  │──nothing was sent──► PENDING (not before T)
   │                  │──a gate is shut──► STOPPED ──a person decides──► PENDING
   │                  │──the platform said no──► FAILED ──a person decides──► PENDING
   │                  └──it may have been sent──► UNKNOWN ──found──► SENT, not there──► PENDING,
   │                                                         cannot tell──► stays, a person is asked
   ├──a consent was withdrawn──► STOPPED
   ├──too late when it was found──► OVERDUE ──a person decides──► PENDING
   └──taken back before it was out──► CANCELLED
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class DeliveryState(Enum):
    """Where one delivery stands."""

    PENDING = "pending"
    CLAIMED = "claimed"
    SENT = "sent"
    FAILED = "failed"
    STOPPED = "stopped"
    UNKNOWN = "unknown"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"


_S = DeliveryState
TRANSITIONS: dict[DeliveryState, frozenset[DeliveryState]] = {
    _S.PENDING: frozenset({_S.PENDING, _S.CLAIMED, _S.OVERDUE, _S.STOPPED, _S.CANCELLED}),
    _S.CLAIMED: frozenset({_S.SENT, _S.PENDING, _S.STOPPED, _S.FAILED, _S.UNKNOWN}),
    _S.UNKNOWN: frozenset({_S.UNKNOWN, _S.SENT, _S.PENDING, _S.FAILED}),
    _S.FAILED: frozenset({_S.PENDING, _S.STOPPED, _S.CANCELLED}),
    _S.STOPPED: frozenset({_S.PENDING, _S.CANCELLED}),
    _S.OVERDUE: frozenset({_S.PENDING, _S.STOPPED, _S.CANCELLED}),
    _S.SENT: frozenset(),
    _S.CANCELLED: frozenset(),
}
NEEDS_A_PERSON = frozenset({_S.FAILED, _S.STOPPED, _S.UNKNOWN, _S.OVERDUE})
NOT_OUT = frozenset({_S.PENDING, _S.FAILED, _S.STOPPED, _S.OVERDUE})
MAY_BE_OUT = frozenset({_S.CLAIMED, _S.UNKNOWN})


class DeliveryKind(Enum):
    """Whether a delivery puts a post out or corrects one that is out."""

    PUBLISH = "publish"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Publication:
    """The decision: this revision, at this moment, confirmed by name (clause BEST-2).

    `due_at` is UTC and counts. `wall_time` and `zone` are what the person chose, kept to be shown.
    """

    id: str
    post_id: str
    revision: int
    kind: DeliveryKind
    due_at: datetime
    wall_time: str
    zone: str
    confirmed_by: str
    confirmation: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """A publication's part for one account. Its id is the key under which a platform is asked.

    `not_before` is UTC. `lease_owner` and `lease_until` belong to the publisher that holds it and are no part
    of the record.
    """

    id: str
    publication_id: str
    account_id: str
    kind: DeliveryKind
    state: DeliveryState
    not_before: datetime
    reason: str = ""
    lease_owner: str | None = None
    lease_until: datetime | None = None


class Outcome(Enum):
    """How one call ended; OPEN until it has."""

    OPEN = "open"
    SENT = "sent"
    NOT_SENT = "not sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One call to a platform, committed before the call.

    `request` is frozen JSON: what may be out is repeated to the letter.
    """

    delivery_id: str
    number: int
    request: str
    started_at: datetime
    finished_at: datetime | None = None
    outcome: Outcome = Outcome.OPEN
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The platform's proof that a delivery is out."""

    delivery_id: str
    remote_id: str
    url: str
    received_at: datetime
    proof: str = ""


def can_move(old: DeliveryState, new: DeliveryState) -> bool:
    """Return whether the state machine has this step."""
    return new in TRANSITIONS[old]
