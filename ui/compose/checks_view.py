"""What the policy says of the post, by weight: must fix, record needed, warnings, advice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.gates import Refusal
from ui.compose.finding_card import FindingCard
from ui.compose.refusal_card import RefusalCard
from ui.compose.words import GROUPS
from ui.tokens import Kind, M
from ui.widgets.empty_state import EmptyState
from ui.widgets.section_header import SectionHeader
from ui.widgets.text import label

SHOWN_AT_MOST = 30  # cards in a group: nobody reads more before mending some
ALIKE_AT_MOST = 3  # pieces of advice of one kind that are spelt out
WORKING = "A closer look is under way…"


WhyNot = Callable[[Finding], str]


@dataclass(slots=True)
class _Group:
    header: SectionHeader
    more: QLabel
    cards: list[FindingCard] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Words:
    """What the cards say besides their findings."""

    clauses: Mapping[str, str]
    accounts: Mapping[str, str]
    why_not: Mapping[Finding, str | None]
    fixable: Counter[tuple[str, str | None]]  # how many findings of a rule in one text have a fix


class ChecksView(QWidget):
    """Setters in; what a person wants done about a Finding out."""

    showWanted = Signal(object)
    fixWanted = Signal(object)
    fixAllWanted = Signal(object)
    permissionWanted = Signal(object)
    waiveWanted = Signal(object)
    withdrawWanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._working = False
        self._shown: tuple[object, ...] = ()
        self._refusals: list[RefusalCard] = []
        self._gate_header = SectionHeader("Before it can go out", "neutral")
        self._groups: dict[Severity | None, _Group] = {}  # None: what somebody accepted
        self._closer = label(WORKING, "small")
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
        why_not: WhyNot | None = None,
    ) -> None:
        """Show the findings, and above them the gates that no edit of the text opens.

        `clauses` gives each clause in words, `accounts` each account's name; `why_not` tells why this person cannot
        accept a finding (empty: they can). Without it nobody is asked.
        """
        reasons = tuple(None if why_not is None or f.waived else why_not(f) for f in findings)
        words = _Words(clauses, accounts, dict(zip(findings, reasons, strict=True)), _fixable(findings))
        shown = (tuple(findings), tuple(refusals), tuple(accounts.items()), len(clauses), reasons)
        if shown == self._shown:
            return
        self._shown = shown
        if not findings and not refusals:
            self._say_nothing()
            return
        self._show_refusals(refusals)
        for severity in Severity:
            group = [f for f in findings if f.severity is severity and f.waived is None]
            self._show_group(self._groups[severity], group, words)
        self._show_group(self._groups[None], [f for f in findings if f.waived is not None], words)
        self._stack.setCurrentIndex(1)

    def set_working(self, working: bool) -> None:
        """Say that checks which take longer are still to come, or that all have spoken."""
        self._working = working
        self._closer.setVisible(working)
        if self._stack.currentWidget() is self._quiet and self._shown:
            self._say_nothing()

    def _say_nothing(self) -> None:
        said = WORKING if self._working else "The checks have nothing more to say."
        self._quiet.set_text("Nothing to mend so far" if self._working else "Nothing to mend", said)
        self._stack.setCurrentWidget(self._quiet)

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

    def _show_group(self, group: _Group, findings: list[Finding], words: _Words) -> None:
        shown = _spelt_out(findings)
        while len(group.cards) < len(shown):
            self._add_card(group)
        for number, card in enumerate(group.cards):
            if number < len(shown):
                finding = shown[number]
                card.set_finding(
                    finding,
                    words.clauses.get(finding.clause, finding.clause),
                    words.accounts.get(finding.account_id or "", ""),
                    alike=words.fixable[finding.rule, finding.account_id],
                    why_not=words.why_not.get(finding),
                )
            card.setVisible(number < len(shown))
        group.header.setVisible(bool(findings))
        group.header.set_count(len(findings))
        group.more.setText(_more_words(len(findings) - len(shown)))
        group.more.setVisible(len(findings) > len(shown))

    def _add_card(self, group: _Group) -> None:
        card = FindingCard()
        card.showWanted.connect(self.showWanted)
        card.fixWanted.connect(self.fixWanted)
        card.fixAllWanted.connect(self.fixAllWanted)
        card.permissionWanted.connect(self.permissionWanted)
        card.waiveWanted.connect(self.waiveWanted)
        card.withdrawWanted.connect(self.withdrawWanted)
        self._column.insertWidget(self._column.indexOf(group.more), card)
        group.cards.append(card)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._gate_header)
        kinds: list[tuple[Severity | None, str, Kind]] = [(key, *GROUPS[key]) for key in Severity]
        for key, name, kind in (*kinds, (None, "Accepted", "neutral")):
            more = label("", "small", wrap=True)
            more.setContentsMargins(M, M, M, M)
            self._groups[key] = _Group(SectionHeader(name, kind), more)
            self._column.addWidget(self._groups[key].header)
            self._column.addWidget(more)
        self._closer.setContentsMargins(M, M, M, M)
        self._closer.hide()
        self._column.addWidget(self._closer)
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


def _fixable(findings: Sequence[Finding]) -> Counter[tuple[str, str | None]]:
    return Counter((f.rule, f.account_id) for f in findings if f.fix is not None and f.waived is None)


def _spelt_out(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that get a card: a few of each kind of advice, and no more than anybody reads."""
    seen: Counter[str] = Counter()
    kept = []
    for finding in findings:
        seen[finding.rule] += 1
        if finding.severity is not Severity.ADVISE or seen[finding.rule] <= ALIKE_AT_MOST:
            kept.append(finding)
    return kept[:SHOWN_AT_MOST]


def _more_words(count: int) -> str:
    more = "1 more of these follows" if count == 1 else f"{count} more of these follow"
    return f"{more} when some are settled. All are underlined in the text."
