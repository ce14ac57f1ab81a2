"""What will stand in the way of a post, told while it is being written: pure, so that it follows each key press.

It asks the same gates as scheduling does, of what is on the desk instead of what is in the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ccgcompose.domain.approval import Approval
from ccgcompose.domain.finding import Finding
from ccgcompose.domain.gates import GateFacts, Refusal, shut
from ccgcompose.domain.people import Designation, Person
from ccgcompose.domain.post import Content, Revision
from ccgcompose.usecases.surroundings import Surroundings
from ccgcompose.usecases.works import described_facts, media_facts, quotation_facts


@dataclass(frozen=True, slots=True)
class Standing:
    """Who would speak, what they may, and what was decided about which revision."""

    speaker: Person
    designations: tuple[Designation, ...]
    approvals: tuple[Approval, ...] = ()
    post_id: str = ""
    revision: int = 1  # the number that the content has, or will have once it is saved


def outlook(
    content: Content,
    standing: Standing,
    around: Surroundings,
    findings: tuple[Finding, ...],
    moment: datetime,
) -> tuple[Refusal, ...]:
    """Return every gate that would be shut at `moment`, each said once; `findings` are those of the content.

    That somebody takes responsibility is taken for granted: it is asked for last.
    """
    if not content.account_ids:
        return tuple(_without_account(content, findings))
    found: dict[Refusal, None] = {}
    for account_id in content.account_ids:
        if account_id in around.accounts:
            facts = _facts(content, account_id, standing, around, findings, moment)
            found.update(dict.fromkeys(shut(facts)))
    return tuple(found)


def _without_account(content: Content, findings: tuple[Finding, ...]) -> Iterator[Refusal]:
    """Where it goes is asked first; what stands in the way everywhere is said all the same."""
    yield Refusal("account", "The post has no account.", "Choose at least one account.")
    if not content.subject.strip():
        yield Refusal("subject", "The post has no subject.", "Choose one of the organisation's subjects.")
    for finding in findings:
        if finding.stops:
            yield Refusal("findings", f"{finding.message} ({finding.rule})", finding.remedy)


def _facts(
    content: Content,
    account_id: str,
    standing: Standing,
    around: Surroundings,
    findings: tuple[Finding, ...],
    moment: datetime,
) -> GateFacts:
    account = around.accounts[account_id]
    own_words = any(variant.account_id == account_id for variant in content.variants)
    return GateFacts(
        moment=moment,
        revision=Revision(standing.post_id, standing.revision, content, standing.speaker.id, moment),
        account=account,
        speaker=standing.speaker,
        designations=standing.designations,
        approvals=standing.approvals,
        media=(
            *media_facts(content, account, moment, around),
            *quotation_facts(content, account, moment, around),
        ),
        findings=tuple(
            finding for finding in findings if _is_about(finding, account_id, own_words=own_words)
        ),
        confirmed=True,
        described=described_facts(account, moment, around),
    )


def _is_about(finding: Finding, account_id: str, *, own_words: bool) -> bool:
    """Return whether a finding holds for this account; what is wrong with common words does not, if it has own."""
    if finding.account_id is None:
        return not own_words or finding.media_id is not None
    return finding.account_id == account_id
