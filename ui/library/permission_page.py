"""Recording a permission: the picture and what it says of itself at the left, the form at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.domain.media import MediaAsset
from ccgcompose.errors import Problem
from ccgcompose.usecases.permissions import PermissionForm
from ui.library.permission_form import PermissionFields
from ui.library.self_description import SelfDescription
from ui.library.words import file_facts
from ui.tokens import L, M, S
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.page_frame import PageFrame
from ui.widgets.scrolled import scrolled
from ui.widgets.text import heading, muted
from ui.widgets.thumbnail import Thumbnail

_LEFT, _NARROW_LEFT = 372, 272


class PermissionPage(PageFrame):
    """`submitted(PermissionForm)` and `left` out; everything else goes in."""

    submitted = Signal(object)
    left = Signal()
    edited = Signal()
    copyWanted = Signal()
    alikeWanted = Signal()  # begin with the record of the picture that looks like this one

    def __init__(self, organisation: str, parent: QWidget | None = None) -> None:
        super().__init__("Record a permission", parent)
        self.fields = PermissionFields(organisation)
        self.picture = Thumbnail(whole=True)
        self.picture.setFixedHeight(236)
        self.name = heading("")
        self.name.setWordWrap(True)
        self._facts = muted("", wrap=True)
        self.said = SelfDescription()
        self.problem = Banner("bad", "")
        self.problem.hide()
        self.alike = Banner("info", "")
        self.alike.hide()
        self.use_alike = self.alike.add_action("Use its record")
        self.use_alike.clicked.connect(self.alikeWanted)
        self.copy = button("&Begin with another record…", icon_name="copy")
        self.copy.clicked.connect(self.copyWanted)
        self.back = button("Back to the library", icon_name="chevron-left")
        self.record = button("Record the permission", "primary", tip="Ctrl+Enter")
        self.back.clicked.connect(self.left)
        self.record.clicked.connect(self._submit)
        self.fields.edited.connect(self.edited)
        for keys, slot in (("Ctrl+Return", self._submit), ("Ctrl+Enter", self._submit), ("Esc", self.left)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self._lay_out()
        self.set_narrow(False)

    def begin(self, asset: MediaAsset, form: PermissionForm, *, from_picture: bool) -> None:
        """Ask for the permission of a medium, beginning with `form`."""
        self.name.setText(asset.filename)
        self._facts.setText(file_facts(asset))
        self.said.set_metadata(asset.metadata)
        self.fields.set_form(form, from_picture=from_picture)
        self.problem.hide()
        self.alike.hide()
        self.set_busy(False)
        self._scroll.verticalScrollBar().setValue(0)
        self.fields.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def set_picture(self, image: QImage | None, alt: str) -> None:
        """Show the picture."""
        self.picture.set_image(image, alt)

    def show_alike(self, filename: str) -> None:
        """Say that a picture looks like this one and has a record."""
        self.alike.set_message(
            "info",
            f"This looks like {filename}, which has a permission on record.",
            next="Use it here as well?",
        )
        self.alike.show()

    def set_narrow(self, narrow: bool) -> None:
        """Leave the form most of the room in a narrow window."""
        width = _NARROW_LEFT if narrow else _LEFT
        self._left.setFixedWidth(width + 2)
        self.picture.setFixedWidth(width - 2 * M)
        self.fields.set_narrow(narrow)

    def set_platforms(self, platforms: Sequence[str]) -> None:
        """Offer these platforms."""
        self.fields.platforms.set_choices(platforms)

    def show_problem(self, problem: Problem) -> None:
        """Say why nothing was recorded; what was typed stays."""
        self.problem.tell(problem)

    def set_busy(self, busy: bool) -> None:
        """Keep the form from being sent twice."""
        self.record.setEnabled(not busy)

    def _submit(self) -> None:
        if self.record.isEnabled():
            self.submitted.emit(self.fields.form())

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(M)
        columns.addWidget(self._make_left())
        columns.addWidget(self._make_right(), 1)
        self.add_action(self.copy)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.alike)
        self.body.addLayout(columns, 1)

    def _make_left(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        for widget in (self.picture, self.name, self._facts):
            column.addWidget(widget)
        column.addSpacing(S)
        column.addWidget(self.said)
        column.addStretch(1)
        self._left = Card(margin=1)
        self._left.add(scrolled(inner, "About the picture", margin=0, by_keys=True), 1)
        return self._left

    def _make_right(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(L, M, L, M)
        column.addWidget(self.fields)
        self._scroll = scrolled(inner, "The permission", margin=0)
        foot = QHBoxLayout()
        foot.setContentsMargins(L, M - 4, L, M - 4)
        foot.setSpacing(S)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.record)
        bar = Card(sunken=True, margin=0)
        bar.body.addLayout(foot)
        card = Card(margin=1, spacing=0)
        card.add(self._scroll, 1)
        card.add(bar)
        return card
