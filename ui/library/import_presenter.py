"""Behind the import: every choice looks the rows through again; only the last press writes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ccgcompose.errors import Problem
from ccgcompose.usecases.library_import import Headings, Imported
from ui.library.import_page import ImportPage
from ui.session import Session


class ImportPresenter(QObject):
    """`closed` when the person goes back to the library."""

    closed = Signal()

    def __init__(self, page: ImportPage, session: Session) -> None:
        super().__init__(page)
        self.page, self._session = page, session
        self._source: Path | None = None
        self._folder: Path | None = None
        self._writing = False
        page.fileChosen.connect(self.open)
        page.folderChosen.connect(self.look_in)
        page.columnsChanged.connect(self.look_through)
        page.importWanted.connect(self.take_over)
        page.left.connect(self.closed)

    def begin(self) -> None:
        """Begin anew, unless an import is being written."""
        if not self._writing:
            self._source = self._folder = None
            self.page.begin()

    def open(self, source: Path) -> None:
        """Read the headings of a file, and look its rows through."""
        self._source = source
        self._session.background.latest(
            "library.import.headings",
            self._session.desk.library_import.headings,
            source,
            done=partial(self._opened, source),
            failed=self._failed,
            owner=self,
        )

    def look_in(self, folder: Path) -> None:
        """Take pictures that are not in the library from this folder."""
        self._folder = folder
        self.page.set_folder(folder)
        self.look_through()

    def look_through(self) -> None:
        """Say what would become of each row; nothing is written."""
        if self._source is None or self._writing:
            return
        self.page.set_working("Looking through the rows…")
        self._session.background.latest(
            "library.import.dry",
            self._run(self._source, dry=True),
            done=self._looked,
            failed=self._failed,
            owner=self,
        )

    def take_over(self) -> None:
        """Take the good rows over."""
        if self._source is None or self._writing:
            return
        self._writing = True
        self.page.set_working("Taking the rows over. Pictures come first, then all records in one step…")
        self._session.background.run(
            self._run(self._source, dry=False), done=self._taken, failed=self._failed, owner=self
        )

    def _run(self, source: Path, *, dry: bool) -> partial[Imported]:
        return partial(
            self._session.desk.library_import.run,
            self._session.person,
            source,
            mapping=self.page.columns.mapping(),
            files=self._folder,
            dry=dry,
        )

    def _opened(self, source: Path, headings: Headings) -> None:
        self.page.set_headings(source, headings)
        self.look_through()

    def _looked(self, imported: Imported) -> None:
        self.page.set_imported(imported)
        self.page.set_working("")

    def _taken(self, imported: Imported) -> None:
        self._writing = False
        self.page.set_imported(imported)
        self.page.set_working("")
        self._session.navigator.recordsChanged.emit()

    def _failed(self, error: BaseException) -> None:
        self._writing = False
        self.page.set_working("")
        if not isinstance(error, Problem):
            raise error
        self.page.show_problem(error)
