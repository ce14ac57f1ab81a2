"""Shows what the checks say while one types: lines under the words, the list, the counters, the fixes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from ccgcompose.domain.finding import Finding
from ccgcompose.domain.gates import Refusal
from ccgcompose.usecases.outlook import Standing, outlook
from ui.compose.finding_card import PEOPLE
from ui.compose.link_looking import LinkLooking
from ui.compose.live_checks import Answer, LiveChecks, Question
from ui.compose.on_desk import OnDesk
from ui.compose.text_area import ALL
from ui.compose.view import ComposeView
from ui.compose.words import mark_of
from ui.session import Session
from ui.widgets.marks import Mark

IN_THE_LIST = frozenset({"findings", "permission"})  # gates whose reasons the findings say already
SAID_BY_GATE = {"SUBJ001": "subject", "BRAND001": "brand"}  # rules that say what a shut gate says as well


@dataclass(frozen=True, slots=True)
class Judgement:
    """What stands in the way of the post as it is on the desk; `fresh` while the checks have seen it all."""

    refusals: tuple[Refusal, ...]
    fresh: bool


class Checking(QObject):
    """`judged(Judgement)` comes with each answer of the checks and each change of the records."""

    judged = Signal(object)

    def __init__(self, session: Session, on_desk: OnDesk, view: ComposeView) -> None:
        super().__init__(view)
        self._session = session
        self._on_desk = on_desk
        self._view = view
        self._moment: datetime | None = None
        self._answer: Answer | None = None
        self.live = LiveChecks(session, self)
        self.live.answered.connect(self._on_answer)
        self.links = LinkLooking(session, self)
        self.links.looked.connect(self._ask)
        on_desk.opened.connect(self.live.forget)
        for signal in (on_desk.opened, on_desk.edited, on_desk.factsRead):
            signal.connect(self._ask)
        view.checks.showWanted.connect(self._show)
        view.checks.fixWanted.connect(self._fix)
        view.checks.fixAllWanted.connect(self._fix_all)
        view.checks.permissionWanted.connect(self._permit)
        view.nextFinding.connect(self._go_on)

    def set_moment(self, moment: datetime | None) -> None:
        """Judge the post as it would go out then (UTC; None: now)."""
        if moment != self._moment:
            self._moment = moment
            self._ask()

    def _ask(self) -> None:
        facts, working = self._on_desk.facts, self._on_desk.working
        if facts is not None:
            around = self.links.known(working.outgoing, facts.around)
            self.live.ask(Question(working.outgoing, self._moment, around))
            self.links.ask(working.outgoing, facts.around)

    def _on_answer(self, answer: Answer) -> None:
        self._answer = answer
        around = answer.question.around
        limits = {key: around.limits[key].max_length for key in answer.lengths}
        self._view.texts.set_counts({key: (used, limits[key]) for key, used in answer.lengths.items()})
        self._show_marks(answer)
        self._view.checks.set_working(not answer.complete)
        self._judge(answer)

    def _show_marks(self, answer: Answer) -> None:
        content = answer.question.content
        varied = {variant.account_id for variant in content.variants}
        marks: dict[str, list[Mark]] = {ALL: [], **{key: [] for key in content.account_ids}}
        for number, finding in enumerate(answer.findings):
            if finding.end <= finding.start or finding.media_id is not None or finding.waived is not None:
                continue
            mark, about = mark_of(finding, str(number)), finding.account_id
            if about is None:
                for key in marks:
                    if key not in varied:
                        marks[key].append(mark)
            else:
                marks.setdefault(about, []).append(mark)
                if about not in varied:
                    marks[ALL].append(mark)
        self._view.texts.set_marks(marks)

    def _judge(self, answer: Answer) -> None:
        content, facts = answer.question.content, self._on_desk.facts
        if facts is None:
            return
        refusals = self._refusals(answer)
        fresh = answer.complete and content == self._on_desk.working.outgoing
        if content.is_empty:
            self._view.checks.set_waiting()
            self._view.set_check_count(0, stops=False)
        else:
            self._show_list(answer.findings, refusals)
        self.judged.emit(Judgement(refusals, fresh))

    def _refusals(self, answer: Answer) -> tuple[Refusal, ...]:
        working, facts = self._on_desk.working, self._on_desk.facts
        if facts is None:
            return ()
        standing = Standing(
            self._session.person,
            facts.designations,
            facts.detail.approvals if facts.detail else (),
            working.post_id or "",
            working.base + (1 if working.is_changed or not working.base else 0),
        )
        question = answer.question
        moment = question.moment or self._session.desk.clock.now()
        found = outlook(question.content, standing, question.around, answer.findings, moment)
        # A correction waits for its approval after it is made, so that an error is owned up to at once.
        return tuple(r for r in found if not (working.is_correction and r.gate == "approval"))

    def _show_list(self, findings: tuple[Finding, ...], refusals: tuple[Refusal, ...]) -> None:
        # Whoever is shown is asked after by a finding of its own; what else a consent wants comes after that.
        said = IN_THE_LIST | ({"consent"} if any(f.rule == PEOPLE for f in findings) else set())
        besides = [refusal for refusal in refusals if refusal.gate not in said]
        shut = {refusal.gate for refusal in besides}
        findings = tuple(finding for finding in findings if SAID_BY_GATE.get(finding.rule) not in shut)
        words = {f.clause: self._session.desk.compose.clause_words(f.clause) for f in findings}
        names = {account.id: account.name for account in self._on_desk.chosen()}
        self._view.checks.set_findings(
            findings, besides, clauses=words, accounts=names, why_not=self._why_not_accept
        )
        stops = bool(refusals) or any(finding.stops for finding in findings)
        open_ones = sum(finding.waived is None for finding in findings)
        self._view.set_check_count(open_ones + len(besides), stops=stops)

    def _why_not_accept(self, finding: Finding) -> str:
        """Return why the person who sits here cannot accept a finding; empty where they can."""
        facts = self._on_desk.facts
        if facts is None:
            return ""
        if self._on_desk.working.is_correction:
            return "Mend it: a correction goes out as it stands."
        about = [finding.account_id] if finding.account_id else self._on_desk.working.content.account_ids
        now = self._session.desk.clock.now()
        return self._session.desk.waivers.why_not(finding, facts.designations, about, now)

    # what a person does about a finding

    def _key(self, finding: Finding) -> str:
        """Return the tab in whose text the finding's span is."""
        about = finding.account_id
        return about if about is not None and self._on_desk.working.varies(about) else ALL

    def _show(self, finding: Finding) -> None:
        if finding.media_id is not None:
            self._view.media.go_to(finding.media_id)
        elif finding.end > finding.start:
            key = self._key(finding)
            page = self._view.texts.go_to(key)
            if self._is_where_it_was(finding):
                page.editor.select_span(finding.start, finding.end)

    def _fix(self, finding: Finding) -> None:
        if finding.fix is None:
            return
        page = self._view.texts.go_to(self._key(finding))
        if self._is_where_it_was(finding):
            page.editor.replace_span(finding.start, finding.end, finding.fix.replacement)
            page.editor.setFocus()

    def _fix_all(self, finding: Finding) -> None:
        """Make every change that one rule offers in this text, from its end, so that no place moves."""
        if self._answer is None or not self._is_where_it_was(finding):
            return
        page = self._view.texts.go_to(self._key(finding))
        alike = [
            other
            for other in self._answer.findings
            if (other.rule, other.account_id) == (finding.rule, finding.account_id) and other.waived is None
        ]
        for other in sorted(alike, key=lambda found: -found.start):
            if other.fix is not None:
                page.editor.replace_span(other.start, other.end, other.fix.replacement)
        page.editor.setFocus()

    def _is_where_it_was(self, finding: Finding) -> bool:
        """Return whether the text is still the one in which the finding was made."""
        if self._answer is None:
            return False
        key, content = self._key(finding), self._answer.question.content
        now = self._on_desk.working.content
        if key == ALL:
            return content.text == now.text
        return content.text_for(key) == now.text_for(key)

    def _permit(self, finding: Finding) -> None:
        if finding.media_id is not None:
            navigator = self._session.navigator
            wanted = navigator.showPeople if finding.rule == PEOPLE else navigator.showMedium
            wanted.emit(finding.media_id)

    def _go_on(self, step: int) -> None:
        """Go to the next finding in this text, else to one in the next text that has any."""
        texts = self._view.texts
        keys = texts.keys()
        here = keys.index(texts.current()) if texts.current() in keys else 0
        for offset in range(len(keys)):
            page = texts.page(keys[(here + offset * step) % len(keys)])
            if page.has_marks():
                texts.go_to(keys[(here + offset * step) % len(keys)])
                page.editor.go_to_mark(step)
                return
