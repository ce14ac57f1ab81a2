"""Two texts side by side. Changed words are marked by colour and by a line through or under them."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.tokens import XS, M
from ui.widgets.text import label
from ui.widgets.word_diff import Run, diff_words


class DiffView(QWidget):
    """Setters only: what stood there, what stands there now, and a name over each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: tuple[list[Run], list[Run]] = ([], [])
        self._titles = (label("Before", "small-strong"), label("After", "small-strong"))
        self._sides = (QTextEdit(), QTextEdit())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(M)
        for title, side in zip(self._titles, self._sides, strict=True):
            line.addLayout(_column(title, side))
        self._tie_scroll_bars()
        self.set_texts("", "")

    def set_titles(self, before: str, after: str) -> None:
        """Name the two sides, for example "Revision 1, 9:00am"."""
        for side, title, text in zip(self._sides, self._titles, (before, after), strict=True):
            title.setText(text)
            side.setAccessibleName(text)

    def set_texts(self, before: str, after: str) -> None:
        """Compare two texts word by word."""
        self._runs = diff_words(before, after)
        self._show_runs()
        for side, runs in zip(self._sides, self._runs, strict=True):
            side.setAccessibleDescription(_spoken(runs))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show_runs()

    def _show_runs(self) -> None:
        for side, runs in zip(self._sides, self._runs, strict=True):
            side.clear()
            cursor = side.textCursor()
            for run in runs:
                cursor.insertText(run.text, _format(run))
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            side.setTextCursor(cursor)

    def _tie_scroll_bars(self) -> None:
        left, right = (side.verticalScrollBar() for side in self._sides)
        left.valueChanged.connect(right.setValue)
        right.valueChanged.connect(left.setValue)


def _column(title: QLabel, side: QTextEdit) -> QVBoxLayout:
    title.setBuddy(side)
    side.setAccessibleName(title.text())
    side.setReadOnly(True)
    side.setTabChangesFocus(True)
    column = QVBoxLayout()
    column.setSpacing(XS)
    column.addWidget(title)
    column.addWidget(side, 1)
    return column


def _format(run: Run) -> QTextCharFormat:
    tokens = theme.current()
    result = QTextCharFormat()
    result.setForeground(QColor(tokens.text))
    if run.kind == "deleted":
        result.setForeground(QColor(tokens.bad.text))
        result.setBackground(QColor(tokens.bad.soft))
        result.setFontStrikeOut(True)
    elif run.kind == "inserted":
        result.setForeground(QColor(tokens.ok.text))
        result.setBackground(QColor(tokens.ok.soft))
        result.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    return result


def _spoken(runs: list[Run]) -> str:
    changed = [f"{run.kind}: {run.text.strip()}" for run in runs if run.kind != "same" and run.text.strip()]
    return "; ".join(changed) or "No words changed"
