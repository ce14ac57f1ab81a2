"""A sheet in which is changed how an account is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ccgcompose.domain.account import Account
from ccgcompose.usecases.account_care import arrangement_of
from ui.accounts.arrange_form import ArrangeForm
from ui.widgets.dialog import Sheet

WIDTH = 640


class ArrangeSheet(Sheet):
    """`given` carries an Arrangement that can be kept."""

    given = Signal(object)

    def __init__(self, account: Account, *, names_author: bool, parent: QWidget | None = None) -> None:
        super().__init__(f"How {account.name} is kept", parent, primary="Keep", width=WIDTH)
        self.form = ArrangeForm()
        self.form.set_arrangement(arrangement_of(account), names_author=names_author)
        self.add(self.form)
        self.form.name.setFocus()

    def accept(self) -> None:
        """Close with what was filled in, or say what is wrong."""
        errors = self.form.errors()
        self.form.set_errors(errors)
        if errors:
            return
        super().accept()
        self.given.emit(self.form.arrangement())
