"""Tells the officer what runs out without being asked: a strip in the window, and on the desktop behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from ccgcompose.domain.expiry import Notice
from ccgcompose.errors import Problem
from ccgcompose.usecases.library_report import EndKind
from ccgcompose.usecases.reminders import Reminder
from ui.desktop_notice import DesktopNotice
from ui.main_window import MainWindow
from ui.reminder_words import desktop_words, strip_words
from ui.session import Session
from ui.widgets.banner import Banner

EVERY_MS = 15 * 60 * 1000  # a program that stays open for days still tells on the right one

Reminded = tuple[Reminder, ...]


class Reminding(QObject):
    """`look` at the start and after the lock; from then on by itself. Nothing is told behind the lock."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._is_in_front: Callable[[], bool] = window.isActiveWindow
        self._desktop: Callable[[str, str], None] = DesktopNotice(window)
        self._told: set[Notice] = set()  # in this session: records may change before it is written
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        session.navigator.recordsChanged.connect(self.look)

    def look(self) -> None:
        """Ask, behind, what is still to be told."""
        self._session.background.latest(
            "reminders",
            self._session.desk.reminders.due,
            self._session.person,
            done=self._tell,
            failed=self._failed,
            owner=self,
        )

    def _tell(self, found: Reminded) -> None:
        reminders = tuple(each for each in found if each.notice not in self._told)
        if not reminders or self._window.is_covered:
            return
        self._told.update(each.notice for each in reminders)
        what, rest = strip_words(reminders)
        banner = self._window.show_message("warn", what, next=rest)
        if len(reminders) == 1:
            action = banner.add_action("Open the record")
            action.clicked.connect(partial(self._open, banner, reminders[0]))
        else:
            action = banner.add_action("See what ends")
            action.clicked.connect(partial(self._open, banner, None))
        if not self._is_in_front():
            self._desktop(*desktop_words(reminders))
        self._session.background.run(
            self._session.desk.reminders.told,
            self._session.person,
            reminders,
            failed=self._failed,
            owner=self,
        )

    def _open(self, banner: Banner, reminder: Reminder | None) -> None:
        navigator = self._session.navigator
        if reminder is None:
            navigator.showEndings.emit()
        elif reminder.ending.kind is EndKind.PERMISSION:
            navigator.showMedium.emit(reminder.ending.media_id)
        else:
            navigator.showConsent.emit(reminder.ending.record_id)
        banner.closed.emit()

    def _failed(self, error: BaseException) -> None:
        """What cannot be read is said where it is read for itself; it is told at the next look."""
        if not isinstance(error, Problem):
            raise error
