"""The banners above the post: what was recovered, what somebody else saved, what was decided, what went wrong."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance

from ccgcompose.domain.post import Revision
from ccgcompose.errors import Problem
from ccgcompose.usecases.views import PostDetail
from ui.compose.content_words import whole_text
from ui.compose.deciding import CORRECT, SCHEDULE
from ui.compose.newer_sheet import NewerSheet
from ui.compose.on_desk import OnDesk
from ui.compose.opening import Opened, published
from ui.compose.view import ComposeView
from ui.compose.words import at
from ui.session import Session
from ui.widgets.banner import Banner
from ui.words import joined


class Telling(QObject):
    """What a person answers comes out as signals."""

    discardWanted = Signal()
    newWanted = Signal()
    correctWanted = Signal(str)  # post id
    mineWanted = Signal(object)  # the Revision over which one's own is to be saved
    theirsWanted = Signal(object)  # the Revision to be opened

    def __init__(self, session: Session, on_desk: OnDesk, view: ComposeView) -> None:
        super().__init__(view)
        self._session = session
        self._on_desk = on_desk
        self._view = view
        self.sheet: NewerSheet | None = None
        on_desk.factsRead.connect(self._look_for_newer)
        on_desk.factsRead.connect(self._look_whether_out)

    def opened(self, opened: Opened) -> None:
        """Begin with what there is to say about this post."""
        notices = self._view.notices
        notices.clear()
        if opened.recovered_at is not None:
            now = self._session.desk.clock.now()
            when = at(opened.recovered_at, now, self._session.zone)
            what = f"You were writing this {when}. It is as you left it."
            banner = notices.say("recovered", "info", what)
            banner.add_action("Keep").clicked.connect(self._keep)
            banner.add_action("Discard").clicked.connect(self.discardWanted)
        if opened.newer is not None:
            self._tell_newer(opened.newer)

    def problem(self, problem: Problem) -> Banner:
        """Say what went wrong; the banner may be given an action."""
        return self._view.notices.show_problem(problem)

    def decided(self, action: str) -> None:
        """Say what will happen now."""
        where = joined([account.name for account in self._on_desk.chosen()])
        if action == CORRECT:
            self._view.notices.say("decided", "ok", f"The correction is on its way to {where}.")
            return
        planned = action == SCHEDULE
        what = f"It is planned for {where}. The planner can move it or take it back."
        banner = self._view.notices.say("decided", "ok", what if planned else f"It is on its way to {where}.")
        banner.add_action("Write another").clicked.connect(self.newWanted)

    def _look_whether_out(self) -> None:
        """What was being published is out now: offer what can still be done with it."""
        facts, working = self._on_desk.facts, self._on_desk.working
        out = published(facts.detail) if facts is not None and facts.detail is not None else None
        if facts is None or out is None or working.is_correction or self._view.notices.text("out"):
            return
        where = joined([facts.around.accounts[key].name for key in out.account_ids])
        self._view.notices.clear("decided")
        banner = self._view.notices.say("out", "ok", f"It is out on {where}.")
        banner.add_action("Write another").clicked.connect(self.newWanted)
        banner.add_action("See it in the history").clicked.connect(self._show_history)
        banner.add_action("Correct it").clicked.connect(self._correct)

    def _show_history(self) -> None:
        self._session.navigator.showHistory.emit(self._on_desk.working.post_id or "")

    def _correct(self) -> None:
        self.correctWanted.emit(self._on_desk.working.post_id or "")

    def _keep(self) -> None:
        self._view.notices.clear("recovered")

    # somebody else's revision

    def conflict(self) -> None:
        """Somebody saved meanwhile: read what, and lay it beside one's own."""
        post_id = self._on_desk.working.post_id
        if post_id is not None:
            self._session.background.run(
                self._session.desk.past.detail, post_id, done=self._lay_side_by_side, owner=self
            )

    def _look_for_newer(self) -> None:
        facts, working = self._on_desk.facts, self._on_desk.working
        if facts is None or facts.detail is None or working.is_correction:
            return
        latest = facts.detail.latest
        if latest.number > working.base and latest.author_id != self._session.person.id:
            self._tell_newer(latest)

    def _tell_newer(self, revision: Revision) -> None:
        facts = self._on_desk.facts
        now = self._session.desk.clock.now()
        who = self._name(facts.detail if facts else None, revision)
        when = at(revision.made_at, now, self._session.zone)
        banner = self._view.notices.say(
            "newer", "warn", f"{who} saved revision {revision.number} {when}. Your text is kept."
        )
        banner.add_action("Look at both").clicked.connect(self.conflict)

    def _lay_side_by_side(self, detail: PostDetail) -> None:
        revision, facts = detail.latest, self._on_desk.facts
        if facts is None:
            return
        around = facts.around
        self.sheet = NewerSheet(
            self._name(detail, revision),
            revision.number,
            whole_text(revision.content, around.accounts, around.media),
            whole_text(self._on_desk.working.outgoing, around.accounts, around.media),
            self._view,
        )
        self.sheet.accepted.connect(partial(self._settle, self.mineWanted, revision))
        self.sheet.theirsWanted.connect(partial(self._settle, self.theirsWanted, revision))
        self.sheet.finished.connect(self._forget_sheet)
        self.sheet.open()

    def _settle(self, signal: SignalInstance, revision: Revision) -> None:
        self._view.notices.clear("newer")
        signal.emit(revision)

    def _forget_sheet(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _name(self, detail: PostDetail | None, revision: Revision) -> str:
        if detail is None or revision.author_id not in detail.people:
            return "Somebody"
        return detail.people[revision.author_id].name
