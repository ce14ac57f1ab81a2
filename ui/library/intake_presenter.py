"""Behind the taking in of files: one batch at a time, in the background, stopped when the person says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject

from ui.library.intake import Outcome, take_in
from ui.library.intake_card import IntakeCard
from ui.session import Session


class IntakePresenter(QObject):
    """`known` tells the ids of the media in the library; `failed` takes what nobody expected."""

    def __init__(
        self,
        card: IntakeCard,
        session: Session,
        known: Callable[[], frozenset[str]],
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(card)
        self._card, self._session = card, session
        self._known, self._report_failure = known, failed
        self._waiting: list[Path] = []
        self._running = False
        self._stop = Event()
        card.cancelled.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether files are being taken in."""
        return self._running

    def add(self, paths: Sequence[Path]) -> None:
        """Take these in, after what is being taken in already."""
        self._waiting += paths
        self._go_on()

    def stop(self) -> None:
        """Take no further file in; what is in stays."""
        self._waiting.clear()
        self._stop.set()

    def _go_on(self) -> None:
        if self._running or not self._waiting:
            return
        self._running = True
        self._stop = Event()
        paths, self._waiting = self._waiting, []
        self._card.begin()
        self._session.background.run(
            take_in,
            self._session.desk.library,
            self._session.person,
            paths,
            self._known(),
            self._session.background.at_home(self._card.set_progress, self._card),
            self._stop,
            done=self._done,
            failed=self._failed,
            owner=self,
        )

    def _done(self, outcome: Outcome) -> None:
        self._running = False
        self._card.show_outcome(outcome)
        if outcome.added:
            self._session.navigator.recordsChanged.emit()
        self._go_on()

    def _failed(self, error: BaseException) -> None:
        self._running = False
        self._card.hide()
        self._report_failure(error)
