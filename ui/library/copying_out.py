"""A copy of a file in the vault, written where the person says. It is in the clear from then on, and recorded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ccgcompose.errors import Problem
from ui.library.evidence_rows import EvidenceRows
from ui.session import Session


class CopyingOut(QObject):
    """Behind the rows of evidence."""

    def __init__(self, rows: EvidenceRows, session: Session, tell: Callable[[Problem], None]) -> None:
        super().__init__(rows)
        self._rows, self._session, self._tell = rows, session, tell
        rows.copyWanted.connect(self._ask)

    def _ask(self, evidence_id: str, ending: str) -> None:
        dialog = QFileDialog(self._rows, "Save a copy, which is not encrypted", f"evidence{ending}")
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
