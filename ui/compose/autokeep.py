"""Writes what is typed in the background, soon after the first change and then at most twice a second."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from ccgcompose.domain.post import Content
from ccgcompose.errors import Problem
from ui.background import Background
from ui.compose.keeper import Keeper

THROTTLE_MS = 400  # from the first change that is not kept: a pause in typing is not waited for


class AutoKeep(QObject):
    """`kept` comes when something was written, `failed(Problem)` when it could not be."""

    kept = Signal()
    failed = Signal(object)

    def __init__(self, keeper: Keeper, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keeper = keeper
        self._background = background
        self._under_way = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(THROTTLE_MS)
        self._timer.timeout.connect(self._write)

    def changed(self, content: Content) -> None:
        """The person has changed the post to this."""
        self.keeper.want(content)
        self._start()

    def flush(self) -> None:
        """Write at once, on this thread: the window is about to lock or to close. Raise Problem."""
        self._timer.stop()
        if self.keeper.write():
            self.kept.emit()

    def _start(self) -> None:
        if self.keeper.waiting and not self._timer.isActive() and not self._under_way:
            self._timer.start()

    def _write(self) -> None:
        self._under_way = True
        self._background.run(self.keeper.write, done=self._written, failed=self._not_written, owner=self)

    def _written(self, wrote: bool) -> None:
        self._under_way = False
        if wrote:
            self.kept.emit()
        self._start()

    def _not_written(self, error: BaseException) -> None:
        self._under_way = False
        if not isinstance(error, Problem):
            raise error
        self.failed.emit(error)
