"""The library: media, their descriptions, their permissions. Files may be dropped anywhere on it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QHideEvent,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from ccgcompose.domain.media import MediaAsset
from ui.library.browse_page import BrowsePage
from ui.library.consents_part import ConsentsPart
from ui.library.delegate import PICTURE, MediaDelegate
from ui.library.detail import MediaDetail
from ui.library.editor_page import EditorPage
from ui.library.editor_presenter import EditorPresenter
from ui.library.endings_part import EndingsPart
from ui.library.form_page import FormPage
from ui.library.grid import MediaGrid
from ui.library.import_page import ImportPage
from ui.library.import_presenter import ImportPresenter
from ui.library.intake_presenter import IntakePresenter
from ui.library.model import MediaModel
from ui.library.people_flow import PeopleFlow
from ui.library.people_page import PeoplePage
from ui.library.permission_page import PermissionPage
from ui.library.permission_presenter import PermissionPresenter
from ui.library.presenter import LibraryPresenter
from ui.library.records_presenter import RecordsPresenter
from ui.library.spoken_presenter import SpokenPresenter
from ui.library.tasks_part import TasksPart
from ui.library.thumbnails import Thumbnails
from ui.session import Session
from ui.widgets.drop_veil import DropVeil

PARTS = ("Pictures", "Consents", "What ends", "To do")
PICTURES, CONSENTS, ENDINGS, TASKS = range(len(PARTS))
PATTERNS = (
    "Pictures, films and sounds (*.jpg *.jpeg *.png *.gif *.webp *.avif *.heic *.heif *.tif *.tiff *.bmp "
    "*.mp4 *.mov *.webm *.mp3 *.m4a);;All files (*)"
)


class LibraryPanel(QWidget):
    """`select(media id)` shows one medium, from wherever the person is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = MediaModel(session.zone, self)
        self.thumbnails = Thumbnails(session.desk.library, session.background, PICTURE, self)
        self.grid = MediaGrid(self.model, MediaDelegate(self.model, self.thumbnails, self))
        self.thumbnails.ready.connect(self.grid.picture_changed)
        detail = MediaDetail(session.zone, session.person.id)
        self.browse = BrowsePage(self.grid, detail)
        self.form = PermissionPage(session.organisation.name)
        self._pages = QStackedWidget()
        self.people = PeopleFlow(self._pages, session, self._platforms)
        self.presenter = LibraryPresenter(self.browse, self.model, session)
        self.permissions = PermissionPresenter(self.form, session, lambda: self.presenter.shelf.lines)
        self.intake = IntakePresenter(self.browse.intake, session, self.presenter.show_problem)
        self.consents = ConsentsPart(session.zone)
        self.endings = EndingsPart(session.zone)
        self.tasks = TasksPart(session.zone)
        parts = (self.consents, self.endings, self.tasks)
        self.records = RecordsPresenter(parts, session, self._filename)
        for name, part in zip(PARTS[1:], parts, strict=True):
            self.browse.add_part(name, part)
        SpokenPresenter(detail.spoken, session, lambda: detail.media_id, self.browse.show_problem)
        self._stale = True
        self._veil = DropVeil("Drop pictures and folders to add them to the library", self)
        self._lay_out()
        self._connect()

    def select(self, media_id: str) -> None:
        """Show this medium."""
        self.show_part(PICTURES)
        self.presenter.select(media_id)

    def show_part(self, part: int) -> None:
        """Show one of the parts: pictures, consents, what ends, what is to be done."""
        self._leave_pages()
        self._show_browse()
        self.browse.show_part(part)

    def show_consent(self, consent_id: str) -> None:
        """Show one consent among the others."""
        self.show_part(CONSENTS)
        self.consents.choose(consent_id)

    def show_endings(self) -> None:
        """Show what ends when."""
        self.show_part(ENDINGS)

    def flush(self) -> None:
        """Keep what was typed, at once. Call it before the window locks or closes."""
        self.presenter.flush()

    def add(self, paths: list[Path]) -> None:
        """Take files and folders in."""
        self.show_part(PICTURES)
        self.intake.add(paths)

    def paste(self) -> None:
        """Take in what was copied: files, or a picture."""
        data = QApplication.clipboard().mimeData()
        image = data.imageData() if data.hasImage() else None
        if _paths(data):
            self.add(_paths(data))
        elif isinstance(image, QImage) and not image.isNull():
            self.show_part(PICTURES)
            self.intake.add_image(image)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.browse.detail.alt.commit()
        self._stale = True  # while nobody looks, days go by and permissions end

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self.browse.detail, self.form, self.people, self.consents, self.endings, self.tasks):
            part.set_narrow(self.width() < _NARROW)
        if "editor" in self.__dict__:
            self.editor.page.set_narrow(self.width() < _NARROW)
        self._veil.setGeometry(self.rect())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event.mimeData()):
            event.acceptProposedAction()
            self._veil.show_over(self.rect())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        event.acceptProposedAction()
        self.add(_paths(event.mimeData()))

    def _connect(self) -> None:
        self._session.navigator.recordsChanged.connect(self._on_records)
        self.browse.addWanted.connect(self._ask_for_files)
        self.browse.intake.recordWanted.connect(self._show_form)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)
        self.browse.importWanted.connect(self.show_import)
        self.browse.detail.permissionWanted.connect(self._show_form)
        self.browse.detail.editWanted.connect(self.show_editor)
        self.browse.detail.peopleWanted.connect(self.show_people)
        self.permissions.closed.connect(self._show_browse)
        self.people.closed.connect(self._show_browse)
        self.people.consentShown.connect(self.show_consent)
        self.consents.recordWanted.connect(self.people.record)
        self.consents.amendWanted.connect(self._amend)
        self.records.mediumWanted.connect(self.select)
        self.records.consentWanted.connect(self.show_consent)
        self.records.tasksWanted.connect(lambda: self.show_part(TASKS))
        self.records.tasksOpen.connect(self._count_tasks)

    def _on_records(self) -> None:
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def _refresh(self) -> None:
        self._stale = False
        self.thumbnails.forget_broken()
        self.presenter.refresh()
        self.records.refresh()

    def _ask_for_files(self) -> None:
        dialog = QFileDialog(self, "Add pictures", "", PATTERNS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._on_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_files(self, names: list[str]) -> None:
        self.add([Path(name) for name in names])

    def _show_form(self, media_id: str) -> None:
        line = self.presenter.line(media_id)
        if line is not None:
            self._pages.setCurrentWidget(self.form)
            self.permissions.begin(line.asset, self.presenter.shelf.platforms)

    def show_people(self, media_id: str) -> None:
        """Show who is on a medium, from wherever the person is."""
        self._session.background.latest(
            "library.people.asset",
            self._session.desk.library.get,
            media_id,
            done=self._show_people,
            failed=self.presenter.show_problem,
            owner=self,
        )

    def _show_people(self, asset: MediaAsset) -> None:
        self._leave_pages()
        self.people.show(asset)

    def _leave_pages(self) -> None:
        """Leave whatever stands over the library as its own way back does: what was typed there is kept."""
        for _ in range(self._pages.count()):
            page = self._pages.currentWidget()
            if isinstance(page, EditorPage | FormPage | ImportPage | PeoplePage | PermissionPage):
                page.left.emit()

    @cached_property
    def importing(self) -> ImportPresenter:
        """The import, made when somebody first goes there."""
        page = ImportPage()
        self._pages.addWidget(page)
        made = ImportPresenter(page, self._session)
        made.closed.connect(self._show_browse)
        return made

    @cached_property
    def editor(self) -> EditorPresenter:
        """The editor, made when somebody first goes there."""
        page = EditorPage(self._session.organisation.brand.colour)
        page.set_narrow(self.width() < _NARROW)
        self._pages.addWidget(page)
        made = EditorPresenter(page, self._session)
        made.closed.connect(self._show_browse)
        made.made.connect(self.select)
        return made

    def show_editor(self, media_id: str) -> None:
        """Ask what is to be made of a picture."""
        line = self.presenter.line(media_id)
        if line is not None:
            editor = self.editor
            self._pages.setCurrentWidget(editor.page)
            editor.begin(line.asset, self._platforms())
            editor.page.fields.shape.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_import(self) -> None:
        """Ask for the spreadsheet to be taken over."""
        self.importing.begin()
        self._pages.setCurrentWidget(self.importing.page)
        self.importing.page.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _amend(self, consent_id: str) -> None:
        line = self.consents.line(consent_id)
        if line is not None:
            self.people.amend(line.record)

    def _filename(self, media_id: str) -> str:
        line = self.presenter.line(media_id)
        return line.asset.filename if line is not None else "a picture"

    def _count_tasks(self, count: int) -> None:
        name = f"{PARTS[TASKS]}  {count}" if count else PARTS[TASKS]
        spoken = f"{PARTS[TASKS]}, {count} open" if count else PARTS[TASKS]
        self.browse.tabs.set_tab(TASKS, name, spoken)

    def _platforms(self) -> tuple[str, ...]:
        return self.presenter.shelf.platforms

    def _show_browse(self) -> None:
        self._pages.setCurrentWidget(self.browse)
        part = self.browse.tabs.currentIndex()
        place = (self.grid, self.consents.table, self.endings.table, self.tasks.table)[part]
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.setFocusProxy(self.browse.search)  # from there Down leads to the pictures
        for page in (self.browse, self.form):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)


_NARROW = 960


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
