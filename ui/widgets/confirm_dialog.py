"""A question before something that matters, and where wanted a promise to tick."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from ui.widgets.button import ButtonKind
from ui.widgets.dialog import Sheet
from ui.widgets.form import FormRow
from ui.widgets.text import label


class ConfirmDialog(Sheet):
    """The primary button says what will happen, never "OK". It waits for the promise and for the reason."""

    def __init__(
        self,
        title: str,
        sentence: str,
        parent: QWidget | None = None,
        *,
        primary: str,
        secondary: str = "Cancel",
        kind: ButtonKind = "primary",
        promise: str = "",
        reason: str = "",
        reason_hint: str = "",
    ) -> None:
        super().__init__(title, parent, primary=primary, secondary=secondary, kind=kind)
        self.add(label(sentence, wrap=True))
        self._reason = QLineEdit()
        self._reason.textChanged.connect(self._show_readiness)
        if reason:
            self.add(FormRow(reason, self._reason, reason_hint))
        self._promise = QCheckBox(promise)
        self._promise.toggled.connect(self._show_readiness)
        if promise:
            self.add(self._promise)
        self._wants_reason, self._wants_promise = bool(reason), bool(promise)
        self._show_readiness()

    def reason(self) -> str:
        """Return the reason as typed, without white space around it."""
        return self._reason.text().strip()

    def _show_readiness(self) -> None:
        promised = self._promise.isChecked() or not self._wants_promise
        reasoned = bool(self.reason()) or not self._wants_reason
        self.primary.setEnabled(promised and reasoned)
