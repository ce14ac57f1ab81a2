"""Reads the library in the background, one reading at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.library.shelf import Shelf, read_shelf
from ui.session import Session


class ShelfReader(QObject):
    """`read(Shelf)` after each reading: the very same object where nothing has changed. `failed(error)` else."""

    read = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._under_way = False
        self._again = False
        self.shelf = Shelf()

    @property
    def under_way(self) -> bool:
        """Whether a newer answer is to come."""
        return self._under_way

    def ask(self) -> None:
        """Read again. While a reading is under way, one more is kept in mind, not ten."""
        if self._under_way:
            self._again = True
            return
        self._under_way = True
        self._session.background.run(
            read_shelf, self._session.desk, self.shelf, done=self._done, failed=self._not_done, owner=self
        )

    def _done(self, shelf: Shelf) -> None:
        self._under_way = False
        self.shelf = shelf
        if self._again:
            self._again = False
            self.ask()
        self.read.emit(shelf)

    def _not_done(self, error: BaseException) -> None:
        self._under_way = self._again = False
        self.failed.emit(error)
