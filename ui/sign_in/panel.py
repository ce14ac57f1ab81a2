"""A card in the middle of a quiet page: a name, a passphrase, one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ui.tokens import L, M
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.form import Form
from ui.widgets.text import label, title

if TYPE_CHECKING:
    from ccgcompose.domain.people import Person

CARD_WIDTH = 440


class SignInPanel(QWidget):
    """`submitted` carries the person's id and the passphrase, which the panel forgets at once."""

    submitted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title("Open the workspace")
        self._title.setWordWrap(True)
        self._lead = label("", "muted", wrap=True)
        self.person = QComboBox()
        self.passphrase = QLineEdit()
        self.passphrase.setObjectName("passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.open = button("Open", "primary")
        self._form = Form()
        self._problem = Banner("bad", "", closable=False)
        self._problem.hide()
        self._lay_out()
        self.setFocusProxy(self.passphrase)
        self.open.clicked.connect(self._submit)
        self.passphrase.returnPressed.connect(self._submit)

    def set_people(self, people: tuple[Person, ...], selected: str | None) -> None:
        """Offer these people; `selected` is the id of who was here last."""
        self.person.clear()
        for person in people:
            self.person.addItem(f"{person.name}, {person.position}", person.id)
        self.person.setCurrentIndex(max(0, self.person.findData(selected)))

    def set_waiting(self) -> None:
        """Say that the workspace is being opened; nothing can be typed yet."""
        self._title.setText("Open the workspace")
        self._lead.setText("One moment: the workspace is being opened.")
        self.person.setEnabled(False)
        self.set_busy(True)

    def show_failed(self, problem: Problem | None = None) -> None:
        """Say that the workspace could not be opened, and why where that is known; nobody can sign in."""
        self._title.setText("The workspace could not be opened")
        self._lead.setText("Close this window and start ccgcompose again when you have done what it says.")
        self._lead.setVisible(problem is not None)
        self._form.hide()
        self.open.hide()
        self.show_problem(problem)

    def set_opening(self, organisation: str) -> None:
        """Say what will be opened."""
        self._title.setText("Open the workspace")
        self._lead.setText(f"{organisation}. Everything you do here is recorded under your name.")
        self.open.setText("Open")
        self.person.setEnabled(True)

    def set_locked(self, person: Person) -> None:
        """Say that the workspace is locked, and by whom it can be unlocked."""
        self._title.setText("Locked")
        self._lead.setText("Nothing is lost: what you were writing is saved, and publishing goes on.")
        self.open.setText("Unlock")
        self.set_people((person,), person.id)
        self.person.setEnabled(False)

    def set_busy(self, busy: bool) -> None:
        """While the passphrase is checked, nothing can be pressed twice."""
        self.open.setEnabled(not busy)
        self.passphrase.setEnabled(not busy)

    def show_problem(self, problem: Problem | None) -> None:
        """Say what went wrong, or (None) nothing any more."""
        self._problem.setVisible(problem is not None)
        if problem is not None:
            self._problem.tell(problem)
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Put the cursor where the person types next."""
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _submit(self) -> None:
        given = self.passphrase.text()
        self.passphrase.clear()
        person = self.person.currentData()
        if given and person and self.open.isEnabled():
            self.submitted.emit(person, given)

    def _lay_out(self) -> None:
        self._form.add("person", "&Name", self.person)
        self._form.add("passphrase", "&Passphrase", self.passphrase)
        card = Card(margin=L, spacing=M)
        card.setFixedWidth(CARD_WIDTH)
        for widget in (self._title, self._lead, self._problem, self._form, self.open):
            card.add(widget)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
