"""Making a picture fit for a platform: the origin with its cut at the left, how it comes out under it, what is wanted
at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.domain.refusal import Refusal
from ccgcompose.errors import Problem
from ui.library.editor_fields import BY_HAND, EditorFields
from ui.tokens import M, S
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.crop_view import HOW_HAND, HOW_SHAPE, CropView
from ui.widgets.page_frame import PageFrame
from ui.widgets.scrolled import scrolled
from ui.widgets.text import heading, muted, small
from ui.widgets.thumbnail import Thumbnail

_RIGHT, _NARROW_RIGHT = 384, 344
_PREVIEW = 200


class EditorPage(PageFrame):
    """`changed` when something else is wanted, `makeWanted`, `left` out; everything else goes in."""

    changed = Signal()
    makeWanted = Signal()
    left = Signal()

    def __init__(self, brand: str, parent: QWidget | None = None) -> None:
        super().__init__("Make it fit for a platform", parent)
        self.view = CropView("The picture, with the part that is left")
        self.fields = EditorFields(brand)
        self.preview = Thumbnail(300, _PREVIEW, whole=True)
        self._size = muted("", wrap=True)
        self._how = small("", wrap=True)
        self.refused = Banner("bad", "", closable=False)
        self.problem = Banner("bad", "")
        self._note = small("", wrap=True)
        self.make = button("&Make the picture", "primary", icon_name="crop", tip="Ctrl+Enter")
        self.back = button("&Back to the library", icon_name="chevron-left")
        self._lay_out()
        self._connect()
        self.set_narrow(False)

    def begin(self, filename: str, alt_text: str) -> None:
        """Show that a picture comes."""
        self.set_subtitle(f"from {filename}, which stays as it is")
        self.view.set_image(None)
        self.view.show_whole()
        self.fields.begin(alt_text)
        self.problem.hide()
        self.show_trial(None, "", _NOTHING)
        self.set_refusals(())

    def show_trial(self, image: QImage | None, size: str, note: str) -> None:
        """Show how it comes out; `note` says why nothing can be made yet, or whom the cut leaves a part of."""
        self.preview.set_image(image, "How it comes out")
        self._size.setText(size)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def set_refusals(self, refusals: Sequence[Refusal]) -> None:
        """Say what the permission does not allow."""
        self.refused.setVisible(bool(refusals))
        if refusals:
            first = refusals[0]
            self.refused.set_message("bad", first.message, next=first.remedy)

    def set_may_make(self, may_make: bool) -> None:
        """Let the picture be made, or not yet."""
        self.make.setEnabled(may_make)

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong."""
        self.problem.tell(problem)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the picture most of the room in a narrow window."""
        self._right.setFixedWidth(_NARROW_RIGHT if narrow else _RIGHT)

    def _on_fields(self) -> None:
        """A shape is laid around what matters at once; the trial follows."""
        shape = self.fields.chosen_shape()
        if shape is not None:
            self.view.show_shape(shape)
        elif self.fields.shape.value() == BY_HAND:
            self.view.cut_by_hand()
        else:
            self.view.show_whole()
        self._how.setText(HOW_SHAPE if shape else HOW_HAND if self.fields.shape.value() == BY_HAND else "")
        self._how.setVisible(bool(self._how.text()))
        self.changed.emit()

    def _submit(self) -> None:
        if self.make.isEnabled():
            self.makeWanted.emit()

    def _connect(self) -> None:
        self.fields.changed.connect(self._on_fields)
        self.view.changed.connect(self.changed)
        self.make.clicked.connect(self.makeWanted)
        self.back.clicked.connect(self.left)
        for keys, slot in (("Ctrl+Return", self._submit), ("Ctrl+Enter", self._submit), ("Esc", self.left)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _lay_out(self) -> None:
        self.add_action(self.back)
        columns = QHBoxLayout()
        columns.setSpacing(M)
        columns.addLayout(self._make_left(), 1)
        columns.addWidget(self._make_right())
        for banner in (self.problem, self.refused):
            banner.hide()
            self.body.addWidget(banner)
        self.body.addLayout(columns, 1)

    def _make_left(self) -> QVBoxLayout:
        origin = Card(margin=M - 4)
        origin.add(self.view, 1)
        origin.add(self._how)
        self._how.hide()
        outcome = Card(margin=M - 4)
        line = QHBoxLayout()
        line.setSpacing(M)
        line.addWidget(self.preview)
        words = QVBoxLayout()
        words.setSpacing(S)
        for widget in (heading("How it comes out"), self._size, self._note):
            words.addWidget(widget)
        words.addStretch(1)
        line.addLayout(words, 1)
        outcome.body.addLayout(line)
        column = QVBoxLayout()
        column.setSpacing(M - 4)
        column.addWidget(origin, 1)
        column.addWidget(outcome)
        return column

    def _make_right(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(M, M, M, M)
        column.addWidget(self.fields)
        foot = QHBoxLayout()
        foot.setContentsMargins(M, S, M, S)
        foot.addStretch(1)
        foot.addWidget(self.make)
        bar = Card(sunken=True, margin=0)
        bar.body.addLayout(foot)
        self._right = Card(margin=1, spacing=0)
        self._right.add(scrolled(inner, "What is wanted", margin=0), 1)
        self._right.add(bar)
        return self._right


_NOTHING = "Choose a shape, or write words for it."
