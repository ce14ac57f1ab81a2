"""Keeps the preview true while somebody looks at it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from ccgcompose.domain.post import EditNote
from ccgcompose.usecases.ports import PreviewFacts
from ui.compose.on_desk import OnDesk
from ui.compose.pictures import Pictures
from ui.compose.preview_page import picture_row
from ui.compose.view import ComposeView
from ui.session import Session

PAUSE_MS = 120  # a page is drawn after the typing, not between two keys


class Previewing(QObject):
    """Draws nothing that nobody sees."""

    def __init__(self, session: Session, on_desk: OnDesk, view: ComposeView, pictures: Pictures) -> None:
        super().__init__(view)
        self._session = session
        self._on_desk = on_desk
        self._view = view
        self._pictures = pictures
        self._account = ""
        self._moment: datetime | None = None
        self._note = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.draw)
        for signal in (on_desk.opened, on_desk.edited, on_desk.factsRead):
            signal.connect(self._later)
        view.previewShown.connect(self.draw)
        view.preview.accountChosen.connect(self._choose)
        view.texts.shown.connect(self._follow)
        pictures.arrived.connect(self._later)

    def set_moment(self, moment: datetime | None) -> None:
        """Show the page as of then (UTC; None: now)."""
        self._moment = moment
        self._later()

    def set_note(self, note: str) -> None:
        """Show this edit note under those that are out already."""
        self._note = note.strip()
        self._later()

    def draw(self) -> None:
        """Draw the page now, if somebody looks."""
        if not self._view.preview_is_shown():
            return
        chosen, working, facts = self._on_desk.chosen(), self._on_desk.working, self._on_desk.facts
        if facts is None or not chosen or working.outgoing.is_empty:
            self._view.preview.set_empty()
            return
        if self._account not in [account.id for account in chosen]:
            self._account = chosen[0].id
        self._view.preview.set_accounts([(a.id, a.name) for a in chosen], self._account)
        notes = self._notes()
        out = working.published
        page = self._session.desk.compose.preview(
            working.outgoing,
            self._session.person,
            self._account,
            facts.around,
            published_at=out.since if out else self._moment,
            notes=notes,
        )
        media = [(use.media_id, use.alt_text) for use in working.content.media]
        shown = picture_row(self._pictures.images(), media)
        self._view.preview.show_facts(page, shown, _count_notes(page, notes))

    def _notes(self) -> tuple[EditNote, ...]:
        out = self._on_desk.working.published
        if out is None:
            return ()
        if not self._note:
            return out.notes
        return (*out.notes, EditNote(self._session.person.id, self._note, self._session.desk.clock.now()))

    def _choose(self, account_id: str) -> None:
        self._account = account_id
        self.draw()

    def _follow(self, key: str) -> None:
        """Show the account whose words are being written."""
        if key in self._on_desk.working.content.account_ids:
            self._account = key
            self._later()

    def _later(self) -> None:
        if self._view.preview_is_shown() and not self._timer.isActive():
            self._timer.start()


def _count_notes(page: PreviewFacts, notes: tuple[EditNote, ...]) -> int:
    """Return how many of the last paragraphs are edit notes: not every platform shows them there."""
    count = 0
    for note, paragraph in zip(reversed(notes), reversed(page.paragraphs), strict=False):
        if not paragraph.endswith(" ".join(note.text.split())):
            break
        count += 1
    return count
