"""The behaviour of the history: asks in the background, shows the newest answer only."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from ccgcompose.domain.account import Account
from ccgcompose.domain.history import Proof
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.people import Person
from ccgcompose.errors import Problem
from ccgcompose.usecases.library import Library
from ccgcompose.usecases.past import VerificationCancelled
from ccgcompose.usecases.views import HistoryLine, HistoryQuery, PostDetail
from ui.history.compare import CompareSheet
from ui.history.detail import shown_revision
from ui.session import Session

if TYPE_CHECKING:
    from ui.history.panel import HistoryPanel

PAGE = 100
PICTURE_EDGE = 720  # pixels: twice what the column is wide
Choices = tuple[tuple[Account, ...], tuple[Person, ...]]


class HistoryPresenter(QObject):
    """Between the panel and the desk."""

    def __init__(self, panel: HistoryPanel, session: Session) -> None:
        super().__init__(panel)
        self._panel = panel
        self._session = session
        self._shown: PostDetail | None = None
        self._wanted = ""  # the post that somebody wants to see; the newest row of it is chosen
        self._chosen = ""  # the publication whose row was chosen by hand
        self._query = HistoryQuery(limit=PAGE)
        self._stop = Event()
        self._connect()
        session.background.run(self._choices, done=self._set_choices, failed=self._failed, owner=self)

    def _connect(self) -> None:
        panel = self._panel
        panel.filters.changed.connect(self.refresh)
        panel.model.moreWanted.connect(self._more)
        panel.table.rowChosen.connect(self._choose)
        panel.detail.correctWanted.connect(self._correct)
        panel.detail.compareWanted.connect(self._compare)
        panel.verify.clicked.connect(self._verify)
        panel.export.clicked.connect(self._ask_folder)
        panel.proof.cancelled.connect(self._stop.set)
        panel.empty.actionTriggered.connect(self._begin_anew)
        self._session.navigator.recordsChanged.connect(self._changed)

    def _choices(self) -> Choices:
        desk = self._session.desk
        return desk.accounts.all(), desk.people.all()

    def _set_choices(self, found: Choices) -> None:
        self._panel.filters.set_choices(*found, self._session.organisation.subjects)

    # the list

    def refresh(self) -> None:
        """Read the list from its beginning, as the filters ask."""
        self._ask(PAGE)

    def _begin_anew(self) -> None:
        if self._panel.filters.is_empty:
            self.refresh()
        else:
            self._panel.filters.clear()

    def _ask(self, limit: int) -> None:
        desk = self._session.desk
        self._query = replace(self._panel.filters.query(desk.clock.now()), limit=limit)
        self._session.background.latest(
            "history", self._read, self._query, done=self._show_lines, failed=self._not_read, owner=self
        )

    def _read(self, query: HistoryQuery) -> tuple[tuple[HistoryLine, ...], int]:
        past = self._session.desk.past
        return past.lines(query), past.count()

    def _show_lines(self, found: tuple[tuple[HistoryLine, ...], int]) -> None:
        lines, count = found
        panel = self._panel
        panel.set_subtitle(f"{count:,} publications" if count != 1 else "1 publication")
        if panel.filters.is_empty:
            panel.empty.set_text("Nothing was published yet", "What goes out is listed here, newest first.")
        else:
            panel.empty.set_text("Nothing fits", "No publication fits this search.", "Show everything")
        if lines != panel.model.rows():
            place = panel.table.verticalScrollBar().value()
            panel.model.set_rows(lines, more=len(lines) == self._query.limit)
            panel.table.verticalScrollBar().setValue(place)
        self._choose_row()

    def _choose_row(self) -> None:
        model = self._panel.model
        if self._wanted and (found := model.row_of(self._wanted)) >= 0:
            self._wanted, self._chosen = "", model.line(found).publication_id
        row = model.row_of_publication(self._chosen)
        if row >= 0 and row != self._panel.table.current_row():
            self._panel.table.selectRow(row)

    def _not_read(self, error: BaseException) -> None:
        sentence = error.next if isinstance(error, Problem) else ""
        self._panel.empty.set_text("The history could not be read", sentence, "Try again")
        self._failed(error)

    def _more(self, after: str) -> None:
        query = replace(self._query, before=after)
        self._session.background.latest(
            "history-more",
            self._session.desk.past.lines,
            query,
            done=partial(self._add_lines, query),
            failed=self._failed,
            owner=self,
        )

    def _add_lines(self, query: HistoryQuery, lines: tuple[HistoryLine, ...]) -> None:
        if replace(query, before=None) == self._query:  # else the list is another one by now
            self._panel.model.add_rows(lines, more=len(lines) == query.limit)

    # one post

    def show_post(self, post_id: str) -> None:
        """Show one post, and choose its row where it is in the list."""
        self._wanted = post_id
        self._choose_row()
        self._load(post_id)

    def _choose(self, row: int) -> None:
        line = self._panel.model.line(row)
        self._wanted, self._chosen = "", line.publication_id
        self._load(line.post_id)

    def _changed(self) -> None:
        """Something was written: read again as far as the list goes already."""
        if self._panel.isVisible():
            self._ask(max(PAGE, self._panel.model.rowCount()))
            if self._shown is not None:
                self._load(self._shown.post.id)

    def _load(self, post_id: str) -> None:
        self._session.background.latest(
            "history-detail",
            self._session.desk.past.detail,
            post_id,
            done=self._show_detail,
            failed=self._failed,
            owner=self,
        )

    def _show_detail(self, detail: PostDetail) -> None:
        if detail == self._shown:
            return
        self._shown = detail
        self._panel.detail.set_detail(detail)
        self._panel.show_detail(True)
        for use in shown_revision(detail).content.media:
            self._session.background.run(
                _picture,
                self._session.desk.library,
                detail.media[use.media_id],
                done=partial(self._show_picture, use.media_id, use.alt_text),
                failed=self._failed,
                owner=self,
            )

    def _show_picture(self, media_id: str, alt: str, image: QImage) -> None:
        self._panel.detail.set_picture(media_id, image, alt)

    def _correct(self) -> None:
        if self._shown is not None:
            self._session.navigator.correctPost.emit(self._shown.post.id)

    def _compare(self) -> None:
        if self._shown is not None:
            CompareSheet(self._shown, self._session.zone, self._panel).open()

    # the proof and the export

    def _verify(self) -> None:
        self._stop.clear()
        self._panel.proof.set_progress(0)
        self._panel.verify.setEnabled(False)
        self._tell = self._session.background.at_home(self._panel.proof.set_progress, owner=self)
        self._session.background.run(
            self._session.desk.past.verify,
            self._progress,
            done=self._proved,
            failed=self._not_proved,
            owner=self,
        )

    def _progress(self, entries: int) -> bool:
        """Runs on a thread of the pool."""
        if entries % 2_000 == 0:
            self._tell(entries)
        return not self._stop.is_set()

    def _proved(self, proof: Proof) -> None:
        self._panel.verify.setEnabled(True)
        self._panel.proof.set_proof(proof)

    def _not_proved(self, error: BaseException) -> None:
        self._panel.verify.setEnabled(True)
        self._panel.proof.set_proof(None)
        if isinstance(error, VerificationCancelled):
            self._session.navigator.toast.emit("The check was stopped before its end.")
        else:
            self._failed(error)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self._panel, "A new or empty folder for the export")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._export)
        dialog.open()

    def _export(self, folder: str) -> None:
        since = self._panel.filters.query(self._session.desk.clock.now()).since
        self._panel.export.setEnabled(False)
        self._session.background.run(
            self._session.desk.export.write,
            Path(folder),
            since,
            done=self._exported,
            failed=self._not_exported,
            owner=self,
        )

    def _exported(self, manifest: Path) -> None:
        self._panel.export.setEnabled(True)
        self._panel.proof.set_done(f"The export is in {manifest.parent}")

    def _not_exported(self, error: BaseException) -> None:
        self._panel.export.setEnabled(True)
        self._failed(error)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._session.navigator.problem.emit(error)


def _picture(library: Library, asset: MediaAsset) -> QImage:
    """Runs on a thread: a large picture takes a while to be decoded."""
    return QImage(str(library.thumbnail(asset, PICTURE_EDGE)))
