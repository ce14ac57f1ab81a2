"""How people on a picture, and what they agreed to, are said in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.consent import ConsentRecord, ConsentState
from ccgcompose.domain.moments import short_day
from ccgcompose.domain.uses import Alteration, Use
from ccgcompose.usecases.pictured import PersonShown
from ui.library.words import platform_name
from ui.tokens import Kind

NOBODY = "Nobody has said who this is"

ASKED: dict[Resolution, tuple[str, str]] = {
    Resolution.CONSENT: ("Somebody who agreed", "A patient, carer, volunteer or member of the public"),
    Resolution.STAFF: ("Staff in their role", "A colleague at work; their agreement is on record"),
    Resolution.NOT_RECOGNISABLE: ("Not recognisable", "From behind, far away, or out of focus"),
    Resolution.CROWD: ("Part of a crowd", "At a public event, where nobody stands out"),
    Resolution.NO_PERSON: ("Not a person", "A drawing, a poster, a pattern"),
}

USE_WORDS: dict[Use, str] = {
    Use.SOCIAL: "Social media",
    Use.WEB: "Our own sites",
    Use.PRINT: "Print",
    Use.PRESS: "Handed to the press",
    Use.TRAINING: "Training",
    Use.PAID: "Paid advertising",
}

ALTERATION_WORDS: dict[Alteration, str] = {
    Alteration.CROP: "Cropping",
    Alteration.FLIP: "Flipping",
    Alteration.RETOUCH: "Retouching",
    Alteration.COLOUR: "Changing colours",
    Alteration.OVERLAY: "Words over it",
}

_STATES: dict[ConsentState, tuple[Kind, str]] = {
    ConsentState.NOT_YET: ("warn", "Consent not in force yet"),
    ConsentState.OTHER_PLATFORM: ("warn", "Consent for other platforms"),
    ConsentState.OTHER_USE: ("warn", "Consent for other uses"),
    ConsentState.NO_GUARDIAN: ("bad", "Under 18: no guardian named"),
    ConsentState.NOT_WRITTEN: ("bad", "A patient’s consent must be written"),
    ConsentState.NO_EVIDENCE: ("bad", "A patient’s consent needs its form"),
    ConsentState.EXPIRED: ("bad", "Consent expired"),
    ConsentState.SUPERSEDED: ("bad", "Replaced by a later consent"),
    ConsentState.WITHDRAWN: ("bad", "Consent withdrawn"),
}


def consent_badge(record: ConsentRecord, state: ConsentState, zone: str) -> tuple[Kind, str]:
    """Return how a consent stands, as kind and words."""
    if state in _STATES:
        kind, words = _STATES[state]
        return kind, words
    last = short_day(record.valid_to - timedelta(seconds=1), zone) if record.valid_to else ""
    if state is ConsentState.EXPIRING:
        return "warn", f"Consent ends {last}"
    return "ok", f"Consent to {last}" if last else "Consent in force"


def person_badge(person: PersonShown, zone: str) -> tuple[Kind, str]:
    """Return how somebody who is marked stands, as kind and words."""
    resolution = person.appearance.resolution
    if resolution is Resolution.UNRESOLVED:
        return "record", NOBODY
    if not resolution.needs_record:
        return "neutral", ASKED[resolution][0]
    if person.consent is None or person.state is None:
        return "record", "Consent needed"
    return consent_badge(person.consent, person.state, zone)


def person_name(person: PersonShown, number: int) -> str:
    """Return what somebody is called on the picture and in the list: the name in the record, else a number."""
    if person.consent is not None:
        return person.consent.name
    return f"Person {number}"


def consent_line(record: ConsentRecord, zone: str) -> str:
    """Return one line to choose a consent by: who, in what capacity, since when."""
    return f"{record.name} · {record.relation.value} · agreed {short_day(record.given_on, zone)}"


def scope_words(scope: tuple[Use, ...]) -> str:
    """Return the uses that were agreed to."""
    return ", ".join(USE_WORDS[use] for use in scope)


def consent_rows(record: ConsentRecord, zone: str) -> list[tuple[str, str]]:
    """Return what a consent says, as names and values; the empty ones are left out where they are shown."""
    told = [
        ("Named" if record.may_be_named else "not named"),
        ("condition stated" if record.condition_may_be_stated else "condition not stated"),
    ]
    withdrawal = record.withdrawal
    withdrawn = ""
    if withdrawal is not None:
        by = f", asked by {withdrawal.asked_by}" if withdrawal.asked_by else ""
        withdrawn = f"{withdrawal.reason} ({short_day(withdrawal.at, zone)}{by})"
    guardian = ", ".join(part for part in (record.guardian, record.guardian_relation) if part)
    return [
        ("Withdrawn", withdrawn),
        ("Who", f"{record.relation.value[:1].upper()}{record.relation.value[1:]}, {record.age_band.value}"),
        ("Guardian", guardian),
        ("Agreed to", scope_words(record.scope)),
        ("Platforms", ", ".join(platform_name(each) for each in record.platforms) or "All"),
        ("May be", ", ".join(told).capitalize()),
        ("Story", "Approved" if record.story_approved else ""),
        ("Agreed on", f"{short_day(record.given_on, zone)}, {record.method.value}"),
        ("Witness", record.witness),
        ("Until", _until(record, zone)),
        ("Evidence", _evidence(record)),
        ("Notes", record.notes),
    ]


def _until(record: ConsentRecord, zone: str) -> str:
    ends = short_day(record.valid_to - timedelta(seconds=1), zone) if record.valid_to else "Without end"
    return f"{ends}; look at it again on {short_day(record.review_on, zone)}" if record.review_on else ends


def _evidence(record: ConsentRecord) -> str:
    count = len(record.evidence_files)
    files = f"{count} file{'s' if count > 1 else ''} in the vault" if count else ""
    return "; ".join(part for part in (record.evidence, files) if part)


def days_until(moment: datetime, now: datetime) -> str:
    """Return "in 12 days", "tomorrow", "today" or "3 days ago"."""
    days = (moment - now).days
    if days < 0:
        return "yesterday" if days == -1 else f"{-days} days ago"
    return ("today", "tomorrow")[days] if days < 2 else f"in {days} days"
