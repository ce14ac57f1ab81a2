"""Evidence that we may use a work (clause COPY-1), and the one question asked of it: is it in force?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class LicenceKind(Enum):
    """On what footing the organisation may use the work."""

    OWN_WORK = "own work"
    COMMISSIONED = "commissioned"
    LICENSED = "licensed"
    OPEN_LICENCE = "open licence"
    CROWN = "Crown copyright or OGL"
    PUBLIC_DOMAIN = "public domain"


@dataclass(frozen=True, slots=True)
class PermissionRecord:
    """Evidence for one medium: who owns it, on what terms, where and when we may use it.

    `platforms` empty means every platform. `valid_to` is the first moment at which it no longer holds;
    None means without end.
    """

    id: str
    media_id: str
    rights_holder: str
    creator: str
    kind: LicenceKind
    licence: str
    evidence: str
    valid_from: datetime
    recorded_by: str
    recorded_at: datetime
    valid_to: datetime | None = None
    platforms: tuple[str, ...] = ()
    credit_line: str = ""
    contact: str = ""
    notes: str = ""
    revoked_at: datetime | None = None
    revoked_reason: str = ""


class PermissionState(Enum):
    """How a medium stands at a moment."""

    NONE = "none"
    NOT_YET = "not yet"
    IN_FORCE = "in force"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    REVOKED = "revoked"
    OTHER_PLATFORM = "other platform"


@dataclass(frozen=True, slots=True)
class PermissionVerdict:
    """The answer for one medium, platform and moment, with the record relied upon."""

    state: PermissionState
    record: PermissionRecord | None = None

    @property
    def allows(self) -> bool:
        """Return whether the work may go out."""
        return self.state in (PermissionState.IN_FORCE, PermissionState.EXPIRING)


EXPIRY_NOTICE_DAYS = 30


def record_state(record: PermissionRecord, moment: datetime, platform: str | None) -> PermissionState:
    """Return how one record stands; `platform` None asks for any platform."""
    if record.revoked_at is not None and moment >= record.revoked_at:
        return PermissionState.REVOKED
    if moment < record.valid_from:
        return PermissionState.NOT_YET
    if record.valid_to is not None and moment >= record.valid_to:
        return PermissionState.EXPIRED
    if platform is not None and record.platforms and platform not in record.platforms:
        return PermissionState.OTHER_PLATFORM
    if record.valid_to is not None and (record.valid_to - moment).days < EXPIRY_NOTICE_DAYS:
        return PermissionState.EXPIRING
    return PermissionState.IN_FORCE


# Best first: with several records for one medium, the best of them decides.
_ORDER = (
    PermissionState.IN_FORCE,
    PermissionState.EXPIRING,
    PermissionState.NOT_YET,
    PermissionState.OTHER_PLATFORM,
    PermissionState.EXPIRED,
    PermissionState.REVOKED,
)


def verdict(
    records: tuple[PermissionRecord, ...], moment: datetime, platform: str | None = None
) -> PermissionVerdict:
    """Return the best verdict that the records of one medium give for this moment and platform."""
    states = [(record_state(record, moment, platform), record) for record in records]
    if not states:
        return PermissionVerdict(PermissionState.NONE)
    state, record = min(states, key=lambda pair: _ORDER.index(pair[0]))
    return PermissionVerdict(state, record)
