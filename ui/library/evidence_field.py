"""Where the evidence is: a line of words, and files that are dropped here go into the vault."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ccgcompose.domain.evidence import EvidenceFile
from ui import theme
from ui.tokens import XS, S
from ui.widgets.button import button, icon_button
from ui.widgets.emptying import clear_out
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import label, small
from ui.words import size_words

PATTERNS = (
    "Forms, letters and licences (*.pdf *.jpg *.jpeg *.png *.heic *.docx *.eml *.msg *.txt);;All files (*)"
)


class EvidenceField(QWidget):
    """`filesWanted(paths, label)`: these are to go into the vault. `set_files` shows those that are in it."""

    filesWanted = Signal(list, str)
    changed = Signal()
    keyWanted = Signal()  # look after the vault's key

    def __init__(self, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName("Where the evidence is kept")
        self.label = QComboBox()
        self.label.setAccessibleName("What the files are")
        self.label.addItems(list(labels))
        self.label.setEditable(True)
        self.label.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.label.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.label.setMinimumContentsLength(10)
        edit = self.label.lineEdit()
        if edit is not None:
            edit.setAccessibleName("What the files are")
        self.choose = button("Put a file into the vault…", icon_name="paperclip")
        self._said = small(
            "or drop it here: it is encrypted on this computer, and each look at it is recorded"
        )
        self._said.setWordWrap(True)
        self.key = button("The vault’s key…", "link", icon_name="key")
        self.key.clicked.connect(self.keyWanted)
        self._wrong = label("", "error", wrap=True)
        self._files: dict[str, EvidenceFile] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(XS)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.line)
        self._lay_out()
        self.set_problem("")
        self.line.textEdited.connect(self.changed)
        self.choose.clicked.connect(self._ask)

    def text(self) -> str:
        """Return where else it is kept, in words."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Show where else it is kept."""
        self.line.setText(text)

    def file_ids(self) -> tuple[str, ...]:
        """Return the files in the vault that belong here."""
        return tuple(self._files)

    def files(self) -> tuple[EvidenceFile, ...]:
        """Return the files that are shown."""
        return tuple(self._files.values())

    def set_files(self, files: Sequence[EvidenceFile]) -> None:
        """Show these files of the vault."""
        self._files = {file.id: file for file in files}
        self._show_files()

    def add_file(self, file: EvidenceFile) -> None:
        """Show a file that is in the vault now."""
        self._files[file.id] = file
        self.set_problem("")
        self._show_files()
        self.changed.emit()

    def set_problem(self, text: str) -> None:
        """Say why a file is not in the vault; an empty text takes it away."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def problem(self) -> str:
        """Return what is said to be wrong."""
        return self._wrong.text()

    def set_busy(self, busy: bool) -> None:
        """Show that a file is on its way into the vault."""
        self.choose.setEnabled(not busy)
        self.choose.setText("Being encrypted…" if busy else "Put a file into the vault…")

    def put(self, paths: Sequence[Path]) -> None:
        """Ask for these to be put into the vault."""
        if paths:
            self.filesWanted.emit(list(paths), self.label.currentText())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            theme.mark(self._zone, "drop", "true")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        theme.mark(self._zone, "drop", "false")

    def dropEvent(self, event: QDropEvent) -> None:
        theme.mark(self._zone, "drop", "false")
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.put([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def _ask(self) -> None:
        dialog = QFileDialog(self, "Put files into the vault", "", PATTERNS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._on_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_files(self, names: list[str]) -> None:
        self.put([Path(name) for name in names])

    def _leave_out(self, file_id: str) -> None:
        """It stays in the vault; this record does not name it."""
        self._files.pop(file_id, None)
        self._show_files()
        self.changed.emit()

    def _show_files(self) -> None:
        clear_out(self._rows)
        for file in self._files.values():
            self._rows.addWidget(self._row(file))

    def _row(self, file: EvidenceFile) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        words = f"{file.label} · {size_words(file.bytes)} · in the vault"
        out = icon_button("x", f"Leave {file.label} out of this record", small=True)
        out.clicked.connect(lambda: self._leave_out(file.id))
        row.addWidget(IconLabel("lock", "ok", 16))
        row.addWidget(label(words), 1)
        row.addWidget(out)
        return holder

    def _lay_out(self) -> None:
        self._zone = QWidget()
        self._zone.setObjectName("drop_zone")
        inner = QVBoxLayout(self._zone)
        inner.setContentsMargins(S, S, S, S)
        inner.setSpacing(XS)
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self.label, 1)
        line.addWidget(self.choose)
        inner.addLayout(line)
        inner.addWidget(self._said)
        inner.addWidget(self.key)
        inner.addLayout(self._rows)
        inner.addWidget(self._wrong)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self.line)
        column.addWidget(self._zone)
