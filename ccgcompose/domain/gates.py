"""Everything that must hold before a revision goes out, asked when scheduling and at publication.

The function is pure: the use cases gather the facts as they stand at the moment, here it is decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ccgcompose.domain.account import Account
from ccgcompose.domain.approval import Approval, Decision, standing
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.hold import Hold
from ccgcompose.domain.people import Capacity, Designation, Person, holding
from ccgcompose.domain.permission import PermissionState, PermissionVerdict
from ccgcompose.domain.post import Revision


@dataclass(frozen=True, slots=True)
class Refusal:
    """One shut gate: its stable name, what stands in the way, and what opens it."""

    gate: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """How one medium of the revision stands for this account at this moment."""

    filename: str
    verdict: PermissionVerdict


@dataclass(frozen=True, slots=True)
class GateFacts:
    """All that the gates look at, as it stands at `moment` (UTC)."""

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


def shut(facts: GateFacts) -> tuple[Refusal, ...]:
    """Return every shut gate, in the order in which a person would open them; empty if all are open."""
    gates = (_content, _designation, _brand, _permission, _findings, _approval, _confirmation, _hold)
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


_PERMISSION_WORDS = {
    PermissionState.NONE: "has no permission record",
    PermissionState.NOT_YET: "has a permission that is not in force yet at that moment",
    PermissionState.EXPIRED: "has a permission that has expired by that moment",
    PermissionState.REVOKED: "has a permission that was withdrawn",
    PermissionState.OTHER_PLATFORM: "has a permission that does not cover this platform",
}


def _permission(facts: GateFacts) -> Iterator[Refusal]:
    for medium in facts.media:
        if not medium.verdict.allows:
            yield Refusal(
                "permission",
                f"{medium.filename} {_PERMISSION_WORDS[medium.verdict.state]}.",
                "Record a permission that holds there and then, or take the picture out.",
            )


def _findings(facts: GateFacts) -> Iterator[Refusal]:
    for finding in facts.findings:
        recorded_elsewhere = (
            finding.severity is Severity.RECORD and finding.media_id is not None
        )  # the gate above
        if finding.stops and not recorded_elsewhere:
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
