"""Everything that must hold before a revision goes out, asked when scheduling and at publication.

The function is pure: the use cases gather the facts as they stand at the moment, here it is decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ccgcompose.domain.account import Account
from ccgcompose.domain.approval import Approval, Decision, standing
from ccgcompose.domain.finding import Finding
from ccgcompose.domain.hold import Hold
from ccgcompose.domain.media_gate import MediaFacts, PersonFacts, may_go_out
from ccgcompose.domain.people import Capacity, Designation, Person, holding
from ccgcompose.domain.post import Revision
from ccgcompose.domain.refusal import Refusal

__all__ = ["GateFacts", "MediaFacts", "PersonFacts", "Refusal", "shut"]


@dataclass(frozen=True, slots=True)
class GateFacts:
    """All that the gates look at, as it stands at `moment` (UTC). `described` are the people whom the text is about."""

    moment: datetime
    revision: Revision
    account: Account
    speaker: Person
    designations: tuple[Designation, ...]
    approvals: tuple[Approval, ...]
    media: tuple[MediaFacts, ...]
    findings: tuple[Finding, ...]
    confirmed: bool
    hold: Hold | None = None
    described: tuple[PersonFacts, ...] = ()


def shut(facts: GateFacts) -> tuple[Refusal, ...]:
    """Return every shut gate, in the order in which a person would open them; empty if all are open."""
    gates = (_content, _designation, _brand, _media, _findings, _approval, _confirmation, _hold)
    return tuple(refusal for gate in gates for refusal in gate(facts))


def _content(facts: GateFacts) -> Iterator[Refusal]:
    content = facts.revision.content
    if content.is_empty:
        yield Refusal("content", "The post is empty.", "Write a text or add a picture.")
    if not content.subject.strip():
        yield Refusal("subject", "The post has no subject.", "Choose one of the organisation's subjects.")


def _designation(facts: GateFacts) -> Iterator[Refusal]:
    if holding(facts.designations, Capacity.SPEAK, facts.moment, facts.account.id) is None:
        yield Refusal(
            "designation",
            f"{facts.speaker.name} is not designated to speak on {facts.account.name} at that moment.",
            "Ask a designated spokesperson to publish it, or have the designation extended.",
        )


def _brand(facts: GateFacts) -> Iterator[Refusal]:
    if not facts.account.active:
        yield Refusal("account", f"{facts.account.name} is not in use.", "Choose another account.")
    missing = facts.account.brand.missing()
    if missing:
        yield Refusal(
            "brand",
            f"The brand kit of {facts.account.name} is incomplete: {', '.join(missing)} missing.",
            "Complete the brand kit of the account.",
        )


def _media(facts: GateFacts) -> Iterator[Refusal]:
    yield from may_go_out(facts.media, facts.described, facts.revision.content.text_for(facts.account.id))


# What these rules find, the gate for works and people above has said already.
_SAID_ABOVE = frozenset({"COPY001", "CONS001"})


def _findings(facts: GateFacts) -> Iterator[Refusal]:
    for finding in facts.findings:
        if finding.stops and finding.rule not in _SAID_ABOVE:
            yield Refusal("findings", f"{finding.message} ({finding.rule})", finding.remedy)


def _approval(facts: GateFacts) -> Iterator[Refusal]:
    if not facts.account.needs_approval:
        return
    decision = standing(facts.approvals, facts.revision.number)
    if decision is None or decision.decision is not Decision.APPROVED:
        yield Refusal(
            "approval",
            f"Revision {facts.revision.number} is not approved, and {facts.account.name} needs an approval.",
            "Ask somebody designated to approve for a decision on this revision.",
        )


def _confirmation(facts: GateFacts) -> Iterator[Refusal]:
    if not facts.confirmed:
        yield Refusal(
            "confirmation",
            "Nobody has taken responsibility for this publication by name.",
            f"Confirm it: “I, {facts.speaker.name}, take responsibility”.",
        )


def _hold(facts: GateFacts) -> Iterator[Refusal]:
    if facts.hold is not None and facts.hold.active:
        yield Refusal(
            "hold", f"All publishing is on hold: {facts.hold.reason}.", "Wait until the hold is released."
        )
