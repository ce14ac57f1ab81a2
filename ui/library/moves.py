"""Marks that are moved and stretched on the picture, and the way back, move by move."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from ccgcompose.domain.appearance import Appearance
from ccgcompose.domain.region import Region
from ui.library.people_page import PeoplePage
from ui.session import Session


class Moves(QObject):
    """Keeps each move as it is made. A move back is a change like any other: the history has both."""

    def __init__(
        self,
        page: PeoplePage,
        session: Session,
        changed: Callable[[object], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        super().__init__(page)
        self._page, self._session, self._changed, self._failed = page, session, changed, failed
        self._before: list[tuple[str, Region]] = []
        page.view.placed.connect(self.move)
        page.undoWanted.connect(self.undo)

    def forget(self) -> None:
        """Begin with another picture: what was moved on the last one stays as it is."""
        self._before.clear()
        self._page.undo.hide()

    def move(self, key: str, region: Region) -> None:
        """Keep where a mark is now."""
        somebody = self._page.somebody(key)
        if somebody is not None and somebody.region is not None:
            self._run(key, region, partial(self._moved, (key, somebody.region)))

    def undo(self) -> None:
        """Put the mark that was moved last back to where it was."""
        if self._before:
            key, region = self._before.pop()
            self._run(key, region, self._show)

    def _moved(self, before: tuple[str, Region], appearance: Appearance) -> None:
        self._before.append(before)
        self._show(appearance)

    def _show(self, appearance: Appearance) -> None:
        self._page.undo.setVisible(bool(self._before))
        self._changed(appearance)

    def _run(self, key: str, region: Region, done: Callable[[Appearance], None]) -> None:
        desk, person = self._session.desk, self._session.person
        self._session.background.run(
            desk.consents.place, person, key, region, done=done, failed=self._failed, owner=self
        )
