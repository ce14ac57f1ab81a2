"""Puts files into the vault for a form, and says at the field why one is not in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.errors import BadInput, Problem
from ui.library.evidence_field import EvidenceField
from ui.library.vault_keeping import VaultKeeping
from ui.session import Session

_LATE = "A file went into the vault after its form was left: no record names it."


class EvidencePresenter(QObject):
    """One for each form with a field for evidence. An answer for a form that was left is not shown in the next."""

    def __init__(self, field: EvidenceField, session: Session) -> None:
        super().__init__(field)
        self._field, self._session = field, session
        self._form = 0  # counts the forms that were shown: which one an answer is for
        self.keeping = VaultKeeping(session, field)
        field.filesWanted.connect(self.put)
        field.keyWanted.connect(self.keeping.open)

    def put(self, paths: Sequence[Path], label: str) -> None:
        """Put these files into the vault, one after the other."""
        self._field.set_busy(True)
        self._session.background.run(
            self._put_all,
            list(paths),
            label,
            done=partial(self._done, self._form),
            failed=partial(self._failed, self._form),
            owner=self,
        )

    def show(self, evidence_ids: Sequence[str]) -> None:
        """Show files that are in the vault already, for example those of a record that is copied.

        Call it for each form that is shown, with no files as well: it says where one form ends.
        """
        self._form += 1
        self._field.set_files(())
        self._field.set_problem("")
        if evidence_ids:
            self._session.background.run(
                self._known,
                tuple(evidence_ids),
                done=partial(self._shown, self._form),
                failed=partial(self._failed, self._form),
                owner=self,
            )

    def _known(self, evidence_ids: tuple[str, ...]) -> tuple[EvidenceFile, ...]:
        return tuple(self._session.desk.evidence.get(evidence_id) for evidence_id in evidence_ids)

    def _put_all(self, paths: list[Path], label: str) -> tuple[list[EvidenceFile], Problem | None]:
        """Runs on a thread of the pool: a share may be slow to say what is there. Folders among files are left out.

        What is in is in, whatever becomes of the next.
        """
        added: list[EvidenceFile] = []
        files = [path for path in paths if path.is_file()]
        if not files:
            return added, BadInput("A folder cannot go into the vault.", next="Choose the files in it.")
        for path in files:
            try:
                added.append(self._session.desk.evidence.add(self._session.person, path, label))
            except Problem as problem:
                return added, problem
        return added, None

    def _shown(self, form: int, files: Sequence[EvidenceFile]) -> None:
        if form == self._form:
            self._field.set_files((*files, *self._field.files()))  # what was put in meanwhile stays

    def _done(self, form: int, answer: tuple[list[EvidenceFile], Problem | None]) -> None:
        added, problem = answer
        self._field.set_busy(False)
        if form != self._form:
            if added:
                self._session.navigator.toast.emit(_LATE)
            return
        for file in added:
            self._field.add_file(file)
        if problem is not None:
            self._field.set_problem(str(problem))

    def _failed(self, form: int, error: BaseException) -> None:
        self._field.set_busy(False)
        if not isinstance(error, Problem):
            raise error
        if form == self._form:
            self._field.set_problem(str(error))
