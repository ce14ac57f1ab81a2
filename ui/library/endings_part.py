"""What expires when: permissions, consents, and consents that are to be looked at again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ccgcompose.domain.moments import short_day
from ccgcompose.usecases.library_report import Ending, EndKind
from ui.library.choice_field import ChoiceField
from ui.library.people_words import days_until
from ui.library.places_list import PlacesList
from ui.library.table_part import TablePart
from ui.tokens import Kind, S
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.rows_model import Cell, Row
from ui.widgets.text import heading, label, muted

HEADINGS = ("What ends", "Last day", "State", "Planned beyond")
RANGES = {
    "7": "In the next 7 days",
    "30": "In the next 30 days",
    "90": "In the next 90 days",
    "365": "In a year",
}
_KINDS = {
    EndKind.PERMISSION: "Permission",
    EndKind.CONSENT: "Consent",
    EndKind.REVIEW: "Review of a consent",
}


class EndingsPart(TablePart):
    """`rangeChosen(days)`; `openWanted(ending)` leads to the record."""

    rangeChosen = Signal(int)
    openWanted = Signal(object)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        empty = EmptyState("hourglass", "Nothing ends", "No permission and no consent ends in this time.")
        super().__init__("What ends", HEADINGS, empty, "Nothing chosen", parent)
        self._zone = zone
        self._endings: dict[str, Ending] = {}
        self._called: Callable[[Ending], str] = lambda ending: ending.called
        self._now = datetime.now(UTC)
        self.range = ChoiceField(RANGES)
        self.range.set_value("30")
        self.range.setAccessibleName("Which time")
        self.name, self.badge = heading(""), Badge("neutral", "")
        self.name.setWordWrap(True)
        self._said = label("", wrap=True)
        self.open = button("Open the record", "primary", icon_name="certificate")
        self.late = PlacesList(zone, "Nothing is planned beyond it.")
        self.live = PlacesList(zone, "It is live nowhere.")
        self._fill_page()
        self.range.chosen.connect(lambda: self.rangeChosen.emit(self.days()))
        self.open.clicked.connect(self._open)
        self.table.rowActivated.connect(lambda _row: self._open())
        self.rowShown.connect(self._show)

    def days(self) -> int:
        """Return how far ahead the list looks."""
        return int(self.range.value())

    def set_endings(self, endings: Sequence[Ending], called: Callable[[Ending], str], now: datetime) -> None:
        """Show what ends; `called` says what a person calls each."""
        self._endings = {f"{each.kind.value} {each.record_id}": each for each in endings}
        self._called, self._now = called, now
        self.set_rows([self._row(key, each) for key, each in self._endings.items()])

    def _row(self, key: str, ending: Ending) -> Row:
        late, live = len(ending.too_late), len(ending.live)
        return Row(
            key,
            (
                Cell(self._called(ending), _KINDS[ending.kind], strong=True),
                Cell(self._last_day(ending)),
                Cell(*_state(ending, self._now)[1:], kind=_state(ending, self._now)[0]),
                Cell(f"{late} planned" if late else "None", f"live in {live}" if live else ""),
            ),
        )

    def _show(self, key: str) -> None:
        ending = self._endings[key]
        kind, words = _state(ending, self._now)
        self.name.setText(self._called(ending))
        self.badge.set_state(kind, words)
        self._said.setText(f"{_KINDS[ending.kind]}: the last day is {self._last_day(ending)}.")
        self.late.set_places(ending.too_late)
        self.live.set_places(ending.live)

    def _last_day(self, ending: Ending) -> str:
        return short_day(ending.ends_at - timedelta(seconds=1), self._zone)

    def _open(self) -> None:
        ending = self._endings.get(self.current_key())
        if ending is not None:
            self.openWanted.emit(ending)

    def _fill_page(self) -> None:
        self.bar.addWidget(muted("What ended in the last 30 days is listed as well.", wrap=True), 1)
        self.bar.addWidget(self.range)
        self.table.set_widths({1: 116, 2: 176, 3: 126}, stretch=0)
        for widget in (self.name, self.badge, self._said, self.open):
            self.detail.addWidget(widget)
        self.detail.addSpacing(S)
        self.detail.addWidget(heading("Planned beyond the end"))
        self.detail.addWidget(self.late)
        self.detail.addSpacing(S)
        self.detail.addWidget(heading("Live now"))
        self.detail.addWidget(self.live)
        self.detail.addStretch(1)


def _state(ending: Ending, now: datetime) -> tuple[Kind, str]:
    ends = days_until(ending.ends_at, now)
    if ending.notice == 0:
        return "bad", f"Ended {ends}"
    kind: Kind = "bad" if ending.too_late else "warn" if ending.notice is not None else "neutral"
    return kind, f"Ends {ends}"
