"""Evidence that a person agreed to be shown or described (clauses PAT-1, PAT-2), and whether it holds there and then.

A consent is never edited and never removed: it is amended by a new record that supersedes it, and withdrawn with
who asked, when, how and why. The name stays inside the record; messages, history and file names use its id.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ccgcompose.domain.uses import Use


class Relation(Enum):
    """In what capacity the person is shown or described."""

    PATIENT = "patient"
    CARER = "carer"
    PUBLIC = "member of the public"
    STAFF = "staff"
    VOLUNTEER = "volunteer"


class AgeBand(Enum):
    """How old the person is, as far as consent goes by it."""

    UNDER_13 = "under 13"
    FROM_13_TO_15 = "13 to 15"
    FROM_16_TO_17 = "16 or 17"
    ADULT = "18 or over"

    @property
    def needs_guardian(self) -> bool:
        """Return whether somebody with parental responsibility must agree."""
        return self is not AgeBand.ADULT


class ConsentMethod(Enum):
    """How the person agreed."""

    SIGNED_FORM = "signed form"
    SIGNED_ONLINE = "signed online"
    LETTER = "letter or e-mail"
    RECORDED = "recorded on film or sound"
    SPOKEN = "spoken, with a witness"

    @property
    def is_written(self) -> bool:
        """Return whether it is the written permission that the policy asks for of patients (PAT-1)."""
        return self in (ConsentMethod.SIGNED_FORM, ConsentMethod.SIGNED_ONLINE, ConsentMethod.LETTER)


class LawfulBasis(Enum):
    """On what basis of UK GDPR, article 6, the personal data is used; consent for patients."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal obligation"
    VITAL_INTERESTS = "vital interests"
    PUBLIC_TASK = "public task"
    LEGITIMATE_INTERESTS = "legitimate interests"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a consent holds no longer. `asked_by` is who withdrew it: the person, a guardian, a relative."""

    at: datetime
    asked_by: str
    how: str
    reason: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    """One person's consent.

    `name` is a display name or a code. `scope` names the uses agreed to, `platforms` empty means all of these
    uses. `story` is the text that the person approved, where one was. `review_on` is when to ask again; `valid_to`
    the first moment at which it no longer holds. `evidence` says where the form is kept, `evidence_files` names
    files in the vault. `capacity_statement` says how it was established that the person could decide.
    """

    id: str
    name: str
    relation: Relation
    age_band: AgeBand
    scope: tuple[Use, ...]
    given_on: datetime
    method: ConsentMethod
    lawful_basis: LawfulBasis
    recorded_by: str
    recorded_at: datetime
    platforms: tuple[str, ...] = ()
    guardian: str = ""
    guardian_relation: str = ""
    capacity_statement: str = ""
    witness: str = ""
    may_be_named: bool = False
    condition_may_be_stated: bool = False
    story_approved: bool = False
    story: str = ""
    review_on: datetime | None = None
    valid_to: datetime | None = None
    evidence: str = ""
    evidence_files: tuple[str, ...] = ()
    notes: str = ""
    amends: str | None = None
    superseded_by: str | None = None
    withdrawal: Withdrawal | None = None


class ConsentState(Enum):
    """How a consent stands there and then."""

    IN_FORCE = "in force"
    EXPIRING = "expiring"
    NOT_YET = "not yet"
    OTHER_PLATFORM = "other platform"
    OTHER_USE = "other use"
    NO_GUARDIAN = "no guardian"
    NOT_WRITTEN = "not written"
    NO_EVIDENCE = "no evidence"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    @property
    def allows(self) -> bool:
        """Return whether the person may be shown."""
        return self in (ConsentState.IN_FORCE, ConsentState.EXPIRING)


NOTICE_DAYS = 30


def consent_state(
    record: ConsentRecord, moment: datetime, platform: str | None = None, use: Use | None = None
) -> ConsentState:
    """Return how a consent stands; `platform` None asks for any platform, `use` None for any use."""
    over = _over(record, moment)
    if over is not None:
        return over
    if use is not None and use not in record.scope:
        return ConsentState.OTHER_USE
    if platform is not None and record.platforms and platform not in record.platforms:
        return ConsentState.OTHER_PLATFORM
    wanting = _wanting(record)
    if wanting is not None:
        return wanting
    if record.valid_to is not None and (record.valid_to - moment).days < NOTICE_DAYS:
        return ConsentState.EXPIRING
    return ConsentState.IN_FORCE


def _over(record: ConsentRecord, moment: datetime) -> ConsentState | None:
    if record.withdrawal is not None:  # whatever a clock says that was set back, or that of another computer
        return ConsentState.WITHDRAWN
    if record.superseded_by is not None:
        return ConsentState.SUPERSEDED
    if moment < record.given_on:
        return ConsentState.NOT_YET
    if record.valid_to is not None and moment >= record.valid_to:
        return ConsentState.EXPIRED
    return None


def _wanting(record: ConsentRecord) -> ConsentState | None:
    if record.age_band.needs_guardian and not record.guardian.strip():
        return ConsentState.NO_GUARDIAN
    if record.relation is Relation.PATIENT:  # express and written, says the policy
        if not record.method.is_written:
            return ConsentState.NOT_WRITTEN
        if not record.evidence.strip() and not record.evidence_files:
            return ConsentState.NO_EVIDENCE
    return None


def covers_story(record: ConsentRecord, text: str) -> bool:
    """Return whether the person approved this text, or approved the story without a text being kept."""
    if not record.story_approved:
        return False
    return not record.story.strip() or _folded(text) in _folded(record.story)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
