"""CONS001: a person shown or described without a consent in force.

What it does
    Says for each person on a medium, and for each person whom the post is said to be about, when no consent holds
    for this platform and use at the moment of publication; and for each face of which nobody has said who it is.
    Advises when a consent ends soon.

Why it matters
    Clause PAT-1: nothing that leads to a patient goes out without that patient's written permission. A picture by which
    anybody else is recognised is personal data of theirs as well (UK GDPR, article 4).

What to do
    Mark the person in the library: with a consent, as not recognisable, or as part of a crowd at a public event; or
    choose another picture.

Known limits
    Believes the records. A face that no machine and no person has marked is not missed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.consent import ConsentRecord, ConsentState
from ccgcompose.domain.draft import Draft, DraftMedia
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.media_gate import PersonFacts
from ccgcompose.domain.moments import shown
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_ZONE = "Europe/London"
_RECORD_IT = "Record a consent that holds there and then, or take the person out of the post."
_MARK = "Mark each person in the library: with a consent, as not recognisable, or as part of a crowd."
_WORDS = {
    ConsentState.NOT_YET: "holds only from a later moment on.",
    ConsentState.OTHER_PLATFORM: "does not cover this platform.",
    ConsentState.OTHER_USE: "does not cover this use.",
    ConsentState.NO_GUARDIAN: "is of somebody under 18 and names no guardian.",
    ConsentState.NOT_WRITTEN: "is a patient's and was not given in writing.",
    ConsentState.NO_EVIDENCE: "is a patient's and has no evidence.",
    ConsentState.EXPIRED: "has expired.",
    ConsentState.SUPERSEDED: "was replaced by a later one.",
    ConsentState.WITHDRAWN: "was withdrawn.",
}


class ConsentInForce(Rule):
    """A person who may not be shown or described there and then."""

    id = "CONS001"
    title = "Person without consent in force"
    clause = "PAT-1"
    severity = Severity.RECORD

    def applies(self, draft: Draft) -> bool:
        """Return whether anybody is shown or described."""
        return bool(draft.media or draft.described)

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each person whose consent is missing or ends soon."""
        for medium in draft.media:
            yield from self._shown(medium)
        for person in draft.described:
            yield from self._said(person, "described in the post", None)

    def _shown(self, medium: DraftMedia) -> Iterator[Finding]:
        for person in medium.people:
            yield from self._said(person, f"shown on {medium.filename}", medium.media_id)
        count = medium.unresolved_faces
        if count:
            faces = "a face is" if count == 1 else f"{count} faces are"
            message = f"Nobody has said who is shown on {medium.filename}: {faces} without a record."
            yield self.finding(message, _MARK, media_id=medium.media_id)

    def _said(self, person: PersonFacts, where: str, media_id: str | None) -> Iterator[Finding]:
        if person.allows:
            if person.consent is not None and person.state is ConsentState.EXPIRING:
                yield self.finding(
                    f"The consent of a person {where} holds {_until(person.consent)}.",
                    "Ask the person again if the post is to stay up for longer.",
                    severity=Severity.ADVISE,
                    media_id=media_id,
                )
        elif person.consent is None or person.state is None:
            yield self.finding(f"A person {where} has no consent on record.", _RECORD_IT, media_id=media_id)
        else:
            message = f"The consent of a person {where} {_WORDS[person.state]}"
            yield self.finding(message, _RECORD_IT, media_id=media_id)


def _until(record: ConsentRecord) -> str:
    return f"until {shown(record.valid_to, _ZONE)}" if record.valid_to else "for a limited time"
