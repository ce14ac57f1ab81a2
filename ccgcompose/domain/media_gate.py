"""The gate for works and people: no work goes out without permission, no person without consent.

`may_go_out` is asked when scheduling, for the planned moment, and again at the moment of publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from ccgcompose.domain.appearance import Appearance, Resolution
from ccgcompose.domain.consent import ConsentRecord, ConsentState, consent_state, covers_story
from ccgcompose.domain.permission import PermissionRecord, PermissionState, PermissionVerdict, verdict
from ccgcompose.domain.refusal import Refusal
from ccgcompose.domain.uses import Alteration, Use


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One person shown or described, with how the consent stands there and then (None: there is no record)."""

    resolution: Resolution
    consent: ConsentRecord | None = None
    state: ConsentState | None = None
    appearance_id: str = ""

    @property
    def allows(self) -> bool:
        """Return whether this person may be shown."""
        if self.resolution.needs_record:
            return self.state is not None and self.state.allows
        return self.resolution is not Resolution.UNRESOLVED


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """How one work of the revision stands for this account at this moment: a medium, or a text that is quoted.

    `unresolved_faces` counts the faces of which nobody has said who they are.
    """

    filename: str
    verdict: PermissionVerdict
    people: tuple[PersonFacts, ...] = ()
    unresolved_faces: int = 0
    media_id: str = ""


def people_facts(
    appearances: Iterable[Appearance],
    consents: dict[str, ConsentRecord],
    moment: datetime,
    platform: str | None,
    use: Use | None,
) -> tuple[PersonFacts, ...]:
    """Return how each person who appears stands there and then."""
    return tuple(
        _person(each, consents.get(each.consent_id or ""), moment, platform, use)
        for each in appearances
        if each.removed_at is None
    )


def _person(
    appearance: Appearance,
    consent: ConsentRecord | None,
    moment: datetime,
    platform: str | None,
    use: Use | None,
) -> PersonFacts:
    state = consent_state(consent, moment, platform, use) if consent is not None else None
    return PersonFacts(appearance.resolution, consent, state, appearance.id)


def may_go_out(
    works: Iterable[MediaFacts], described: Iterable[PersonFacts] = (), text: str = ""
) -> tuple[Refusal, ...]:
    """Return what stands in the way of these works and of the people whom `text` describes; empty if nothing."""
    found = [refusal for work in works for refusal in _work(work)]
    return (*found, *_described(described, text))


_ALTERED_WORDS = {
    Alteration.CROP: "be cropped",
    Alteration.FLIP: "be flipped",
    Alteration.RETOUCH: "be retouched",
    Alteration.COLOUR: "have its colours changed",
    Alteration.OVERLAY: "have words laid over it",
}


def may_be_altered(
    filename: str,
    records: tuple[PermissionRecord, ...],
    moment: datetime,
    alterations: Iterable[Alteration],
) -> tuple[Refusal, ...]:
    """Return what a work's permissions say against altering it so; empty where there is no record yet."""
    asked = tuple(alterations)
    barred = [each for each in asked if _is_barred(records, moment, (each,))]
    if not barred and _is_barred(records, moment, asked):
        return (
            Refusal(
                "permission",
                f"{filename} may not be altered in all these ways at once: no one permission allows them together.",
                "Leave one of them out, or ask the rights holder and record what they allow.",
            ),
        )
    return tuple(
        Refusal(
            "permission",
            f"{filename} may not {_ALTERED_WORDS[each]}: its permission does not allow it.",
            "Use it as it is, or ask the rights holder and record what they allow.",
        )
        for each in barred
    )


def _is_barred(
    records: tuple[PermissionRecord, ...], moment: datetime, alterations: tuple[Alteration, ...]
) -> bool:
    return verdict(records, moment, alterations=alterations).state is PermissionState.ALTERED


_PERMISSION_WORDS = {
    PermissionState.NONE: "has no permission record",
    PermissionState.NOT_YET: "has a permission that is not in force yet at that moment",
    PermissionState.EXPIRED: "has a permission that has expired by that moment",
    PermissionState.REVOKED: "has a permission that was withdrawn",
    PermissionState.OTHER_PLATFORM: "has a permission that does not cover this platform",
    PermissionState.OTHER_USE: "has a permission that does not cover this use",
    PermissionState.ALTERED: "was altered in a way that its permission does not allow",
}
_CONSENT_WORDS = {
    ConsentState.NOT_YET: "is not in force yet at that moment",
    ConsentState.EXPIRED: "has expired by that moment",
    ConsentState.WITHDRAWN: "was withdrawn",
    ConsentState.SUPERSEDED: "was replaced by a later one that does not name this",
    ConsentState.OTHER_PLATFORM: "does not cover this platform",
    ConsentState.OTHER_USE: "does not cover this use",
    ConsentState.NO_GUARDIAN: "is of somebody under 18 and names no guardian",
    ConsentState.NOT_WRITTEN: "is a patient's and was not given in writing",
    ConsentState.NO_EVIDENCE: "is a patient's and has no evidence",
}


def _work(work: MediaFacts) -> Iterator[Refusal]:
    if not work.verdict.allows:
        yield Refusal(
            "permission",
            f"{work.filename} {_PERMISSION_WORDS[work.verdict.state]}.",
            "Record a permission that holds there and then, or take the picture out.",
        )
    for person in work.people:
        if not person.allows:
            yield _no_consent(person, f"shown on {work.filename}")
    if work.unresolved_faces:
        faces = "a face" if work.unresolved_faces == 1 else f"{work.unresolved_faces} faces"
        yield Refusal(
            "consent",
            f"Nobody has said who is shown on {work.filename}: {faces} without a record.",
            "Mark each person in the library: with a consent, as not recognisable, or as part of a crowd.",
        )


def _described(people: Iterable[PersonFacts], text: str) -> Iterator[Refusal]:
    for person in people:
        if not person.allows:
            yield _no_consent(person, "described in the text")
        elif person.consent is not None and _unapproved(person.consent, text):
            yield Refusal(
                "consent",
                f"The text is not the one that was approved with the consent {person.consent.id}.",
                "Show the person the new text and record the approval, or go back to the approved text.",
            )


def _unapproved(consent: ConsentRecord, text: str) -> bool:
    return bool(consent.story.strip()) and bool(text.strip()) and not covers_story(consent, text)


def _no_consent(person: PersonFacts, where: str) -> Refusal:
    if person.consent is None or person.state is None:
        message = f"A person {where} has no consent on record."
    else:
        words = _CONSENT_WORDS.get(person.state, "does not hold")
        message = f"The consent {person.consent.id} of a person {where} {words}."
    return Refusal(
        "consent", message, "Record a consent that holds there and then, or take the person out of the post."
    )
