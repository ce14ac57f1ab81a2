"""Files of evidence in the vault, each with the way to a copy of it. Each access is recorded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.domain.evidence import EvidenceFile
from ui.tokens import XS, S
from ui.widgets.button import button
from ui.widgets.emptying import clear_out
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label
from ui.words import size_words


class EvidenceRows(QWidget):
    """`copyWanted(evidence id, its ending)`: a copy in the clear is wanted."""

    copyWanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(XS)
        self._files: tuple[EvidenceFile, ...] = ()

    def files(self) -> tuple[EvidenceFile, ...]:
        """Return what is shown."""
        return self._files

    def set_files(self, files: Sequence[EvidenceFile]) -> None:
        """Show these files."""
        self._files = tuple(files)
        clear_out(self._rows)
        for file in files:
            self._rows.addWidget(self._row(file))
        self.setVisible(bool(files))

    def _row(self, file: EvidenceFile) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(IconLabel("lock", "ok", 16))
        row.addWidget(label(f"{file.label} · {size_words(file.bytes)}", wrap=True), 1)
        copy = button("Save a copy…", "link")
        copy.setAccessibleName(f"Save a copy of {file.label}")
        copy.clicked.connect(lambda: self.copyWanted.emit(file.id, _ending(file.mime)))
        row.addWidget(copy)
        return holder


def _ending(mime: str) -> str:
    endings = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "audio/mpeg": ".mp3"}
    return endings.get(mime, "")
