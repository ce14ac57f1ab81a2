"""When the post goes out, what is in the way, and what the two bars at the bottom offer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ccgcompose.domain.moments import clock_name
from ccgcompose.domain.post import headline
from ccgcompose.domain.signoff import sign_off
from ccgcompose.errors import BadMoment
from ccgcompose.usecases.schedule import When
from ui.compose import choosing
from ui.compose.checking import Judgement
from ui.compose.decisions import Decisions, Plan
from ui.compose.on_desk import OnDesk
from ui.compose.view import ComposeView
from ui.compose.words import due_words, in_the_way
from ui.session import Session
from ui.words import joined

SCHEDULE, PUBLISH, CORRECT = "Schedule", "Publish now", "Publish correction"


class Deciding(QObject):
    """`momentChosen(When or None)` comes when the moment is another one."""

    momentChosen = Signal(object)

    def __init__(self, session: Session, on_desk: OnDesk, view: ComposeView, decisions: Decisions) -> None:
        super().__init__(view)
        self._session = session
        self._on_desk = on_desk
        self._view = view
        self._decisions = decisions
        self._when: When | None = None
        self._judgement = Judgement((), fresh=False)
        self._busy = False
        view.schedule.momentChanged.connect(self.read_moment)
        view.schedule.scheduleWanted.connect(self._schedule)
        view.schedule.publishWanted.connect(self._publish)
        view.schedule.reasonsWanted.connect(view.show_checks)
        view.correction.publishWanted.connect(self._correct)
        view.correction.reasonsWanted.connect(view.show_checks)
        view.correction.noteEdited.connect(self._refresh)
        view.decideKey.connect(self._decide)
        decisions.busyChanged.connect(self._set_busy)
        on_desk.opened.connect(self.read_moment)
        for signal in (on_desk.edited, on_desk.factsRead):
            signal.connect(self._refresh)

    def offer_moment(self) -> None:
        """Propose the next working morning."""
        now, zone = self._session.desk.clock.now(), self._session.zone
        self._view.schedule.moment.set_moment(*choosing.first_offer(now, zone))
        self.read_moment()

    def read_moment(self) -> None:
        """Judge the moment that is shown: it may be past by now, or never come. A correction goes out now."""
        edit, zone, now = self._view.schedule.moment, self._session.zone, self._session.desk.clock.now()
        day, wall = edit.date(), edit.time()
        edit.set_occurrences(choosing.occurrences(day, wall, zone))
        before, self._when = self._when, None
        try:
            when = choosing.read(day, wall, zone, now, second=edit.occurrence() == 1)
            edit.set_problem("")
            edit.set_zone(clock_name(when.due_at, zone))
            self._when = None if self._on_desk.working.is_correction else when
        except BadMoment as problem:
            edit.set_problem(f"{problem.what} {problem.next}")
        if self._when != before:
            self.momentChosen.emit(self._when)
        self._refresh()

    def show(self, judgement: Judgement) -> None:
        """Show what stands in the way."""
        self._judgement = judgement
        self._refresh()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._refresh()

    def _refresh(self) -> None:
        if self._on_desk.working.is_correction:
            self._refresh_correction()
        else:
            self._refresh_schedule()

    def _refresh_schedule(self) -> None:
        bar, reasons = self._view.schedule, self._judgement.refusals
        planned = self._on_desk.facts.planned if self._on_desk.facts else ()
        empty = self._on_desk.working.outgoing.is_empty
        if empty:
            bar.decision.say("neutral", "There is nothing to publish yet.")
        elif planned:
            bar.decision.say("info", " ".join(refusal.message for refusal in planned))
        elif reasons:
            bar.decision.block(in_the_way(len(reasons)))
        elif self._when is None:
            bar.decision.say("warn", "It can go out now, not at that moment.")
        else:
            bar.decision.say("ok", "Nothing stands in the way.")
        ready = not (empty or planned or reasons or self._busy) and self._judgement.fresh
        bar.offer(schedule=ready and self._when is not None, publish=ready)

    def _refresh_correction(self) -> None:
        bar, reasons = self._view.correction, self._judgement.refusals
        changed = self._on_desk.working.is_corrected
        if not changed:
            bar.decision.say("neutral", "Nothing is changed yet: mend the text above.")
        elif reasons:
            bar.decision.block(in_the_way(len(reasons)))
        elif not bar.note_text().strip():
            bar.decision.say("info", "Say what was wrong. It is shown under the post.")
        else:
            bar.decision.say("ok", "Nothing stands in the way.")
        bar.offer(publish=changed and not reasons and not self._busy and self._judgement.fresh)

    def _decide(self) -> None:
        """Ctrl+Enter: go on with what the window is for, or show what is in the way."""
        working = self._on_desk.working
        button = (
            self._view.correction.publish_button
            if working.is_correction
            else self._view.schedule.schedule_button
        )
        if button.isEnabled():
            button.click()
        elif self._judgement.refusals:
            self._view.show_checks()

    def _schedule(self) -> None:
        self.read_moment()
        if self._when is not None:
            when = due_words(self._when.due_at, self._session.zone)
            self._decisions.go_out(self._plan(self._when, when, SCHEDULE))

    def _publish(self) -> None:
        self._decisions.go_out(self._plan(None, "Now", PUBLISH))

    def _correct(self) -> None:
        working, note = self._on_desk.working, self._view.correction.note_text().strip()
        if not note:
            self._view.correction.ask_for_note()
            return
        if working.post_id is not None:
            plan = self._plan(None, f"With the note: {note}", CORRECT)
            self._decisions.correct(working.post_id, working.base, note, plan)

    def _plan(self, when: When | None, moment: str, action: str) -> Plan:
        content = self._on_desk.working.outgoing
        return Plan(content, when, self._summary(moment), action)

    def _summary(self, moment: str) -> Sequence[str]:
        """Return what the person takes responsibility for: what, how, where, signed by whom."""
        content = self._on_desk.working.outgoing
        pictures = len(content.media)
        also = " with one picture" if pictures == 1 else f" with {pictures} pictures" if pictures else ""
        return (
            f"“{headline(content)}”",
            moment,
            f"On {joined([account.name for account in self._on_desk.chosen()])}{also}",
            f"Signed {sign_off(self._session.person)}",
        )
