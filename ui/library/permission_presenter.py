"""Behind the permission form: begin with what the picture says, judge, record, keep what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.moments import zone_of
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.errors import Problem
from ccgcompose.usecases.permissions import PermissionForm
from ccgcompose.usecases.records_as_forms import permission_as_form
from ccgcompose.usecases.views import MediaLine
from ui.library.copy_sheet import CopySheet, on_record
from ui.library.evidence_presenter import EvidencePresenter
from ui.library.permission_page import PermissionPage
from ui.library.presenter import DETAIL_EDGE, read_picture
from ui.library.record_hints import Hints, end_words, read_hints
from ui.session import Session


class PermissionPresenter(QObject):
    """`closed` when the person is done here. What was typed and not recorded waits for the next time."""

    closed = Signal()

    def __init__(
        self, page: PermissionPage, session: Session, lines: Callable[[], Sequence[MediaLine]]
    ) -> None:
        super().__init__(page)
        self._page, self._session, self._lines = page, session, lines
        self._hints = Hints()
        self._begun: dict[str, PermissionForm] = {}  # by medium: as it was offered
        self._kept: dict[str, PermissionForm] = {}  # by medium: typed and not recorded
        self._asset: MediaAsset | None = None  # whose form is filled in and shown
        self._wanted: MediaAsset | None = None  # whose form was asked for last
        self._judging = False
        self._evidence = EvidencePresenter(page.fields.evidence, session)
        page.submitted.connect(self.submit)
        page.left.connect(self.leave)
        page.edited.connect(self._judge)
        page.fields.valid_to.changed.connect(self._show_end)
        page.copyWanted.connect(self._ask_which)
        page.alikeWanted.connect(self._use_alike)

    def begin(self, asset: MediaAsset, platforms: tuple[str, ...]) -> None:
        """Ask for a permission for this medium."""
        self._wanted, self._asset = asset, None
        self._judging = False
        self._hints = Hints()
        self._page.set_picture(None, "")
        self._page.set_platforms(platforms)
        kept = self._kept.get(asset.id)
        if kept is not None:
            self._show(asset, kept, from_picture=False)
        else:
            self._session.background.latest(
                "library.permission.prefill",
                self._session.desk.permissions.prefill,
                asset,
                done=partial(self._prefilled, asset),
                failed=self._failed,
                owner=self,
            )
        self._session.background.latest(
            "library.permission.picture",
            read_picture,
            self._session.desk,
            asset,
            DETAIL_EDGE,
            done=partial(self._picture, asset),
            failed=self._no_picture,
            owner=self,
        )

    def _read_hints(self, asset: MediaAsset) -> None:
        self._session.background.latest(
            "library.permission.hints",
            read_hints,
            self._session.desk,
            asset.id,
            done=self._hinted,
            failed=self._failed,
            owner=self,
        )

    def _hinted(self, hints: Hints) -> None:
        self._hints = hints
        if hints.alike is not None and hints.record is not None:
            self._page.show_alike(hints.alike.filename)
        self._show_end()

    def _show_end(self) -> None:
        """Say under the last day what it means for what is planned."""
        fields = self._page.fields
        today = self._session.desk.clock.now().astimezone(zone_of(self._session.zone)).date().isoformat()
        said = end_words(fields.valid_to.iso(), today, self._session.zone, self._hints.planned)
        fields.rows["valid_to"].set_hint(said)

    def _ask_which(self) -> None:
        records = on_record(self._lines(), self._asset.id if self._asset else "")
        sheet = CopySheet(records, self._session.zone, self._page)
        sheet.picked.connect(self._begin_with)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _use_alike(self) -> None:
        if self._hints.record is not None:
            self._begin_with(self._hints.record)

    def _begin_with(self, record: PermissionRecord) -> None:
        """Fill the form with what a record of another work says; the evidence comes along."""
        if self._asset is None:
            return
        form = permission_as_form(record, self._session.zone)
        self._page.fields.set_form(form, from_picture=False)
        self._page.alike.hide()
        self._evidence.show(form.evidence_files)
        self._judge()
        self._show_end()

    def submit(self, form: PermissionForm) -> None:
        """Record the permission, or say by field what is wanting."""
        self._judging = True
        problems = self._problems(form)
        self._page.fields.set_errors(problems, go=True)
        if problems or self._asset is None:
            return
        self._page.set_busy(True)
        self._session.background.run(
            self._session.desk.permissions.record,
            self._session.person,
            self._asset.id,
            form,
            done=self._recorded,
            failed=self._failed,
            owner=self,
        )

    def leave(self) -> None:
        """Go back to the pictures; what was typed is kept for as long as the program runs."""
        if self._asset is not None:
            form = self._page.fields.form()
            if form != self._begun.get(self._asset.id):
                self._kept[self._asset.id] = form
        self.closed.emit()

    def _problems(self, form: PermissionForm) -> dict[str, str]:
        """Ask the use case, which looks at the form alone: fast enough for each key press."""
        return self._session.desk.permissions.problems(form) | self._page.fields.problems()

    def _judge(self) -> None:
        """After the first attempt the errors follow what is typed."""
        if self._judging:
            self._page.fields.set_errors(self._problems(self._page.fields.form()), go=False)

    def _prefilled(self, asset: MediaAsset, form: PermissionForm) -> None:
        if asset is self._wanted and self._asset is None:
            self._show(asset, form, from_picture=True)
            # As the fields give it back: what differs from this was typed by the person.
            self._begun[asset.id] = self._page.fields.form()

    def _show(self, asset: MediaAsset, form: PermissionForm, *, from_picture: bool) -> None:
        self._asset = asset
        self._page.begin(asset, form, from_picture=from_picture)
        self._evidence.show(form.evidence_files)
        self._read_hints(asset)

    def _recorded(self, record: PermissionRecord) -> None:
        self._kept.pop(record.media_id, None)
        self._page.set_busy(False)
        self._session.navigator.recordsChanged.emit()
        self._session.navigator.toast.emit("The permission is recorded.")
        self.closed.emit()

    def _failed(self, error: BaseException) -> None:
        self._page.set_busy(False)
        if not isinstance(error, Problem):
            raise error
        self._page.show_problem(error)

    def _picture(self, asset: MediaAsset, image: QImage) -> None:
        self._page.set_picture(image, asset.alt_text)

    def _no_picture(self, error: BaseException) -> None:
        if not isinstance(error, Problem):
            raise error
        self._page.set_picture(None, "The picture cannot be shown.")
