"""What is said in a film or a sound: its captions, by language, and its transcript."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.domain.media import Captions, MediaAsset
from ui.tokens import XS, S
from ui.widgets.button import button, icon_button
from ui.widgets.emptying import clear_out
from ui.widgets.form import FormRow
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_edit import PlainEdit
from ui.widgets.text import heading, label, muted, small

LANGUAGES = ("en-GB", "cy", "pl", "ur", "pa", "bn", "gu", "ar", "so", "ro")
PATTERNS = "Captions (*.srt *.vtt);;All files (*)"


class SpokenPart(QWidget):
    """`captionsWanted(Path, language)`, `removeWanted(language)`, `transcribed(text)`, `fromCaptionsWanted` out."""

    captionsWanted = Signal(object, str)
    removeWanted = Signal(str)
    transcribed = Signal(str)
    fromCaptionsWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = QComboBox()
        self.language.setEditable(True)
        self.language.addItems(list(LANGUAGES))
        self.language.setAccessibleName("Language of the captions")
        edit = self.language.lineEdit()
        if edit is not None:
            edit.setAccessibleName("Language of the captions")
        self.add = button("Add captions…", icon_name="message-circle")
        self._none = muted("", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(XS)
        self.transcript = PlainEdit("Transcript")
        self.transcript.setFixedHeight(120)
        self.keep = button("Keep the transcript")
        self.take = button("Take it from the captions", "link")
        self._saved = ""
        self._media_id = ""
        self._languages: list[str] = []
        self._lay_out()
        self.add.clicked.connect(self._ask)
        self.keep.clicked.connect(self._keep)
        self.take.clicked.connect(self.fromCaptionsWanted)
        self.transcript.textEdited.connect(self._follow)

    def show_medium(self, asset: MediaAsset) -> None:
        """Show what is kept; what is being typed for the same medium stays."""
        typed = asset.id == self._media_id and self.transcript.text() != self._saved
        self._media_id, self._saved = asset.id, asset.transcript
        if not typed:
            self.transcript.set_text(asset.transcript)
        self._show_captions(asset.captions)
        self._follow()

    def languages(self) -> list[str]:
        """Return the languages in which there are captions."""
        return list(self._languages)

    def _show_captions(self, captions: Sequence[Captions]) -> None:
        clear_out(self._rows)
        self._languages = [each.language for each in captions]
        for each in captions:
            self._rows.addWidget(self._row(each))
        self._none.setText("" if captions else "No captions yet: who does not hear it misses what is said.")
        self._none.setVisible(not captions)
        self.take.setVisible(bool(captions))

    def _row(self, captions: Captions) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        out = icon_button("x", f"Take the captions in {captions.label or captions.language} off", small=True)
        out.clicked.connect(lambda: self.removeWanted.emit(captions.language))
        row.addWidget(IconLabel("circle-check", "ok", 16))
        row.addWidget(label(f"{captions.label or captions.language} · {captions.filename}", wrap=True), 1)
        row.addWidget(out)
        return holder

    def _follow(self) -> None:
        self.keep.setEnabled(self.transcript.text().strip() != self._saved)

    def _keep(self) -> None:
        self.transcribed.emit(self.transcript.text())

    def _ask(self) -> None:
        dialog = QFileDialog(self, "Add captions", "", PATTERNS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(
            lambda name: self.captionsWanted.emit(Path(name), self.language.currentText())
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(S)
        line.addWidget(self.language, 1)
        line.addWidget(self.add)
        acts = QHBoxLayout()
        acts.setSpacing(S)
        acts.addWidget(self.keep)
        acts.addWidget(self.take)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(heading("Captions"))
        column.addLayout(self._rows)
        column.addWidget(self._none)
        column.addLayout(line)
        column.addWidget(small("SRT or WebVTT, in a language such as en-GB"))
        column.addWidget(FormRow("Transcript", self.transcript, "What is said, checked like a text"))
        column.addLayout(acts)
