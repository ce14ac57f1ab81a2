"""Has pictures looked at in the background, one after the other, so that faces are known before anybody asks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from ccgcompose.domain.media import MediaAsset, MediaKind
from ccgcompose.domain.sight import Sight
from ccgcompose.errors import Problem
from ui.session import Session


class Seeing(QObject):
    """`seen()` when something new is known and nothing more waits; `progress(done, asked)` on the way.

    What cannot be looked at is left to the gates, which say so.
    """

    seen = Signal()
    progress = Signal(int, int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: deque[str] = deque()
        self._asked: set[str] = set()
        self._running = False
        self._batch = self._done = 0
        self._news = False

    def want(self, assets: Iterable[MediaAsset]) -> None:
        """Have these looked at, each once in the life of this object."""
        fresh = [a for a in assets if a.id not in self._asked and a.kind is MediaKind.PICTURE]
        self._asked.update(asset.id for asset in fresh)
        self._waiting.extend(asset.id for asset in fresh)
        self._batch += len(fresh)
        self._go_on()

    def stop(self) -> None:
        """Look at no further picture; what was seen is kept."""
        self._asked.difference_update(self._waiting)
        self._waiting.clear()

    def _go_on(self) -> None:
        if self._running or not self._waiting:
            return
        self._running = True
        self.progress.emit(self._done, self._batch)
        media_id = self._waiting.popleft()
        self._session.background.run(
            self._session.desk.library.look, media_id, done=self._saw, failed=self._failed, owner=self
        )

    def _saw(self, sight: Sight | None) -> None:
        self._news = self._news or sight is not None
        self._next()

    def _failed(self, error: BaseException) -> None:
        self._next()
        if not isinstance(error, Problem):
            raise error

    def _next(self) -> None:
        self._running = False
        self._done += 1
        if self._waiting:
            self._go_on()
            return
        self.progress.emit(self._batch, self._batch)
        self._batch = self._done = 0
        if self._news:
            self._news = False
            self.seen.emit()
