"""Opens posts, saves them and answers for the window as a whole; its parts follow the post on the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog

from ccgcompose.domain.people import Person
from ccgcompose.domain.post import Revision
from ccgcompose.errors import Problem
from ccgcompose.usecases.compose import Saved
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.schedule import When
from ui.compose.autokeep import AutoKeep
from ui.compose.checking import Checking
from ui.compose.deciding import CORRECT, Deciding
from ui.compose.decisions import Decisions
from ui.compose.differing import Differing
from ui.compose.keeper import Keeper
from ui.compose.on_desk import OnDesk
from ui.compose.opening import Facts, Opened, open_new, open_newest, open_post, read_facts
from ui.compose.pictures import Pictures
from ui.compose.picturing import Picturing
from ui.compose.previewing import Previewing
from ui.compose.standing_line import StandingLine
from ui.compose.telling import Telling
from ui.compose.text_area import ALL
from ui.compose.view import ComposeView
from ui.compose.waiving import Waiving
from ui.compose.writing import Writing
from ui.crash import as_problem
from ui.session import Session

Read = Callable[[], Opened]


class ComposePresenter(QObject):
    """Everything the window does, by way of its parts."""

    def __init__(self, view: ComposeView, session: Session) -> None:
        super().__init__(view)
        self._view = view
        self._session = session
        self.on_desk = OnDesk(self)
        self.keep = AutoKeep(Keeper(session.desk.compose, session.person), session.background, self)
        self.decisions = Decisions(session, self.keep.keeper, view)
        pictures = Pictures(session, parent=self)
        self._writing = Writing(session, self.on_desk, view, self.keep)
        self.picturing = Picturing(session, self.on_desk, view, pictures)
        self.checking = Checking(session, self.on_desk, view)
        self._previewing = Previewing(session, self.on_desk, view, pictures)
        self._deciding = Deciding(session, self.on_desk, view, self.decisions)
        self._line = StandingLine(session, self.on_desk, view.header)
        self.telling = Telling(session, self.on_desk, view)
        self.waiving = Waiving(session, self.on_desk, view, self.keep.keeper, self.telling)
        Differing(session, self.on_desk, view)
        self._connect()
        self._deciding.offer_moment()

    # which post

    def start(self) -> None:
        """Show what the person was writing last, or a new post."""
        self._open(partial(open_newest, *self._who()))

    def new(self) -> None:
        """Begin a new post. A new one that is being written already is saved first."""
        working = self.on_desk.working
        read = partial(open_new, *self._who())
        if working.post_id is None and working.can_be_saved:
            save = partial(self._session.desk.compose.save, self._session.person, working.outgoing)
            self._open(partial(_save_then, partial(self.keep.keeper.save, save), read), self._draft_saved)
        else:
            self._open(read)

    def open(self, post_id: str) -> None:
        """Open a post; one that is out is opened to be corrected."""
        self._open(self._reading(post_id))

    def flush(self) -> None:
        """Keep what was typed, at once: the window is about to lock or to close.

        Questions that are open are left unanswered: nothing of them may be seen or pressed behind a lock.
        """
        for dialog in self._view.findChildren(QDialog):
            dialog.reject()
        try:
            self.keep.flush()
        except Problem as problem:
            self._session.navigator.problem.emit(problem)

    def _who(self) -> tuple[Desk, Person, str]:
        return self._session.desk, self._session.person, self._session.zone

    def _reading(self, post_id: str) -> Read:
        session = self._session
        return partial(open_post, session.desk, session.person, post_id, session.zone)

    def _open(self, read: Read, then: Callable[[], None] | None = None) -> None:
        """Keep what is on the desk, then put on it what `read` gives; `then` is called at the end."""
        self._view.texts.set_loading(True)
        keeper = self.keep.keeper

        def kept_then_read() -> Opened:
            keeper.write()
            return read()

        self._session.background.latest(
            "compose.open",
            kept_then_read,
            done=partial(self._opened, then),
            failed=partial(self._not_opened, read, then),
            owner=self,
        )

    def _opened(self, then: Callable[[], None] | None, opened: Opened) -> None:
        working = opened.working
        stored = opened.recovered_at is not None
        self.keep.keeper.begin(working.post_id, working.base, working.saved, stored=stored)
        self._view.texts.set_loading(False)
        self._view.correction.clear()
        self._previewing.set_note("")
        self.on_desk.open(opened)
        self.telling.opened(opened)
        if opened.recovered_at is not None:
            self._line.recovered(opened.recovered_at)
        self._view.texts.page(ALL).editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if then is not None:
            then()

    def _not_opened(self, read: Read, then: Callable[[], None] | None, error: BaseException) -> None:
        """What was on the desk is there still."""
        self._view.texts.set_loading(False)
        banner = self.telling.problem(as_problem(error))
        banner.add_action("Try again").clicked.connect(partial(self._open_again, read, then))
        if not isinstance(error, Problem):
            raise error

    def _open_again(self, read: Read, then: Callable[[], None] | None) -> None:
        self._view.notices.clear("problem")
        self._open(read, then)

    def _draft_saved(self) -> None:
        self._session.navigator.toast.emit("Your draft was saved.")
        self._session.navigator.recordsChanged.emit()

    # keeping and saving

    def _save(self) -> None:
        if self.on_desk.working.can_be_saved:
            self.decisions.save(self.on_desk.working.outgoing)

    def _on_saved(self, saved: Saved) -> None:
        for about in ("problem", "recovered"):
            self._view.notices.clear(about)
        self.on_desk.settle(self.on_desk.working.as_saved(saved.revision))

    def _save_mine(self, over: Revision) -> None:
        """Save one's own text as the revision after somebody else's."""
        self.keep.keeper.begin(over.post_id, over.number, over.content, stored=True)
        self.on_desk.settle(self.on_desk.working.as_saved(over))
        self.decisions.save(self.on_desk.working.outgoing)

    def _take_theirs(self, theirs: Revision) -> None:
        """Put somebody else's revision on the desk; one's own words come back with undo."""
        self._view.texts.go_to(ALL).editor.replace_all(theirs.content.text)
        self.keep.keeper.begin(theirs.post_id, theirs.number, theirs.content, stored=True)
        self.on_desk.settle(replace(self.on_desk.working.as_saved(theirs), content=theirs.content))
        self._writing.show_choices()

    def _approve(self) -> None:
        working = self.on_desk.working
        if working.post_id is not None:
            self.decisions.approve(working.post_id, working.base)

    def _discard(self) -> None:
        """Let the recovered text go: the post is as it was saved."""
        working = self.on_desk.working
        self.keep.keeper.want(working.saved)
        if working.post_id is None:
            self._open(partial(open_new, *self._who()))
        else:
            self._open(self._reading(working.post_id))

    def _on_decided(self, action: str) -> None:
        post_id = self.on_desk.working.post_id
        tell = partial(self.telling.decided, action)
        if action == CORRECT and post_id is not None:
            self._open(self._reading(post_id), tell)
        else:
            tell()

    # records

    def _read_records(self) -> None:
        desk, person, zone = self._session.desk, self._session.person, self._session.zone
        post_id = self.on_desk.working.post_id
        self._session.background.latest(
            "compose.facts",
            partial(read_facts, desk, person, post_id, zone),
            done=partial(self._records_read, post_id),
            failed=self._fail,
            owner=self,
        )

    def _records_read(self, post_id: str | None, facts: Facts) -> None:
        if post_id == self.on_desk.working.post_id:
            self.on_desk.read(facts)

    def _on_moment(self, when: When | None) -> None:
        moment = when.due_at if when is not None else None
        for part in (self.checking, self.picturing, self._previewing):
            part.set_moment(moment)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self.telling.problem(error)

    def _connect(self) -> None:
        self._view.header.newWanted.connect(self.new)
        self._view.header.saveWanted.connect(self._save)
        self._view.header.approveWanted.connect(self._approve)
        self._view.saveKey.connect(self._save)
        self._view.correction.noteEdited.connect(self._previewing.set_note)
        self.keep.kept.connect(self._line.kept)
        self.keep.failed.connect(self._line.not_kept)
        self.keep.failed.connect(self.telling.problem)
        self.checking.judged.connect(self._deciding.show)
        self._deciding.momentChosen.connect(self._on_moment)
        self.decisions.saved.connect(self._on_saved)
        self.waiving.saved.connect(self._on_saved)
        self.decisions.conflict.connect(self.telling.conflict)
        self.decisions.failed.connect(self.telling.problem)
        self.decisions.decided.connect(self._on_decided)
        self.telling.newWanted.connect(self.new)
        self.telling.correctWanted.connect(self.open)
        self.telling.discardWanted.connect(self._discard)
        self.telling.mineWanted.connect(self._save_mine)
        self.telling.theirsWanted.connect(self._take_theirs)
        self._session.navigator.recordsChanged.connect(self._read_records)


def _save_then(save: Callable[[], Saved], read: Read) -> Opened:
    save()
    return read()
