"""Signing in as the platform's connector describes it: what to do over there, and what to fill in here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ccgcompose.errors import KeyringMissing, Problem
from ccgcompose.usecases.ports import Choice, SignInForm, SignInWay
from ui.accounts.waiting_part import WaitingPart
from ui.tokens import M, S
from ui.widgets.banner import Banner
from ui.widgets.button import button
from ui.widgets.form import Form
from ui.widgets.text import label

IN_MEMORY = "Keep it in memory until the program is closed"


def open_in_browser(address: str) -> None:
    """Open a page in the person's browser."""
    QDesktopServices.openUrl(QUrl(address))


class SignInStep(QWidget):
    """`cancelled` while the platform is waited for, `choiceMade(id)`, `memoryWanted` where there is no keyring."""

    cancelled = Signal()
    choiceMade = Signal(str)
    memoryWanted = Signal()

    def __init__(
        self, open_page: Callable[[str], object] = open_in_browser, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._open_page = open_page
        self._form: SignInForm | None = None
        self._problem: Banner | None = None
        self._inside = QWidget()
        self.fields: dict[str, QLineEdit] = {}
        self._rows = Form()
        self.waiting = WaitingPart()
        self.waiting.cancelled.connect(self.cancelled)
        self.waiting.choiceMade.connect(self.choiceMade)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(M)
        self._column.addWidget(self._inside)
        self._column.addWidget(self.waiting)
        self._column.addStretch(1)
        self.waiting.hide()

    def begin(self, form: SignInForm, known: Mapping[str, str]) -> None:
        """Show how a platform is signed in to; `known` are settings that the account has already."""
        self._form = form
        self.clear_problem()
        self.set_waiting(False)
        old, self._inside = self._inside, self._described(form, known)
        self._column.replaceWidget(old, self._inside)
        old.hide()
        old.deleteLater()

    def answers(self) -> dict[str, str]:
        """Return what was filled in, secrets included."""
        return {name: field.text().strip() for name, field in self.fields.items()}

    def is_right(self) -> bool:
        """Return whether everything that is needed was filled in; say what is missing."""
        asked = self._form.fields if self._form else ()
        given = self.answers()
        missing = {each.name: "This is needed." for each in asked if each.required and not given[each.name]}
        self._rows.set_errors(missing)
        return not missing

    def forget_secrets(self) -> None:
        """Empty every secret field; what was typed there is shown nowhere again."""
        for each in self._form.fields if self._form else ():
            if each.secret:
                self.fields[each.name].setText("")  # this takes the undo history with it

    def set_waiting(self, waiting: bool) -> None:
        """Show that the platform is waited for; the fields rest meanwhile."""
        self._inside.setEnabled(not waiting)
        self.waiting.setVisible(waiting)
        if waiting:
            self.clear_problem()
            in_browser = self._form is not None and self._form.way is SignInWay.BROWSER
            self.waiting.begin(in_browser)
            self.waiting.loading.setFocus(Qt.FocusReason.OtherFocusReason)  # the way out is at hand

    def show_page(self, address: str) -> None:
        """Open the platform's page, and show its address for where no browser opens."""
        self.waiting.show_address(address)
        self._open_page(address)

    def show_choice(self, question: str, choices: Sequence[Choice]) -> None:
        """Let the person choose between several."""
        self.waiting.show_choice(question, choices)

    def show_problem(self, problem: Problem) -> None:
        """Say why it did not work; what was typed stays. Without a keyring, offer memory for this session."""
        self.set_waiting(False)
        self.clear_problem()
        self._problem = Banner.of(problem)
        if isinstance(problem, KeyringMissing):
            self._problem.add_action(IN_MEMORY).clicked.connect(self.memoryWanted)
        self._column.insertWidget(0, self._problem)
        self._problem.show()
        self._problem.announce()

    def clear_problem(self) -> None:
        """Take the last problem away."""
        if self._problem is not None:
            self._problem.hide()
            self._problem.deleteLater()
            self._problem = None

    def problem(self) -> Banner | None:
        """Return what is said of the last problem, if it is still in sight."""
        return self._problem

    def _described(self, form: SignInForm, known: Mapping[str, str]) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        if form.purpose:
            column.addWidget(label(form.purpose, "muted", wrap=True))
        for number, step in enumerate(form.steps, 1):
            column.addWidget(label(f"{number}.  {step}", wrap=True))
        if form.address:
            opener = button("Open the platform's page", icon_name="external-link", tip=form.address)
            opener.clicked.connect(lambda: self._open_page(form.address))
            column.addWidget(opener)
        if form.scopes:
            column.addWidget(label(f"It asks for: {', '.join(form.scopes)}.", "small", wrap=True))
        column.addSpacing(S)
        self._rows = self._filled(form, known)
        column.addWidget(self._rows)
        return inside

    def _filled(self, form: SignInForm, known: Mapping[str, str]) -> Form:
        rows = Form()
        self.fields = {}
        for each in form.fields:
            field = QLineEdit("" if each.secret else known.get(each.name, ""))
            field.setPlaceholderText(each.example)
            if each.secret:
                field.setEchoMode(QLineEdit.EchoMode.Password)
            optional = "" if each.required else " (may stay empty)"
            rows.add(each.name, f"{each.label}{optional}".replace("&", "&&"), field, each.help)
            self.fields[each.name] = field
        return rows
