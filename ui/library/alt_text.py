"""The description of a picture for people who cannot see it, with hints as it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.library.words import alt_hint
from ui.tokens import XS
from ui.widgets.badge import KIND_ICONS
from ui.widgets.button import button
from ui.widgets.icon_label import IconLabel
from ui.widgets.plain_edit import PlainEdit
from ui.widgets.text import small, strong

_TEXT_PX = 15


class AltTextEdit(PlainEdit):
    """The field alone: it says when it is left, and Ctrl+Enter."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Description (alt text)", parent)
        self.document().setDocumentMargin(4)
        self.set_text_px(_TEXT_PX)
        self.setFixedHeight(84)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class AltTextEditor(QWidget):
    """`described(media id, text)` comes when the person leaves the field with another text in it."""

    described = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._media_id = ""
        self._saved = ""
        self._suggestion = ""
        self.edit = AltTextEdit()
        self._icon = IconLabel(KIND_ICONS["warn"], "warn", 16)
        self._hint = small("", wrap=True)
        self._state = small("")
        self._use = button("Use the file's own description", "link")
        self._lay_out()
        self.edit.textEdited.connect(self._on_text)
        self.edit.left.connect(self.commit)
        self._use.clicked.connect(self._use_suggestion)

    def show_medium(self, media_id: str, text: str, suggestion: str) -> None:
        """Show the description of a medium, and what the file says of itself as a beginning."""
        if media_id == self._media_id and self.edit.text() != self._saved:
            self._saved = text  # it was saved meanwhile, or elsewhere: what is being typed stays
        else:
            self._media_id, self._saved = media_id, text
            self.edit.set_text(text)
        self._suggestion = suggestion.strip()
        self._on_text(self.edit.text())

    def restore(self, text: str) -> None:
        """Show again what was typed for this medium and could not be kept."""
        self.edit.set_text(text)
        self._on_text(text)

    def pending(self) -> tuple[str, str] | None:
        """Return the medium and the text that was typed for it and is not kept yet, or None."""
        changed = bool(self._media_id) and self.edit.text().strip() != self._saved
        return (self._media_id, self.edit.text()) if changed else None

    def commit(self) -> None:
        """Ask for what was typed to be kept."""
        pending = self.pending()
        if pending is not None:
            self.described.emit(*pending)

    def _on_text(self, text: str) -> None:
        kind, words = alt_hint(text)
        self._icon.set_icon(KIND_ICONS[kind], kind)
        self._hint.setText(words)
        self.edit.setAccessibleDescription(words)
        changed = text.strip() != self._saved
        self._state.setText("Kept when you leave the field" if changed else "")
        self._use.setVisible(bool(self._suggestion) and not text.strip())

    def _use_suggestion(self) -> None:
        self.edit.set_text(self._suggestion)
        self._on_text(self._suggestion)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        name = strong("&Description (alt text)")
        name.setTextFormat(Qt.TextFormat.AutoText)
        name.setBuddy(self.edit)
        below = QHBoxLayout()
        below.setSpacing(XS + 2)
        below.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(name)
        column.addWidget(self.edit)
        column.addLayout(below)
        column.addWidget(self._use)
        column.addWidget(self._state)
