"""One account's part of a publication: its state, the link to the live post, the calls that were made."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccgcompose.domain.publication import Attempt, DeliveryKind, Outcome
from ccgcompose.usecases.views import DeliveryDetail
from ui.history.quotation import Quotation
from ui.history.words import STATES, short_moment
from ui.tokens import XS, S
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.text import small, strong
from ui.words import breakable

_OUTCOMES = {
    Outcome.OPEN: "under way",
    Outcome.SENT: "taken",
    Outcome.NOT_SENT: "nothing was sent",
    Outcome.REFUSED: "refused",
    Outcome.UNKNOWN: "not confirmed",
}


class DeliveryCard(QWidget):
    """Reads only; the link opens the live post. `wording` is what only this account says, or empty."""

    def __init__(
        self, detail: DeliveryDetail, wording: str, zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._url = detail.receipts[-1].url if detail.receipts else ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addLayout(self._head(detail))
        words = [detail.delivery.reason, *(_attempt(attempt, zone) for attempt in detail.attempts)]
        for line in filter(None, words):
            column.addWidget(small(breakable(line), wrap=True))
        if wording:
            column.addWidget(small("Worded for this account:"))
            column.addWidget(Quotation(wording, f"Text for {detail.account.name}"))
        if self._url:
            column.addWidget(self._link(), 0, Qt.AlignmentFlag.AlignLeft)

    def _head(self, detail: DeliveryDetail) -> QHBoxLayout:
        words, kind = STATES[detail.delivery.state]
        what = "correction" if detail.delivery.kind is DeliveryKind.CORRECT else ""
        name = " · ".join(part for part in (detail.account.name, what) if part)
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(strong(breakable(name), wrap=True), 1)
        row.addWidget(Badge(kind, words), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _link(self) -> QPushButton:
        link = button("Open the live post", "link", icon_name="external-link", tip=self._url)
        link.clicked.connect(self._open)
        return link

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._url))


def _attempt(attempt: Attempt, zone: str) -> str:
    detail = f": {attempt.detail}" if attempt.detail else ""
    when = short_moment(attempt.started_at, zone)
    return f"Attempt {attempt.number}, {when}: {_OUTCOMES[attempt.outcome]}{detail}"
