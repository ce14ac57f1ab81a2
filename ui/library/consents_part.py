"""Everybody who agreed to be shown or described: how it stands, where they are shown, changing and withdrawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.domain.moments import short_day
from ccgcompose.usecases.consents import ConsentLine
from ccgcompose.usecases.whereabouts import Place
from ui.library.evidence_rows import EvidenceRows
from ui.library.facts import Facts
from ui.library.people_words import consent_badge, consent_rows, scope_words
from ui.library.places_list import PlacesList
from ui.library.table_part import TablePart
from ui.tokens import S
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.emptying import clear_out
from ui.widgets.rows_model import Cell, Row
from ui.widgets.search_field import SearchField
from ui.widgets.text import heading, small

HEADINGS = ("Who", "Agreed to", "State", "Shown")


class ConsentsPart(TablePart):
    """`amendWanted`, `withdrawWanted`, `mediumWanted` carry ids; `recordWanted` asks for the form."""

    recordWanted = Signal()
    amendWanted = Signal(str)
    withdrawWanted = Signal(str)
    mediumWanted = Signal(str)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            "signature", "No consents yet", "Record one here, or on a picture for whoever is shown.", ""
        )
        super().__init__("Consents", HEADINGS, empty, "No consent chosen", parent)
        self._zone = zone
        self._lines: tuple[ConsentLine, ...] = ()
        self.search = SearchField("Search consents", "Search name or number")
        self.record = button("Record a &consent…", icon_name="signature")
        self.name, self.badge = heading(""), Badge("neutral", "")
        self.name.setWordWrap(True)
        self._id = small("")
        self.facts = Facts()
        self.evidence = EvidenceRows()
        self.amend = button("C&hange…", icon_name="pencil")
        self.withdraw = button("&Withdraw…", "danger", icon_name="ban")
        self.places = PlacesList(zone, "In no post that is live or planned.")
        self._pictures = QHBoxLayout()
        self._fill_page()
        self._connect()

    def set_lines(self, lines: Sequence[ConsentLine]) -> None:
        """Show these consents, those that stand first."""
        self._lines = tuple(lines)
        self._narrow()

    def line(self, consent_id: str) -> ConsentLine | None:
        """Return one consent that is listed."""
        return next((line for line in self._lines if line.record.id == consent_id), None)

    def show_line(self, line: ConsentLine, filename: Callable[[str], str]) -> None:
        """Show one consent in full; `filename` names a medium by its id."""
        record = line.record
        self.name.setText(record.name)
        self.badge.set_state(*consent_badge(record, line.state, self._zone))
        self._id.setText(f"{record.id} · recorded {short_day(record.recorded_at, self._zone)}")
        self.facts.set_rows(consent_rows(record, self._zone))
        stands = record.withdrawal is None and record.superseded_by is None
        self.amend.setVisible(stands)
        self.withdraw.setVisible(stands)
        self.places.set_places(())
        self.evidence.set_files(())
        self._show_pictures(line, filename)

    def set_places(self, places: Sequence[Place]) -> None:
        """Show where this person is shown or described."""
        self.places.set_places(places)

    def set_evidence(self, files: Sequence[EvidenceFile]) -> None:
        """Show the files of evidence."""
        self.evidence.set_files(files)

    def _show_pictures(self, line: ConsentLine, filename: Callable[[str], str]) -> None:
        clear_out(self._pictures)
        media = dict.fromkeys(
            each.media_id for each in line.appearances if each.media_id and not each.removed_at
        )
        for media_id in list(media)[:_MOST]:
            link = button(filename(media_id or ""), "link", icon_name="photo")
            link.clicked.connect(lambda _=False, wanted=media_id: self.mediumWanted.emit(wanted))
            self._pictures.addWidget(link)
        if len(media) > _MOST:
            self._pictures.addWidget(small(f"and {len(media) - _MOST} more"))
        self._pictures.addStretch(1)

    def _narrow(self) -> None:
        words = self.search.text().casefold().split()
        found = [line for line in self._lines if all(word in _said(line) for word in words)]
        self.empty.set_text(*_NOTHING_FITS if words and self._lines else _NONE_YET)
        self.set_rows([_row(line, self._zone) for line in found])

    def _connect(self) -> None:
        self.search.searched.connect(self._narrow)
        self.search.downPressed.connect(self.table.setFocus)
        self.record.clicked.connect(self.recordWanted)
        self.amend.clicked.connect(lambda: self.amendWanted.emit(self.current_key()))
        self.withdraw.clicked.connect(lambda: self.withdrawWanted.emit(self.current_key()))

    def _fill_page(self) -> None:
        self.bar.addWidget(self.search, 1)
        self.bar.addWidget(self.record)
        self.table.set_widths({0: 144, 2: 196, 3: 116}, stretch=1)
        acts = QHBoxLayout()
        acts.setSpacing(S)
        acts.addWidget(self.amend)
        acts.addWidget(self.withdraw)
        acts.addStretch(1)
        self._pictures.setSpacing(S)
        for widget in (self.name, self.badge, self._id, self.facts, self.evidence):
            self.detail.addWidget(widget)
        self.detail.addLayout(acts)
        self.detail.addSpacing(S)
        self.detail.addWidget(heading("On these pictures"))
        self.detail.addLayout(self._pictures)
        self.detail.addSpacing(S)
        self.detail.addWidget(heading("Where they are shown"))
        self.detail.addWidget(self.places)
        self.detail.addStretch(1)


_MOST = 2
_NOTHING_FITS = ("Nobody fits", "No consent has these words in its name or number.")
_NONE_YET = ("No consents yet", "Record one here, or on a picture for whoever is shown.")


def _said(line: ConsentLine) -> str:
    return f"{line.record.name} {line.record.id} {line.record.relation.value}".casefold()


def _row(line: ConsentLine, zone: str) -> Row:
    record = line.record
    kind, words = consent_badge(record, line.state, zone)
    media = {each.media_id for each in line.appearances if each.media_id and not each.removed_at}
    posts = {each.post_id for each in line.appearances if each.post_id and not each.removed_at}
    shown = [f"{len(media)} picture{'s' * (len(media) != 1)}" if media else ""]
    shown.append(f"{len(posts)} post{'s' * (len(posts) != 1)}" if posts else "")
    where = [part for part in shown if part] or ["Nowhere yet"]
    return Row(
        record.id,
        (
            Cell(record.name, record.relation.value, strong=True),
            Cell(scope_words(record.scope), f"agreed {short_day(record.given_on, zone)}"),
            Cell(words, kind=kind),
            Cell(where[0], where[1] if len(where) > 1 else ""),
        ),
    )
