"""Tell which findings somebody has accepted, and which nobody may accept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Waived
from ccgcompose.domain.waiver import Waiver, flagged, may_accept
from ccgcompose.policy.bounds import never_waived, record_stays
from ccgcompose.policy.clauses import clauses_by_id
from ccgcompose.policy.engine import Engine
from ccgcompose.policy.sentences import sentence_spans
from ccgcompose.usecases.surroundings import Surroundings


def marked(
    engine: Engine, findings: tuple[Finding, ...], draft: Draft, around: Surroundings
) -> tuple[Finding, ...]:
    """Return the findings of one account's draft, those with a waiver that counts at its moment marked."""
    counting = [waiver for waiver in around.waivers if waiver.in_force(draft.moment)]
    if not counting or draft.account is None:
        return findings
    return tuple(_marked(engine, finding, draft, around, counting) for finding in findings)


def _marked(
    engine: Engine, finding: Finding, draft: Draft, around: Surroundings, counting: list[Waiver]
) -> Finding:
    account_id = draft.account.id if draft.account else ""
    spoken_of = [waiver for waiver in counting if waiver.rule == finding.rule]
    if not spoken_of or why_never(engine, finding):
        return finding
    words = words_of(finding, draft)
    for waiver in spoken_of:
        held = around.designations.get(waiver.person_id, ())
        may = may_accept(held, finding.severity, draft.moment, account_id)
        if may and waiver.covers(finding, words, account_id):
            return replace(finding, waived=Waived(waiver.id, _name(waiver, around), waiver.reason))
    return finding


def _name(waiver: Waiver, around: Surroundings) -> str:
    return next((person.name for person in around.staff if person.id == waiver.person_id), waiver.person_id)


def why_never(engine: Engine, finding: Finding) -> str:
    """Return why nobody may accept this finding; empty where somebody may."""
    rule = engine.by_id.get(finding.rule)
    if rule is None:
        return f"This version does not know the check {finding.rule}."
    if never_waived(rule, finding.severity):
        return f"What {rule.title} ({rule.id}) finds cannot be accepted by anybody."
    if record_stays(finding, clauses_by_id()):
        return f"Clause {finding.clause} wants the record itself: nobody can accept that it is missing."
    return ""


def words_of(finding: Finding, draft: Draft) -> str:
    """Return the digest of what a finding flagged in this draft."""
    if finding.media_id is not None:
        alt = next((m.alt_text for m in draft.media if m.media_id == finding.media_id), "")
        return flagged(finding, alt, "")
    if finding.end <= finding.start:
        return flagged(finding, "", f"{draft.title}\n{draft.text}")
    words = draft.text[finding.start : finding.end]
    return flagged(finding, words, "\n".join(_passage(draft.text, finding)))


def _passage(text: str, finding: Finding) -> Iterator[str]:
    """Yield the sentences in which it stands."""
    for start, end in sentence_spans(text):
        if start < finding.end and finding.start < end:
            yield text[start:end]
