"""On which platforms a permission holds: on every one, or on some."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from ui.library.words import platform_name
from ui.tokens import XS, M
from ui.widgets.flow_layout import FlowLayout

_INSET = 34  # under the words of a radio button
NONE_TICKED = "Tick at least one platform, or choose every platform."


class PlatformsField(QWidget):
    """`platforms()` empty means every platform; `problem()` says where nothing was ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.every = QRadioButton("Every platform")
        self.some = QRadioButton("Only these")
        group = QButtonGroup(self)
        for radio in (self.every, self.some):
            group.addButton(radio)
        self.every.setChecked(True)
        self.setFocusProxy(self.every)
        self._boxes: dict[str, QCheckBox] = {}
        self._choices = QWidget()
        boxes = QWidget()
        self._flow = FlowLayout(boxes, spacing=M)
        inset = QVBoxLayout(self._choices)
        inset.setContentsMargins(_INSET, 0, 0, 0)
        inset.addWidget(boxes)
        self._choices.hide()
        self.some.toggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        for widget in (self.every, self.some, self._choices):
            column.addWidget(widget)

    def set_choices(self, platforms: Sequence[str]) -> None:
        """Offer these platforms; what was ticked among them stays so."""
        ticked = set(self.ticked())
        if list(self._boxes) == list(platforms):
            return
        self._flow.clear()
        self._boxes = {}
        for platform in platforms:
            box = QCheckBox(platform_name(platform))
            box.setChecked(platform in ticked)
            box.toggled.connect(self.changed)
            self._boxes[platform] = box
            self._flow.addWidget(box)
        self.some.setEnabled(bool(platforms))

    def ticked(self) -> tuple[str, ...]:
        """Return what is ticked, whether it counts or not."""
        return tuple(platform for platform, box in self._boxes.items() if box.isChecked())

    def platforms(self) -> tuple[str, ...]:
        """Return the platforms; empty for every one."""
        return self.ticked() if self.some.isChecked() else ()

    def set_platforms(self, platforms: Sequence[str]) -> None:
        """Show on which platforms it holds; empty for every one."""
        self.set_choices([*self._boxes, *(name for name in platforms if name not in self._boxes)])
        for platform, box in self._boxes.items():
            box.setChecked(platform in platforms)
        (self.some if platforms else self.every).setChecked(True)

    def box(self, platform: str) -> QCheckBox:
        """Return the box of a platform."""
        return self._boxes[platform]

    def problem(self) -> str:
        """Return what is wrong here, or an empty text."""
        return NONE_TICKED if self.some.isChecked() and not self.ticked() else ""

    def _on_toggled(self, some: bool) -> None:
        self._choices.setVisible(some)
        self.changed.emit()
