"""How far the taking in is, and afterwards what became of it: what was left out, and what looks like another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from ccgcompose.usecases.intake import Outcome, Progress
from ui.library.intake_words import (
    kind_of,
    left_out,
    offer_words,
    outcome_words,
    progress_words,
    to_be_offered,
)
from ui.tokens import M, S
from ui.widgets.badge import KIND_ICONS
from ui.widgets.button import button, icon_button
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel
from ui.widgets.loading import Loading
from ui.widgets.text import small, strong

_ROWS_SHOWN = 3


class IntakeCard(Card):
    """Hidden while nothing is taken in and nothing is to be read. `recordWanted(media id)` begins a record."""

    cancelled = Signal()
    closed = Signal()
    recordWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=M - 4, spacing=S)
        self.loading = self._new_loading()
        self._icon = IconLabel("circle-check", "ok")
        self._words = strong("", wrap=True)
        self._close = icon_button("x", "Close this message", role="text", small=True)
        self._close.clicked.connect(self._on_close)
        self.left = _list("Files that were not taken in, with the reason")
        self.left.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.alike = _list("Pictures that look like others")
        self.use = button("&Use its record…", icon_name="certificate")
        self._seeing = small("", wrap=True)
        self._head, self._offer = QWidget(), QWidget()
        self._lay_out()
        self.use.clicked.connect(self._on_use)
        self.alike.itemActivated.connect(self._on_use)
        self.hide()

    def begin(self) -> None:
        """Show that work begins."""
        self.body.removeWidget(self.loading)
        self.loading.hide()
        self.loading.deleteLater()
        self.loading = self._new_loading()
        self.body.insertWidget(0, self.loading)
        for part in (self._head, self.left, self._offer, self._seeing):
            part.hide()
        self.show()

    def set_progress(self, progress: Progress) -> None:
        """Show how far it is, and with what."""
        self.loading.set_text(f"Taking in {progress_words(progress)}")
        self.loading.set_progress(progress.done, progress.total)

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Say what became of the files; those left out are named, and those that look like others."""
        self.loading.hide()
        kind = kind_of(outcomes)
        self._icon.set_icon(KIND_ICONS[kind], kind)
        self._words.setText(outcome_words(outcomes))
        self._head.show()
        _fill(self.left, [(said, "") for said in left_out(outcomes)])
        offered = to_be_offered(outcomes)
        _fill(self.alike, [(offer_words(each), each.asset.id if each.asset else "") for each in offered])
        self.alike.setCurrentRow(0)
        self._offer.setVisible(bool(offered))
        self.show()

    def set_seeing(self, done: int, total: int) -> None:
        """Show how far the looking for faces, words and codes is; it goes on behind."""
        under_way = done < total
        self._seeing.setText(
            f"Looking for faces, words and codes: {done:,} of {total:,}." if under_way else ""
        )
        self._seeing.setVisible(under_way)

    def words(self) -> str:
        """Return what is said of the outcome."""
        return self._words.text()

    def _new_loading(self) -> Loading:
        loading = Loading("Looking for files…", cancellable=True)
        loading.cancelled.connect(self.cancelled)
        return loading

    def _on_use(self) -> None:
        item = self.alike.currentItem()
        if self.alike.currentRow() >= 0:
            self.recordWanted.emit(str(item.data(Qt.ItemDataRole.UserRole)))

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
        offer = QHBoxLayout(self._offer)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.setSpacing(S)
        offer.addWidget(self.alike, 1)
        offer.addWidget(self.use, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (self.loading, self._head, self._seeing, self.left, self._offer):
            self.add(widget)


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setResizeMode(QListWidget.ResizeMode.Adjust)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return made


def _fill(into: QListWidget, rows: Sequence[tuple[str, str]]) -> None:
    into.clear()
    for words, key in rows:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, key)
        if not key:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        into.addItem(item)
    into.setVisible(bool(rows))
    into.setFixedHeight(min(_ROWS_SHOWN, len(rows)) * 40 + 4)
