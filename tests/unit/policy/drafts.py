"""Drafts for the tests, from as little as a text or as much as a case file says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from ccgcompose.domain.account import Account, BrandKit, LengthUnit, Limits, SignOffStyle
from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.consent import (
    AgeBand,
    ConsentMethod,
    ConsentRecord,
    ConsentState,
    LawfulBasis,
    Relation,
)
from ccgcompose.domain.draft import Draft, DraftMedia
from ccgcompose.domain.link_answer import LinkAnswer, LinkState
from ccgcompose.domain.media_gate import PersonFacts
from ccgcompose.domain.people import Affiliation, Person
from ccgcompose.domain.permission import (
    LicenceKind,
    PermissionRecord,
    PermissionState,
    PermissionVerdict,
    Terms,
)
from ccgcompose.domain.policy_settings import ElectionPeriod, PolicySettings
from ccgcompose.domain.uses import Alteration, Use

MOMENT = datetime(2026, 11, 24, 9, tzinfo=UTC)


def draft(text: str, moment: datetime = MOMENT) -> Draft:
    """Return a draft of nothing but a text."""
    return Draft(text, moment)


def person(name: str = "Priya Shah", position: str = "Head of Communications") -> Person:
    """Return a spokesperson."""
    return Person("person-1", name, position, Affiliation.EMPLOYEE, MOMENT - timedelta(days=400))


def account(style: SignOffStyle = SignOffStyle.BYLINE, website: str = "") -> Account:
    """Return an account of NHS Exampleshire."""
    brand = BrandKit("NHS Exampleshire", "Exampleshire", "Health care in Exampleshire", website)
    return Account("account-1", "Newsroom", "newsroom", brand, sign_off=style)


def permission(state: PermissionState) -> PermissionVerdict:
    """Return a verdict of this state, with a record that fits it."""
    if state is PermissionState.NONE:
        return PermissionVerdict(state)
    ends = {PermissionState.EXPIRING: 6, PermissionState.EXPIRED: -10}.get(state)
    record = PermissionRecord(
        id="permission-1",
        media_id="media-1",
        rights_holder="A. Photographer",
        creator="A. Photographer",
        kind=LicenceKind.LICENSED,
        licence="One year, online",
        evidence="E-mail of 1 May",
        valid_from=MOMENT + timedelta(days=3 if state is PermissionState.NOT_YET else -100),
        recorded_by="person-1",
        recorded_at=MOMENT - timedelta(days=100),
        valid_to=None if ends is None else MOMENT + timedelta(days=ends),
        platforms=("newsroom",) if state is PermissionState.OTHER_PLATFORM else (),
        revoked_at=MOMENT - timedelta(days=1) if state is PermissionState.REVOKED else None,
        revoked_reason="the contract ended" if state is PermissionState.REVOKED else "",
        terms=Terms(uses=(Use.PRINT, Use.PRESS), alterations=(Alteration.CROP,)),
    )
    return PermissionVerdict(state, record)


def medium(
    alt_text: str = "Two nurses beside a bed",
    state: PermissionState = PermissionState.IN_FORCE,
    filename: str = "ward.jpg",
) -> DraftMedia:
    """Return a picture."""
    return DraftMedia("media-1", filename, alt_text, permission(state))


def recording(said: str) -> DraftMedia:
    """Return a film, sound or picture with what is said to be there: captions, a transcript."""
    return DraftMedia(
        "media-1",
        "walk.mp4",
        "",
        permission(PermissionState.IN_FORCE),
        is_picture=said.startswith("picture"),
        is_film=said.startswith("film"),
        is_sound=said.startswith("sound"),
        has_captions="captions" in said,
        has_transcript="transcript" in said,
    )


def consent() -> ConsentRecord:
    """Return a patient's consent."""
    return ConsentRecord(
        id="consent-1",
        name="Mrs Green",
        relation=Relation.PATIENT,
        age_band=AgeBand.ADULT,
        scope=(Use.SOCIAL, Use.WEB),
        given_on=MOMENT - timedelta(days=100),
        method=ConsentMethod.SIGNED_FORM,
        lawful_basis=LawfulBasis.CONSENT,
        recorded_by="person-1",
        recorded_at=MOMENT - timedelta(days=100),
        valid_to=MOMENT + timedelta(days=6),
        evidence="Cabinet 4",
    )


def shown(said: str) -> PersonFacts:
    """Return a person of whom it is said how they are resolved, or how their consent stands."""
    if said in {resolution.value for resolution in Resolution}:
        return PersonFacts(Resolution(said))
    return PersonFacts(Resolution.CONSENT, consent(), ConsentState(said))


def given(text: str, facts: dict[str, str]) -> Draft:
    """Return the draft that a case file describes. Raise KeyError for a fact that is none."""
    media: tuple[DraftMedia, ...] = ()
    described: tuple[PersonFacts, ...] = ()
    match facts.get("each case"):
        case "alt text":
            media = (medium(alt_text=text),)
            text = facts.get("text", "")
        case "recording":
            media, text = (recording(text),), ""
        case "with a permitted picture":
            media = (medium(),)
        case "permission":
            media, text = (medium(state=PermissionState(text)),), ""
        case "person shown":
            media, text = (replace(medium(), people=(shown(text),)),), ""
        case "faces without a record":
            media, text = (replace(medium(), unresolved_faces=int(text)),), ""
        case "person described":
            described, text = (shown(text),), ""
    text, subject = _text_and_subject(text, facts)
    return Draft(
        text=text,
        subject=subject,
        moment=datetime.fromisoformat(facts["moment"]) if "moment" in facts else MOMENT,
        title=facts.get("title", ""),
        author=_author(facts),
        account=_account(facts),
        limits=_limits(facts),
        media=media,
        trusted_sites=tuple(facts["trusted sites"].split(", ")) if "trusted sites" in facts else (),
        personal=facts.get("personal") == "yes",
        link_answers=tuple(_link_answer(line) for line in facts.get("answers", "").split(", ") if line),
        organisation=facts.get("organisation", ""),
        staff=tuple(person(*line.split(", ", 1)) for line in facts.get("staff", "").split("; ") if line),
        subjects=_listed(facts, "subjects"),
        settings=_settings(facts),
        described=described,
    )


def _text_and_subject(text: str, facts: dict[str, str]) -> tuple[str, str | None]:
    return ("", text) if facts.get("each case") == "subject" else (text, None)


def _link_answer(line: str) -> LinkAnswer:
    """Read "URL opens URL", "URL dead 404", "URL dead", "URL unknown it did not answer in time"."""
    url, state, rest = (*line.split(" ", 2), "")[:3]
    status = int(rest) if rest.isdigit() else None
    leads_to = rest if state == "opens" else ""
    return LinkAnswer(url, LinkState(state), MOMENT, leads_to, status, "" if status or leads_to else rest)


def _settings(facts: dict[str, str]) -> PolicySettings:
    """Return the organisation's settings, from lists with commas; "election: name, first day, last day"."""
    name, *days = facts["election"].split(", ") if "election" in facts else ("",)
    return PolicySettings(
        watch_words=_listed(facts, "watch words"),
        public_names=_listed(facts, "public names"),
        internal_hosts=_listed(facts, "internal hosts"),
        election_periods=(ElectionPeriod(name, *map(date.fromisoformat, days)),) if days else (),
    )


def _listed(facts: dict[str, str], key: str) -> tuple[str, ...]:
    return tuple(facts[key].split(", ")) if key in facts else ()


def _author(facts: dict[str, str]) -> Person | None:
    if "author" not in facts:
        return None
    name, _, position = facts["author"].partition(", ")
    return person(name, position)


def _account(facts: dict[str, str]) -> Account | None:
    if "sign-off" not in facts and "website" not in facts:
        return None
    return account(SignOffStyle(facts.get("sign-off", "byline")), facts.get("website", ""))


def _limits(facts: dict[str, str]) -> Limits | None:
    if "counted in" not in facts and "alt text limit" not in facts:
        return None
    return Limits(
        platform="newsroom",
        unit=LengthUnit(facts.get("counted in", "graphemes")),
        max_length=int(facts["limit"]) if "limit" in facts else None,
        max_bytes=int(facts["bytes"]) if "bytes" in facts else None,
        max_parts=int(facts.get("parts", "1")),
        splits=facts.get("splits") == "yes",
        max_alt_text=int(facts["alt text limit"]) if "alt text limit" in facts else None,
    )
