"""Evidence that we may use a work (clause COPY-1), and the one question asked of it: does it hold there and then?

The fields are those of the IPTC Photo Metadata Standard 2025.1 and of PLUS where these have one: rights holder
(plus:CopyrightOwner), licensor (plus:Licensor), creator (dc:creator), terms (xmpRights:UsageTerms), the licence's
page (xmpRights:WebStatement), credit line (photoshop:Credit), alterations (plus:ImageAlterationConstraints),
digital source type (Iptc4xmpExt:DigitalSourceType). An open licence is named by its SPDX id.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ccgcompose.domain.canonical import later
from ccgcompose.domain.source_type import SourceType
from ccgcompose.domain.uses import Alteration, Use


class LicenceKind(Enum):
    """On what footing the organisation may use the work."""

    OWN_WORK = "own work"
    COMMISSIONED = "commissioned"
    LICENSED = "licensed"
    OPEN_LICENCE = "open licence"
    CROWN = "Crown copyright or OGL"
    PUBLIC_DOMAIN = "public domain"


class CreditPlace(Enum):
    """Where the credit line must stand."""

    ANYWHERE = "anywhere"
    POST = "in the post"
    PICTURE = "on the picture"


class Exclusivity(Enum):
    """Whether others may have the work as well."""

    NOT_STATED = "not stated"
    SHARED = "not exclusive"
    EXCLUSIVE = "exclusive"


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a work may be used, beyond what the first records held.

    `uses` empty means every use. `alterations` None means that nothing was said of them. `reference` is the number
    of the licence or the invoice; `granted_on` the day on which it was given (its first moment, UTC).
    """

    licensor: str = later("")
    licensor_contact: str = later("")
    licence_version: str = later("")
    licence_url: str = later("")
    spdx_id: str = later("")
    reference: str = later("")
    granted_on: datetime | None = later(None)
    uses: tuple[Use, ...] = later(())
    territory: str = later("")
    exclusivity: Exclusivity = later(Exclusivity.NOT_STATED)
    alterations: tuple[Alteration, ...] | None = later(None)
    credit_place: CreditPlace = later(CreditPlace.ANYWHERE)
    source_type: SourceType | None = later(None)


NO_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class PermissionRecord:
    """Evidence for one work: who owns it, on what terms, where and when we may use it.

    `media_id` names the work; a quotation is a work of kind TEXT. `platforms` empty means every platform.
    `valid_to` is the first moment at which it no longer holds; None means without end. `evidence` says where the
    evidence is kept, `evidence_files` names files in the vault. `checked_by` is who looked it over, if anybody.
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
    terms: Terms = later(NO_TERMS)
    evidence_files: tuple[str, ...] = later(())
    checked_by: str | None = later(None)
    checked_at: datetime | None = later(None)

    def permits(self, alteration: Alteration) -> bool:
        """Return whether the work may be altered so. Where nothing was said, a licence of others permits nothing.

        Our own works, commissions, the public domain and the Open Government Licence leave us free; of the open
        licences, those without derivatives (ND) permit no alteration.
        """
        if self.terms.alterations is not None:
            return alteration in self.terms.alterations
        if self.kind is LicenceKind.OPEN_LICENCE:
            return not _without_derivatives(self)
        return self.kind is not LicenceKind.LICENSED


def _without_derivatives(record: PermissionRecord) -> bool:
    named = f"{record.terms.spdx_id} {record.licence}".upper().replace("-", " ").split()
    return "ND" in named or "NODERIVATIVES" in named or "NODERIVS" in named


class PermissionState(Enum):
    """How a medium stands at a moment."""

    NONE = "none"
    NOT_YET = "not yet"
    IN_FORCE = "in force"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    REVOKED = "revoked"
    OTHER_PLATFORM = "other platform"
    OTHER_USE = "other use"
    ALTERED = "altered"  # in a way that is not permitted


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


def record_state(
    record: PermissionRecord,
    moment: datetime,
    platform: str | None,
    use: Use | None = None,
    alterations: tuple[Alteration, ...] = (),
) -> PermissionState:
    """Return how one record stands; `platform` None asks for any platform, `use` None for any use."""
    if record.revoked_at is not None:  # whatever a clock says that was set back, or that of another computer
        return PermissionState.REVOKED
    if moment < record.valid_from:
        return PermissionState.NOT_YET
    if record.valid_to is not None and moment >= record.valid_to:
        return PermissionState.EXPIRED
    if platform is not None and record.platforms and platform not in record.platforms:
        return PermissionState.OTHER_PLATFORM
    if use is not None and record.terms.uses and use not in record.terms.uses:
        return PermissionState.OTHER_USE
    if not all(record.permits(alteration) for alteration in alterations):
        return PermissionState.ALTERED
    if record.valid_to is not None and (record.valid_to - moment).days < EXPIRY_NOTICE_DAYS:
        return PermissionState.EXPIRING
    return PermissionState.IN_FORCE


# Best first: with several records for one medium, the best of them decides.
_ORDER = (
    PermissionState.IN_FORCE,
    PermissionState.EXPIRING,
    PermissionState.NOT_YET,
    PermissionState.ALTERED,
    PermissionState.OTHER_USE,
    PermissionState.OTHER_PLATFORM,
    PermissionState.EXPIRED,
    PermissionState.REVOKED,
)


def verdict(
    records: tuple[PermissionRecord, ...],
    moment: datetime,
    platform: str | None = None,
    use: Use | None = None,
    alterations: tuple[Alteration, ...] = (),
) -> PermissionVerdict:
    """Return the best verdict that the records of one work give there and then, for what is done with it."""
    states = [(record_state(record, moment, platform, use, alterations), record) for record in records]
    if not states:
        return PermissionVerdict(PermissionState.NONE)
    state, record = min(states, key=lambda pair: _ORDER.index(pair[0]))
    return PermissionVerdict(state, record)
