"""Behind the taking in of files: one batch at a time, in the background, stopped when the person says so."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from ccgcompose.errors import EnvironmentFault
from ccgcompose.usecases.intake import Ending, Outcome
from ui.library.intake_card import IntakeCard
from ui.seeing import Seeing
from ui.session import Session

PASTED = "pasted picture.png"
_NEW = (Ending.ADDED, Ending.LIKE)


class IntakePresenter(QObject):
    """`failed` takes what nobody expected, and what cannot be pasted."""

    def __init__(self, card: IntakeCard, session: Session, failed: Callable[[BaseException], None]) -> None:
        super().__init__(card)
        self._card, self._session, self._report_failure = card, session, failed
        self._waiting: list[Path] = []
        self._pasted: list[tempfile.TemporaryDirectory[str]] = []  # until what lies there is in
        self._running = False
        self._stop = Event()
        self._seeing = Seeing(session, self)
        self._seeing.progress.connect(card.set_seeing)
        self._seeing.seen.connect(session.navigator.recordsChanged)
        card.cancelled.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether files are being taken in."""
        return self._running

    def add(self, paths: Sequence[Path]) -> None:
        """Take these in, after what is being taken in already."""
        self._waiting += paths
        self._go_on()

    def add_image(self, image: QImage) -> None:
        """Take in a picture that was pasted and never was a file."""
        folder = tempfile.TemporaryDirectory(prefix="ccgcompose-")
        self._pasted.append(folder)
        self._session.background.run(
            _saved,
            image,
            Path(folder.name) / PASTED,
            done=lambda path: self.add([path]),
            failed=self._report_failure,
            owner=self,
        )

    def stop(self) -> None:
        """Take no further file in, and look at no further picture; what is in stays."""
        self._waiting.clear()
        self._stop.set()
        self._seeing.stop()

    def _go_on(self) -> None:
        if self._running or not self._waiting:
            return
        self._running = True
        self._stop = Event()
        paths, self._waiting = self._waiting, []
        self._card.begin()
        act = partial(
            self._session.desk.intake.add_many,
            self._session.person,
            paths,
            self._session.background.at_home(self._card.set_progress, self._card),
            self._stop.is_set,
        )
        self._session.background.run(act, done=self._done, failed=self._failed, owner=self)

    def _done(self, outcomes: tuple[Outcome, ...]) -> None:
        self._running = False
        self._card.show_outcomes(outcomes)
        added = [each.asset for each in outcomes if each.asset is not None and each.ending in _NEW]
        if added:
            self._session.navigator.recordsChanged.emit()
            self._seeing.want(added)
        if not self._waiting:
            self._clean_up()
        self._go_on()

    def _failed(self, error: BaseException) -> None:
        self._running = False
        self._card.hide()
        self._report_failure(error)

    def _clean_up(self) -> None:
        while self._pasted:
            self._pasted.pop().cleanup()


def _saved(image: QImage, path: Path) -> Path:
    """Write a pasted picture; on a thread of the pool."""
    if not image.save(str(path)):
        raise EnvironmentFault("The pasted picture could not be kept.", next="Add it as a file.")
    return path
