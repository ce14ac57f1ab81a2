"""How far the taking in is, and afterwards what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from ui.library.intake import Outcome
from ui.tokens import Kind, M, S
from ui.widgets.badge import KIND_ICONS
from ui.widgets.button import icon_button
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.loading import Loading
from ui.widgets.text import strong

_ROWS_SHOWN = 3


class IntakeCard(Card):
    """Hidden while nothing is taken in and nothing is to be read."""

    cancelled = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=M - 4, spacing=S)
        self.loading = self._new_loading()
        self._icon = IconLabel("circle-check", "ok")
        self._words = strong("", wrap=True)
        self._close = icon_button("x", "Close this message", role="text", small=True)
        self._close.clicked.connect(self._on_close)
        self.left = QListWidget()
        self.left.setAccessibleName("Files that were not taken in, with the reason")
        self.left.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.left.setWordWrap(True)
        self.left.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.left.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._head = QWidget()
        self._lay_out()
        self.hide()

    def begin(self) -> None:
        """Show that work begins."""
        self.body.removeWidget(self.loading)
        self.loading.hide()
        self.loading.deleteLater()
        self.loading = self._new_loading()
        self.body.insertWidget(0, self.loading)
        self._head.hide()
        self.left.hide()
        self.show()

    def set_progress(self, done: int, total: int, name: str) -> None:
        """Show how far it is, and with what."""
        self.loading.set_text(f"Taking in {done + 1:,} of {total:,}: {name}")
        self.loading.set_progress(done, total)

    def show_outcome(self, outcome: Outcome) -> None:
        """Say what became of the files; those left out are named."""
        self.loading.hide()
        kind: Kind = "warn" if outcome.left or outcome.stopped else "ok"
        self._icon.set_icon(KIND_ICONS[kind], kind)
        self._words.setText(outcome_words(outcome))
        self._head.show()
        self.left.clear()
        for left in outcome.left:
            item = QListWidgetItem(f"{left.name}: {left.reason}")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.left.addItem(item)
        self.left.setVisible(bool(outcome.left))
        self.left.setFixedHeight(min(_ROWS_SHOWN, len(outcome.left)) * 40 + 4)
        self.show()

    def words(self) -> str:
        """Return what is said of the outcome."""
        return self._words.text()

    def _new_loading(self) -> Loading:
        loading = Loading("Looking for pictures…", cancellable=True)
        loading.cancelled.connect(self.cancelled)
        return loading

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(S)
        head.addWidget(self._icon)
        head.addWidget(self._words, 1)
        head.addWidget(self._close)
        for widget in (self.loading, self._head, self.left):
            self.add(widget)


def outcome_words(outcome: Outcome) -> str:
    """Return one sentence for what became of the files."""
    if outcome.asked == 0:
        return "There was no file in what you chose."
    parts = [_many(len(outcome.added), "picture was added", "pictures were added")]
    if outcome.known:
        parts.append(_many(outcome.known, "was here already", "were here already"))
    if outcome.left:
        parts.append(_many(len(outcome.left), "could not be taken in", "could not be taken in"))
    rest = outcome.asked - outcome.settled
    if rest:
        parts.append(_many(rest, "was not tried", "were not tried"))
    begin = "Stopped: " if outcome.stopped else ""
    return begin + ", ".join(parts) + "."


def _many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
