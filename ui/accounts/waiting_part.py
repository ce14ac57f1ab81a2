"""While the platform is waited for: what is going on, the page's address, a choice, and the way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ccgcompose.usecases.ports import Choice
from ui.tokens import S
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.loading import Loading
from ui.widgets.text import label

IN_BROWSER = "Say yes on the platform's own page in your browser; it leads back here by itself."
ASKING = "Asking the platform…"
CHOICE_HEIGHT = 160


class WaitingPart(QWidget):
    """`cancelled`: the person breaks it off. `choiceMade(id)`: they chose one of several."""

    cancelled = Signal()
    choiceMade = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loading = Loading(ASKING, cancellable=True)
        self.address = QLineEdit()
        self.address.setReadOnly(True)
        self.address.setAccessibleName("Address of the platform's page")
        self.copy = button("Copy", icon_name="copy", tip="Copy the address of the platform's page")
        self.question = label("", "strong", wrap=True)
        self.choices = QListWidget()
        self.choices.setFixedHeight(CHOICE_HEIGHT)
        self.take = button("Use this one", "primary")
        self._lay_out()
        self.loading.cancelled.connect(self.cancelled)
        self.copy.clicked.connect(self._copy)
        self.take.clicked.connect(self._on_take)
        self.choices.itemActivated.connect(self._on_take)

    def begin(self, in_browser: bool) -> None:
        """Say what is waited for."""
        old = self.loading
        self.loading = Loading(IN_BROWSER if in_browser else ASKING, cancellable=True)
        self.loading.cancelled.connect(self.cancelled)
        self._column.replaceWidget(old, self.loading)
        old.hide()
        old.deleteLater()
        self._page.hide()
        self._choice.hide()

    def show_address(self, address: str) -> None:
        """Show where the person is sent, for where no browser opens."""
        self.address.setText(address)
        self.address.setCursorPosition(0)
        self._page.show()

    def show_choice(self, question: str, choices: Sequence[Choice]) -> None:
        """Let the person choose one."""
        self.question.setText(question)
        self.choices.setAccessibleName(question)
        self.choices.clear()
        for choice in choices:
            item = QListWidgetItem(choice.label)
            item.setData(Qt.ItemDataRole.UserRole, choice.id)
            self.choices.addItem(item)
        self.choices.setCurrentRow(0)
        self._page.hide()
        self._choice.show()
        self.choices.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_take(self) -> None:
        chosen = self.choices.currentItem()
        if chosen is not None:
            self._choice.hide()
            self.loading.set_text(ASKING)
            self.choiceMade.emit(chosen.data(Qt.ItemDataRole.UserRole))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.address.text())

    def _lay_out(self) -> None:
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(S)
        page.addWidget(label("If no page opened, copy this address into a browser.", "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self.address, 1)
        row.addWidget(self.copy)
        page.addLayout(row)
        self._choice = QWidget()
        choice = QVBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(S)
        choice.addWidget(self.question)
        choice.addWidget(self.choices)
        choice.addWidget(self.take)
        card = Card(spacing=S)
        self._column = card.body
        for widget in (self.loading, self._page, self._choice):
            card.add(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
