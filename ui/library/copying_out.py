"""A copy of a file in the vault, written where the person says. It is in the clear from then on, and recorded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ccgcompose.errors import Problem
from ui.session import Session


class CopyingOut(QObject):
    """Asks where to, over `over`, and writes; `tell` hears of what went wrong."""

    def __init__(self, over: QWidget, session: Session, tell: Callable[[Problem], None]) -> None:
        super().__init__(over)
        self._over, self._session, self._tell = over, session, tell

    def ask(self, evidence_id: str, ending: str) -> None:
        """Ask where the copy is to go."""
        dialog = QFileDialog(self._over, "Save a copy, which is not encrypted", f"evidence{ending}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(partial(self.copy, evidence_id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def copy(self, evidence_id: str, target: str) -> None:
        """Write the content to a file that is not there."""
        self._session.background.run(
            self._session.desk.evidence.export,
            self._session.person,
            evidence_id,
            Path(target),
            done=self._copied,
            failed=self._failed,
            owner=self,
        )

    def _copied(self, _nothing: None) -> None:
        self._session.navigator.toast.emit(
            "The copy is saved. It is not encrypted: delete it when you are done."
        )

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._tell(error)
