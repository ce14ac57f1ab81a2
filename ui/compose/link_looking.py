"""Opens the links of the post behind, once they have stood for a moment, and says when more is known of them.

Typing waits for none of it. What was found is remembered for the session; the organisation may turn it off.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from ccgcompose.domain.link_answer import LinkAnswer
from ccgcompose.domain.post import Content
from ccgcompose.usecases.links import texts_of
from ccgcompose.usecases.surroundings import Surroundings
from ui.background import Job
from ui.session import Session

STANDS_MS = 1_000  # a link is whole when nothing was typed for so long


class LinkLooking(QObject):
    """`ask` as often as you like; `looked` comes when more is known of the links."""

    looked = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._texts: tuple[str, ...] = ()
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    @property
    def waiting(self) -> bool:
        """Whether links are to be opened, or are being opened."""
        return self._timer.isActive() or self._job is not None

    def known(self, content: Content, around: Surroundings) -> Surroundings:
        """Return the surroundings with what is known of the content's links."""
        if not around.settings.open_links:
            return around
        return replace(around, link_answers=self._session.desk.links.known(*texts_of(content)))

    def ask(self, content: Content, around: Surroundings) -> None:
        """Want to know where the content's links lead, once they stand."""
        self._timer.stop()
        self._texts = texts_of(content) if around.settings.open_links else ()
        if self._session.desk.links.wanted(*self._texts):
            self._timer.start(STANDS_MS)

    def _look(self) -> None:
        links = self._session.desk.links
        wanted = links.wanted(*self._texts)
        if not wanted:
            return
        if self._job is not None:  # some are being opened: these come next
            self._timer.start(STANDS_MS)
            return
        self._job = self._session.background.run(
            links.look, wanted, done=self._arrived, failed=self._not_looked, owner=self
        )

    def _not_looked(self, error: BaseException) -> None:
        """The next link is looked at all the same."""
        self._job = None
        raise error

    def _arrived(self, answers: tuple[LinkAnswer, ...]) -> None:
        self._job = None
        self._session.desk.links.keep(answers)
        self.looked.emit()
