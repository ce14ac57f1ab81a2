"""One finding: what is the matter, what to do, which clause asks for it, and what can be done at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccgcompose.domain.finding import Finding
from ui.compose.line import Line
from ui.tokens import XS, M, S
from ui.widgets.button import button
from ui.widgets.text import label

PEOPLE = "CONS001"  # the rule about whoever is shown: what it finds is mended on the picture
LONGEST_FIX = 28  # characters of a replacement that a button can say


class FindingCard(QFrame):
    """`set_finding` may be called again and again: a card is used for one finding after another."""

    showWanted = Signal(object)  # the Finding
    fixWanted = Signal(object)
    fixAllWanted = Signal(object)
    permissionWanted = Signal(object)
    waiveWanted = Signal(object)
    withdrawWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self._message = label("", "strong", wrap=True)
        self._remedy = label("", wrap=True)
        self._also = label("", "small", wrap=True)
        self._waived = label("", "small", wrap=True)
        self._clause = label("", "small", wrap=True)
        self._rule = label("", "small")
        self.show_button = button("Show", "link")
        self.fix_button = button("Fix", "link")
        self.fix_all_button = button("Fix all", "link")
        self.permission_button = button("Add permission", "link")
        self.waive_button = button("Accept…", "link")
        self.withdraw_button = button("Withdraw", "link")
        self._lay_out()
        self.show_button.clicked.connect(self._show)
        self.fix_button.clicked.connect(self._fix)
        self.fix_all_button.clicked.connect(partial(self._tell, self.fixAllWanted))
        self.permission_button.clicked.connect(self._permit)
        self.waive_button.clicked.connect(partial(self._tell, self.waiveWanted))
        self.withdraw_button.clicked.connect(partial(self._tell, self.withdrawWanted))

    def set_finding(
        self, finding: Finding, clause: str, account: str = "", *, alike: int = 1, why_not: str | None = None
    ) -> None:
        """Show `finding`, with its clause in words and, where it is about one account, that account's name.

        `alike` is how many findings of its rule have a fix; `why_not` why this person cannot accept it: empty
        where they can, None where nobody is asked.
        """
        self._finding = finding
        self._show_waiving(finding, why_not)
        self.fix_all_button.setVisible(finding.fix is not None and finding.waived is None and alike > 1)
        self.fix_all_button.setText(f"Fix all {alike}")
        self._message.setText(f"{account}: {finding.message}" if account else finding.message)
        self._remedy.setText(finding.remedy)
        self._remedy.setVisible(bool(finding.remedy))
        self._clause.setText(clause)
        self._rule.setText(finding.rule)
        self._rule.setAccessibleName(f"Rule {finding.rule}")
        self._also.setText(" ".join(f"Also: {other.message}" for other in finding.also))
        self._also.setVisible(bool(finding.also))
        self._offer(finding)

    def waived(self) -> str:
        """Return who accepted it and why, or why this person cannot; empty for neither."""
        return "" if self._waived.isHidden() else self._waived.text()

    def finding(self) -> Finding | None:
        """Return what is shown."""
        return self._finding

    def message(self) -> str:
        """Return the words in bold."""
        return self._message.text()

    def remedy(self) -> str:
        """Return what to do."""
        return self._remedy.text()

    def clause(self) -> str:
        """Return the clause in words."""
        return self._clause.text()

    def _offer(self, finding: Finding) -> None:
        placed = finding.end > finding.start or finding.media_id is not None
        self.show_button.setVisible(placed)
        self.show_button.setText("Show picture" if finding.media_id else "Show")
        self.show_button.setAccessibleName(f"Show: {finding.message}")
        self.setCursor(Qt.CursorShape.PointingHandCursor if placed else Qt.CursorShape.ArrowCursor)
        self.fix_button.setVisible(finding.fix is not None and finding.waived is None)
        if finding.fix is not None:
            self.fix_button.setText(_fix_words(finding.fix.label))
            self.fix_button.setToolTip(f"{finding.fix.label}. Ctrl+Z takes it back.")
            self.fix_button.setAccessibleName(f"Fix: {finding.fix.label}")
        wanted = finding.media_id is not None and finding.severity.value == "RECORD"
        self.permission_button.setText("Say who it is" if finding.rule == PEOPLE else "Add permission")
        self.permission_button.setVisible(wanted)

    def _show_waiving(self, finding: Finding, why_not: str | None) -> None:
        if finding.waived is not None:
            self._waived.setText(f"Accepted by {finding.waived.by}: {finding.waived.reason}")
        elif finding.severity.stops:
            self._waived.setText(why_not or "")
        else:
            self._waived.setText("")
        self._waived.setVisible(bool(self._waived.text()))
        self._remedy.setEnabled(finding.waived is None)
        self.waive_button.setVisible(why_not == "" and finding.waived is None)
        self.waive_button.setAccessibleName(f"Accept with a reason: {finding.message}")
        self.withdraw_button.setVisible(finding.waived is not None)
        self.withdraw_button.setAccessibleName(f"Withdraw what was accepted: {finding.message}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._show()

    def _show(self) -> None:
        if self._finding is not None:
            self.showWanted.emit(self._finding)

    def _fix(self) -> None:
        if self._finding is not None:
            self.fixWanted.emit(self._finding)

    def _tell(self, signal: SignalInstance) -> None:
        if self._finding is not None:
            signal.emit(self._finding)

    def _permit(self) -> None:
        if self._finding is not None:
            self.permissionWanted.emit(self._finding)

    def _actions(self) -> tuple[QPushButton, ...]:
        return (
            self.fix_button,
            self.fix_all_button,
            self.permission_button,
            self.waive_button,
            self.withdraw_button,
            self.show_button,
        )

    def _lay_out(self) -> None:
        actions = QHBoxLayout()
        actions.setSpacing(M)
        for action in self._actions():
            action.setStyleSheet("padding: 0; border: 0;")  # the link stands under the words above
            actions.addWidget(action)
        actions.addStretch(1)
        source = QHBoxLayout()
        source.setSpacing(S)
        source.addWidget(self._clause, 1)
        source.addWidget(self._rule, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setContentsMargins(M, M - 4, M, S)
        words.setSpacing(XS - 1)
        words.addWidget(self._message)
        words.addWidget(self._remedy)
        words.addWidget(self._also)
        words.addWidget(self._waived)
        words.addLayout(source)
        words.addLayout(actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(words)
        column.addWidget(Line())


def _fix_words(words: str) -> str:
    short = words if len(words) <= LONGEST_FIX else "Fix"
    return short.replace("&", "&&")
