"""The publisher inside the app: its pulse in the top bar, and the hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ccgcompose.domain.hold import Hold
from ccgcompose.errors import Problem
from ui.main_window import MainWindow
from ui.pulse_words import HELD, NOT_HERE, pulse_words
from ui.reason_sheet import ReasonSheet
from ui.session import Session
from ui.tokens import Kind

if TYPE_CHECKING:
    from ccgcompose.bootstrap import Workbench
    from ccgcompose.publisher.heart import Pulse

LOOK_EVERY_MS = 5_000


class Publishing(QObject):
    """Starts the publisher of this computer where the settings say so, and keeps the top bar true."""

    def __init__(self, window: MainWindow, session: Session, workbench: Workbench) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        report = session.background.at_home(self._beat, owner=self)
        self._service = workbench.publisher(report) if workbench.settings.publish_here else None
        self._pulse: tuple[str, Kind] | None = None  # what it said last, hold or not
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        window.holdWanted.connect(self._ask_hold)
        window.releaseWanted.connect(self._ask_release)
        session.navigator.publisherWanted.connect(self._nudge)
        session.navigator.recordsChanged.connect(self._look)

    def start(self) -> None:
        """Begin to publish and to look."""
        if self._service is None:
            self._say(NOT_HERE)
        else:
            self._session.background.run(self._service.start, owner=self)
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """Finish the publication that is under way."""
        self._timer.stop()
        if self._service is not None:
            self._service.stop()

    def _nudge(self) -> None:
        if self._service is not None:
            self._service.nudge()

    def _beat(self, pulse: Pulse) -> None:
        zone = self._session.zone
        self._say(pulse_words(pulse.next_due, pulse.looked_at, zone, pulse.problem))
        done = pulse.last
        if done.sent or done.stopped or done.failed or done.unknown or done.overdue:
            self._session.navigator.recordsChanged.emit()

    def _look(self) -> None:
        self._session.background.latest(
            "hold", self._session.desk.holds.active, done=self._show_hold, owner=self
        )

    def _show_hold(self, hold: Hold | None) -> None:
        reason = hold.reason if hold else None
        if reason != self._shown():
            self._window.set_hold(reason)
            self.setProperty("hold", reason)
            self._say(self._pulse)

    def _say(self, pulse: tuple[str, Kind] | None) -> None:
        """Say what the publisher does; while all is held nothing goes out, whatever is planned."""
        self._pulse = pulse
        shown = pulse if self._shown() is None or (pulse and pulse[1] == "bad") else HELD
        if shown is not None:
            self._window.set_pulse(*shown)

    def _shown(self) -> str | None:
        shown = self.property("hold")
        return shown if isinstance(shown, str) else None

    def _ask_hold(self) -> None:
        sheet = ReasonSheet(
            "Hold all publishing?",
            "Nothing goes out on any account until somebody releases it. What falls due meanwhile waits.",
            "Hold all publishing",
            self._window,
            danger=True,
        )
        sheet.given.connect(self._hold)
        sheet.open()

    def _ask_release(self) -> None:
        late = self._session.organisation.overdue_after_minutes
        sheet = ReasonSheet(
            "Release the hold?",
            "Publishing goes on at once, with what fell due lately. "
            f"What is more than {late} minutes late waits in the planner for a decision.",
            "Release",
            self._window,
        )
        sheet.given.connect(self._release)
        sheet.open()

    def _hold(self, reason: str) -> None:
        desk, person = self._session.desk, self._session.person
        self._session.background.run(
            desk.holds.place, person, reason, done=self._changed, failed=self._failed, owner=self
        )

    def _release(self, reason: str) -> None:
        desk, person = self._session.desk, self._session.person
        self._session.background.run(
            desk.holds.release, person, reason, done=self._changed, failed=self._failed, owner=self
        )

    def _changed(self, _hold: Hold) -> None:
        self._session.navigator.recordsChanged.emit()
        self._nudge()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._session.navigator.problem.emit(error)
