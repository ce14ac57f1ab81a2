"""What the policy says of the post, by weight: must fix, record needed, warnings, advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.gates import Refusal
from ui.compose.finding_card import FindingCard
from ui.compose.refusal_card import RefusalCard
from ui.compose.words import GROUPS
from ui.tokens import M
from ui.widgets.empty_state import EmptyState
from ui.widgets.section_header import SectionHeader
from ui.widgets.text import label

SHOWN_AT_MOST = 30  # cards in a group: nobody reads more before mending some


@dataclass(slots=True)
class _Group:
    header: SectionHeader
    more: QWidget
    cards: list[FindingCard] = field(default_factory=list)


class ChecksView(QWidget):
    """Setters in; what a person wants done about a Finding out."""

    showWanted = Signal(object)
    fixWanted = Signal(object)
    permissionWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._refusals: list[RefusalCard] = []
        self._gate_header = SectionHeader("Before it can go out", "neutral")
        self._groups: dict[Severity, _Group] = {}
        self._quiet = EmptyState(
            "checks", "The checks answer as you write", "Each says what is wrong and what to do."
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self.set_waiting()

    def set_waiting(self) -> None:
        """Say that there is nothing to check yet."""
        self._quiet.set_text("The checks answer as you write", "Each says what is wrong and what to do.")
        self._stack.setCurrentWidget(self._quiet)
        self._shown = ()

    def set_findings(
        self,
        findings: Sequence[Finding],
        refusals: Sequence[Refusal] = (),
        *,
        clauses: Mapping[str, str],
        accounts: Mapping[str, str],
    ) -> None:
        """Show the findings, and above them the gates that no edit of the text opens.

        `clauses` gives each clause in words, `accounts` each account's name.
        """
        shown = (tuple(findings), tuple(refusals), tuple(accounts.items()), len(clauses))
        if shown == self._shown:
            return
        self._shown = shown
        if not findings and not refusals:
            self._quiet.set_text("Nothing to mend", "The checks have nothing more to say.")
            self._stack.setCurrentWidget(self._quiet)
            return
        self._show_refusals(refusals)
        for severity in Severity:
            group = [finding for finding in findings if finding.severity is severity]
            self._show_group(self._groups[severity], group, clauses, accounts)
        self._stack.setCurrentIndex(1)

    def cards(self) -> list[FindingCard]:
        """Return the cards that are shown, from the top."""
        if self._stack.currentWidget() is self._quiet:
            return []
        return [card for group in self._groups.values() for card in group.cards if not card.isHidden()]

    def refusals(self) -> list[str]:
        """Return what stands in the way besides the findings."""
        return [card.text() for card in self._refusals if not card.isHidden()]

    def go_to_top(self) -> None:
        """Bring what weighs most into sight."""
        self._area.verticalScrollBar().setValue(0)

    def _show_refusals(self, refusals: Sequence[Refusal]) -> None:
        while len(self._refusals) < len(refusals):
            card = RefusalCard()
            self._column.insertWidget(len(self._refusals) + 1, card)
            self._refusals.append(card)
        for number, card in enumerate(self._refusals):
            card.setVisible(number < len(refusals))
            if number < len(refusals):
                card.set_refusal(refusals[number])
        self._gate_header.setVisible(bool(refusals))
        self._gate_header.set_count(len(refusals))

    def _show_group(
        self,
        group: _Group,
        findings: list[Finding],
        clauses: Mapping[str, str],
        accounts: Mapping[str, str],
    ) -> None:
        shown = findings[:SHOWN_AT_MOST]
        while len(group.cards) < len(shown):
            self._add_card(group)
        for number, card in enumerate(group.cards):
            if number < len(shown):
                finding = shown[number]
                account = accounts.get(finding.account_id or "", "")
                card.set_finding(finding, clauses.get(finding.clause, finding.clause), account)
            card.setVisible(number < len(shown))
        group.header.setVisible(bool(findings))
        group.header.set_count(len(findings))
        group.more.setVisible(len(findings) > len(shown))

    def _add_card(self, group: _Group) -> None:
        card = FindingCard()
        card.showWanted.connect(self.showWanted)
        card.fixWanted.connect(self.fixWanted)
        card.permissionWanted.connect(self.permissionWanted)
        self._column.insertWidget(self._column.indexOf(group.more), card)
        group.cards.append(card)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._gate_header)
        for severity in Severity:
            words, kind = GROUPS[severity]
            more = label(f"More follow when these {SHOWN_AT_MOST} are settled.", "small", wrap=True)
            more.setContentsMargins(M, M, M, M)
            self._groups[severity] = _Group(SectionHeader(words, kind), more)
            self._column.addWidget(self._groups[severity].header)
            self._column.addWidget(more)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._area.setAccessibleName("Checks")
        self._stack.addWidget(self._quiet)
        self._stack.addWidget(self._area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
