"""What is wanted of a picture: its shape, whether it is flipped, the words over it, the description."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from ccgcompose.domain.contrast import ENOUGH
from ccgcompose.domain.shape import Shape
from ccgcompose.usecases.editing import Edit, contrast_told
from ui.library.choice_field import ChoiceField
from ui.library.words import platform_name
from ui.tokens import M, S
from ui.widgets.badge import Badge
from ui.widgets.crop_view import CropView
from ui.widgets.form import FormRow
from ui.widgets.text import heading

WHOLE_PICTURE, BY_HAND = "", "by hand"
_INKS = {"#FFFFFF": "White letters", "#000000": "Black letters"}
_NO_BAND = ""


class EditorFields(QWidget):
    """`edit(view)` out; `changed` when the person wants something else."""

    changed = Signal()

    def __init__(self, brand: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shapes: dict[str, Shape] = {}
        self.shape = ChoiceField({WHOLE_PICTURE: "The whole picture", BY_HAND: "Cut by hand"})
        self.flipped = QCheckBox("Fl&ip it, left to right")
        self.words = _area(56)
        self.colour = ChoiceField(_INKS)
        bands = {brand: "On a band in the brand’s colour", "#000000": "On a black band"}
        bands |= {"#FFFFFF": "On a white band", _NO_BAND: "On the picture itself"}
        self.ground = ChoiceField(bands)
        self.at_top = QCheckBox("At the &top")
        self.contrast = Badge("neutral", "")
        self.alt = _area(64)
        self._lay_out()
        self._connect()

    def set_shapes(self, shapes: Sequence[Shape]) -> None:
        """Offer these shapes, after the whole picture and the cut by hand."""
        self._shapes = {shape.key: shape for shape in shapes}
        self.shape.blockSignals(True)
        while self.shape.count() > 2:
            self.shape.removeItem(2)
        for shape in shapes:
            whose = "" if shape.platform == "any" else f"{platform_name(shape.platform)}: "
            self.shape.addItem(f"{whose}{shape.name}  ({shape.width} × {shape.height})", shape.key)
        self.shape.blockSignals(False)

    def begin(self, alt_text: str) -> None:
        """Begin with a picture that is left as it is."""
        self.blockSignals(True)
        self.shape.set_value(WHOLE_PICTURE)
        for box in (self.flipped, self.at_top):
            box.setChecked(False)
        self.words.clear()
        self.alt.setPlainText(alt_text)
        self.blockSignals(False)
        self.set_contrast(None)
        self._follow()

    def chosen_shape(self) -> Shape | None:
        """Return the shape that is chosen, if one is."""
        return self._shapes.get(self.shape.value())

    def edit(self, view: CropView) -> Edit:
        """Return what is wanted, with the part and what matters as they are on the picture."""
        shape, by_hand = self.chosen_shape(), self.shape.value() == BY_HAND
        return Edit(
            shape=shape.key if shape is not None else "",
            crop=view.crop() if by_hand else None,
            focus=view.focus_point(),
            flipped=self.flipped.isChecked(),
            words=self.words.toPlainText(),
            colour=self.colour.value(),
            ground=self.ground.value(),
            at_top=self.at_top.isChecked(),
        )

    def set_contrast(self, contrast: float | None) -> None:
        """Say how well the words stand out; None where there are none."""
        self.contrast.setVisible(contrast is not None)
        if contrast is not None:
            enough = contrast >= ENOUGH
            told = contrast_told(contrast)
            words = f"Contrast {told}: easy to read" if enough else f"Contrast {told}: 4.5:1 is the least"
            self.contrast.set_state("ok" if enough else "bad", words)

    def _follow(self) -> None:
        has_words = bool(self.words.toPlainText().strip())
        for row in (self._colours, self.at_top):
            row.setVisible(has_words)

    def _on_words(self) -> None:
        self._follow()
        self.changed.emit()

    def _connect(self) -> None:
        for choice in (self.shape, self.colour, self.ground):
            choice.chosen.connect(self.changed)
        for box in (self.flipped, self.at_top):
            box.toggled.connect(self.changed)
        self.words.textChanged.connect(self._on_words)

    def _lay_out(self) -> None:
        self.colour.setAccessibleName("Colour of the letters")
        self.ground.setAccessibleName("What is behind the letters")
        self._colours = QWidget()
        colours = QVBoxLayout(self._colours)
        colours.setContentsMargins(0, 0, 0, 0)
        colours.setSpacing(S)
        colours.addWidget(self.colour)
        colours.addWidget(self.ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M - 4)
        column.addWidget(FormRow("&Shape", self.shape))
        column.addWidget(self.flipped)
        column.addWidget(heading("Words over it"))
        column.addWidget(FormRow("&Words", self.words, "A few: nobody reads a page on a picture"))
        for widget in (self._colours, self.at_top, self.contrast):
            column.addWidget(widget)
        column.addWidget(
            FormRow("&Description (alt text)", self.alt, "The words over it are added by themselves")
        )
        column.addStretch(1)


def _area(height: int) -> QPlainTextEdit:
    area = QPlainTextEdit()
    area.setTabChangesFocus(True)
    area.setFixedHeight(height)
    return area
