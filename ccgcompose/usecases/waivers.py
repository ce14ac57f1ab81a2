"""Accept a finding by name, with a reason, and take that back; see what was accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.gates import Refusal
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Designation, Person
from ccgcompose.domain.post import Revision, headline
from ccgcompose.domain.waiver import Waiver, may_accept
from ccgcompose.errors import BadInput, GateRefused, NotFound
from ccgcompose.policy.doubts import with_doubts
from ccgcompose.usecases.check import draft_of
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import UnitOfWork
from ccgcompose.usecases.surroundings import gather
from ccgcompose.usecases.waiving import marked, why_never, words_of

MAX_REASON = 1_000


@dataclass(frozen=True, slots=True)
class WaiverLine:
    """One waiver of a post for a list. `counts` is false once withdrawn, or its words or its giver's say are gone."""

    waiver: Waiver
    by: str
    account: str  # empty: every account
    counts: bool
    state: str  # in a few words


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding of the newest revision, with the accounts where it is found and the digest of its words there."""

    finding: Finding
    words: str
    account_ids: tuple[str, ...]


class Waivers:
    """What a designated spokesperson does about a finding that does not apply."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def why_not(
        self, finding: Finding, held: tuple[Designation, ...], account_ids: Iterable[str], moment: datetime
    ) -> str:
        """Return why somebody with these designations cannot accept a finding; empty where they can. Pure."""
        reason = why_never(self._context.engine(), finding)
        if reason:
            return reason
        lacking = [key for key in account_ids if not may_accept(held, finding.severity, moment, key)]
        if not lacking:
            return ""
        if finding.severity is Severity.BLOCK:
            return "Only somebody who is designated to accept blocked findings can accept this one."
        return "Only a designated spokesperson of every account concerned can accept this finding."

    def give(
        self, person: Person, post_id: str, finding: Finding, reason: str, account_id: str | None = None
    ) -> Waiver:
        """Accept a finding of the newest revision, for one account or (None) wherever it is found.

        Raise BadInput without a reason, NotFound when the checks no longer say so, GateRefused when this person,
        or anybody, may not.
        """
        about = account_id or finding.account_id
        with self._context.store.write() as unit:
            revision = unit.posts.latest(post_id)
            found = [
                each
                for each in self._findings(unit, revision)
                if _same(each.finding, finding) and (about is None or about in each.account_ids)
            ]
            if not found:
                raise _gone()
            wanted = min(found, key=lambda each: each.finding.waived is not None)
            return self._accept(unit, person, revision, wanted, reason, about)

    def give_for_rule(
        self, person: Person, post_id: str, rule: str, reason: str, account_id: str | None = None
    ) -> tuple[Waiver, ...]:
        """Accept everything that one rule finds in the newest revision. Raise as `give` does; all or nothing."""
        with self._context.store.write() as unit:
            revision = unit.posts.latest(post_id)
            found = [
                each
                for each in self._findings(unit, revision)
                if each.finding.rule == rule.strip().upper()
                and each.finding.waived is None
                and (account_id is None or account_id in each.account_ids)
            ]
            if not found:
                raise _gone()
            return tuple(self._accept(unit, person, revision, each, reason, account_id) for each in found)

    def withdraw(self, person: Person, waiver_id: str) -> Waiver:
        """Take a waiver back. Anybody may: the finding counts again. Raise BadInput when it is withdrawn already."""
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            waiver = unit.waivers.get(waiver_id)
            if waiver.withdrawn_at is not None:
                raise BadInput("This waiver is withdrawn already.", kept="Nothing was changed.")
            withdrawn = replace(waiver, withdrawn_by=person.id, withdrawn_at=now)
            unit.waivers.update(withdrawn)
            giver = unit.people.get(waiver.person_id).name
            summary = f"{person.name} withdrew what {giver} had accepted: {_said(waiver)}"
            unit.history.append(Entry("finding.waiver-withdrawn", person.id, summary, waiver.post_id), now)
        return withdrawn

    def of_post(self, post_id: str) -> tuple[WaiverLine, ...]:
        """Return every waiver of a post, oldest first, with how it stands now."""
        with self._context.store.read() as unit:
            revision = unit.posts.latest(post_id)
            counting = {
                each.finding.waived.waiver_id
                for each in self._findings(unit, revision)
                if each.finding.waived is not None
            }
            names = {account.id: account.name for account in unit.accounts.all()}
            return tuple(
                WaiverLine(
                    waiver,
                    unit.people.get(waiver.person_id).name,
                    names.get(waiver.account_id or "", ""),
                    waiver.id in counting,
                    self._state(unit, waiver, counts=waiver.id in counting),
                )
                for waiver in unit.waivers.for_post(post_id)
            )

    def _state(self, unit: UnitOfWork, waiver: Waiver, *, counts: bool) -> str:
        if waiver.withdrawn_by is not None:
            return f"withdrawn by {unit.people.get(waiver.withdrawn_by).name}"
        if counts:
            return "in force"
        held, now = unit.people.designations(waiver.person_id), self._context.clock.now()
        accounts = [waiver.account_id] if waiver.account_id else [a.id for a in unit.accounts.all()]
        if not any(may_accept(held, waiver.severity, now, account) for account in accounts):
            return "no longer designated"
        return "the words have changed"

    def _findings(self, unit: UnitOfWork, revision: Revision) -> list[_Found]:
        """Return what is found in a revision now, each finding once."""
        content, engine, now = revision.content, self._context.engine(), self._context.clock.now()
        used = tuple(use.media_id for use in content.media)
        around = gather(unit, self._context.connectors, used, revision.post_id)
        author, found = unit.people.get(revision.author_id), dict[tuple[Finding, str], list[str]]()
        for account_id in content.account_ids:
            draft = draft_of(content, around.accounts[account_id], author, now, around)
            for finding in with_doubts(marked(engine, engine.check(draft), draft, around)):
                found.setdefault((finding, words_of(finding, draft)), []).append(account_id)
        return [_Found(finding, words, tuple(ids)) for (finding, words), ids in found.items()]

    def _accept(
        self,
        unit: UnitOfWork,
        person: Person,
        revision: Revision,
        found: _Found,
        reason: str,
        account_id: str | None,
    ) -> Waiver:
        why, now = _reason(reason), self._context.clock.now()
        finding = found.finding
        if finding.waived is not None:
            return unit.waivers.get(finding.waived.waiver_id)
        concerned = (account_id,) if account_id else found.account_ids
        refused = self.why_not(finding, unit.people.designations(person.id), concerned, now)
        if refused:
            raise GateRefused([Refusal("waiver", refused, finding.remedy)])
        waiver = Waiver(
            id=self._context.ids.new("waiver"),
            post_id=revision.post_id,
            rule=finding.rule,
            clause=finding.clause,
            severity=finding.severity,
            message=finding.message,
            words=found.words,
            person_id=person.id,
            reason=why,
            given_at=now,
            account_id=account_id,
        )
        unit.waivers.add(waiver)
        unit.history.append(_entry(unit, person, revision, waiver), now)
        return waiver


def _reason(reason: str) -> str:
    why = clean(reason).strip()
    if not any(character.isalnum() for character in why):
        raise BadInput("Accepting a finding needs a reason.", kept="Nothing was accepted.", next="Say why.")
    if len(why) > MAX_REASON:
        raise BadInput(
            f"The reason has {len(why):,} characters; {MAX_REASON:,} are the most.",
            kept="Nothing was accepted.",
            next="Say it in a sentence or two.",
        )
    return why


def _gone() -> NotFound:
    return NotFound(
        "The checks do not say that of the newest revision.",
        kept="Nothing was accepted.",
        next="Save the post, look at its findings again, then accept what does not apply.",
    )


def _same(one: Finding, other: Finding) -> bool:
    def mark(finding: Finding) -> tuple[object, ...]:
        return finding.rule, finding.message, finding.start, finding.end, finding.media_id

    return mark(one) == mark(other)


def _entry(unit: UnitOfWork, person: Person, revision: Revision, waiver: Waiver) -> Entry:
    where = f" on {unit.accounts.get(waiver.account_id).name}" if waiver.account_id else ""
    what = f"“{headline(revision.content)}”, revision {revision.number}{where}"
    summary = f"{person.name} accepted a finding in {what}: {_said(waiver)} Reason: {waiver.reason}"
    details = {
        "waiver": waiver.id,
        "rule": waiver.rule,
        "clause": waiver.clause,
        "severity": waiver.severity.value,
    }
    return Entry("finding.waived", person.id, summary, revision.post_id, details)


def _said(waiver: Waiver) -> str:
    return f"{waiver.message} ({waiver.rule}, {waiver.severity.value}, clause {waiver.clause})."
