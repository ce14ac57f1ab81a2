"""Several answers at once: boxes to tick, as many in a line as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.tokens import M
from ui.widgets.flow_layout import FlowLayout


class TicksField(QWidget):
    """`values()` are the stored words of what is ticked, in their own order."""

    changed = Signal()

    def __init__(self, choices: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {value: QCheckBox(words) for value, words in choices.items()}
        flow = FlowLayout(self, spacing=M - 4)
        for box in self.boxes.values():
            flow.addWidget(box)
            box.toggled.connect(self.changed)
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def values(self) -> tuple[str, ...]:
        """Return what is ticked."""
        return tuple(value for value, box in self.boxes.items() if box.isChecked())

    def set_values(self, values: Iterable[str]) -> None:
        """Tick these and no others."""
        wanted = set(values)
        for value, box in self.boxes.items():
            box.setChecked(value in wanted)

    def words(self) -> str:
        """Return what is ticked, in words."""
        return ", ".join(box.text() for box in self.boxes.values() if box.isChecked())
