"""One medium in full, beside the grid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ccgcompose.domain.media import MediaKind
from ccgcompose.domain.moments import shown
from ccgcompose.usecases.views import MediaLine
from ui import theme
from ui.consent_words import people_badge
from ui.icons import icon
from ui.library.alt_text import AltTextEditor
from ui.library.places_list import PlacesList
from ui.library.record_card import RecordCard
from ui.library.self_description import SelfDescription
from ui.library.spoken_part import SpokenPart
from ui.library.words import badge, file_facts, used_in
from ui.tokens import M, S
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.emptying import clear_out
from ui.widgets.scrolled import scrolled
from ui.widgets.text import heading, label, small
from ui.widgets.thumbnail import Thumbnail

WIDTH, NARROW_WIDTH = 372, 320
_PICTURE_HEIGHT = 152


class MediaDetail(Card):
    """`set_line` in; what the person wants out."""

    permissionWanted = Signal(str)  # media id: open the form
    withdrawWanted = Signal(str)  # permission id
    checkWanted = Signal(str)  # permission id: this person has looked it over
    evidenceWanted = Signal(str)  # a file in the vault
    editWanted = Signal(str)  # media id: make it fit for a platform
    mediumWanted = Signal(str)  # what it was made from
    peopleWanted = Signal(str)  # media id: who is on it, and what it says

    def __init__(self, zone: str, reader: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=1, spacing=0)
        self._zone, self._reader = zone, reader
        self._media_id = self._origin_id = ""
        self.picture = Thumbnail(whole=True)
        self.name = heading("")
        self.name.setWordWrap(True)
        self.badge = Badge("neutral", "")
        self._facts = small("", wrap=True)
        self._trouble = label("", "error", wrap=True)
        self.alt = AltTextEditor()
        self.record = button("&Record a permission", "primary", icon_name="certificate")
        self.record.clicked.connect(self._on_record)
        self.people_badge = Badge("neutral", "")
        self.people = button("&Who is on it, and what it says", icon_name="user-scan")
        self.people.clicked.connect(self._on_people)
        self.edit = button("&Make it fit for a platform", icon_name="crop")
        self.edit.clicked.connect(lambda: self.editWanted.emit(self._media_id))
        self.origin = button("", "link", icon_name="photo")
        self.origin.clicked.connect(lambda: self.mediumWanted.emit(self._origin_id))
        self._records = QVBoxLayout()
        self._none = small("", wrap=True)
        self.said = SelfDescription()
        self.spoken = SpokenPart()
        self.places = PlacesList(zone, "In no post that is live or planned.")
        self._lay_out()
        self.set_narrow(False)
        self.clear()

    def clear(self) -> None:
        """Show that no medium is chosen."""
        self._media_id = ""
        self._pages.setCurrentIndex(0)

    @property
    def media_id(self) -> str:
        """Return which medium is shown; empty for none."""
        return self._media_id

    def set_narrow(self, narrow: bool) -> None:
        """Take less room in a narrow window."""
        width = NARROW_WIDTH if narrow else WIDTH
        self.setFixedWidth(width)
        self.picture.setFixedSize(width - 2 * M - 14, _PICTURE_HEIGHT)

    def set_line(self, line: MediaLine, people: Mapping[str, str], now: datetime) -> None:
        """Show this medium; `people` gives names by id."""
        asset = line.asset
        if asset.id != self._media_id:
            self._media_id = asset.id
            self.set_picture(None)
            self.places.set_places(())
            self._scroll.verticalScrollBar().setValue(0)
        self.name.setText(asset.filename)
        self.badge.set_state(*badge(line.verdict, self._zone))
        who = people.get(asset.added_by, "")
        added = f"Added {shown(asset.added_at, self._zone)}{f' by {who}' if who else ''}"
        self._facts.setText("\n".join((file_facts(asset), used_in(line.used_in), added)))
        self.alt.show_medium(asset.id, asset.alt_text, asset.metadata.description)
        self.said.set_metadata(asset.metadata)
        self.people_badge.set_state(*people_badge(line.people, line.unnamed_faces))
        for act in (self.people, self.edit):
            act.setVisible(asset.kind is MediaKind.PICTURE)
        self.spoken.setVisible(asset.kind in (MediaKind.VIDEO, MediaKind.AUDIO))
        self.spoken.show_medium(asset)
        self._show_records(line, people, now)
        self._pages.setCurrentIndex(1)

    def set_origin(self, media_id: str, words: str) -> None:
        """Say what it was made from, and how; an empty text: from nothing."""
        self._origin_id = media_id
        self.origin.setText(words)
        self.origin.setVisible(bool(words))

    def set_picture(self, image: QImage | None, trouble: str = "") -> None:
        """Show the picture, or why it cannot be shown."""
        self.picture.set_image(image, self.alt.edit.text())
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def cards(self) -> list[RecordCard]:
        """Return the records that are shown, newest first."""
        places = (self._records.itemAt(at) for at in range(self._records.count()))
        widgets = (place.widget() for place in places if place is not None)
        return [widget for widget in widgets if isinstance(widget, RecordCard)]

    def _show_records(self, line: MediaLine, people: Mapping[str, str], now: datetime) -> None:
        clear_out(self._records)
        for record in sorted(line.permissions, key=lambda record: record.recorded_at, reverse=True):
            card = RecordCard(record, now, self._zone, people, self._reader)
            card.withdrawWanted.connect(self.withdrawWanted)
            card.checkWanted.connect(self.checkWanted)
            card.evidenceWanted.connect(self.evidenceWanted)
            self._records.addWidget(card)
        self._none.setText("" if line.permissions else _NO_RECORD)
        self._none.setVisible(not line.permissions)
        self.record.setText("&Record another permission" if line.permissions else "&Record a permission")
        # What is covered already needs no further record: the button steps back.
        theme.mark(self.record, "kind", "secondary" if line.verdict.allows else "primary")
        self.record.setIcon(icon("certificate", "text" if line.verdict.allows else "on_accent"))

    def _on_record(self) -> None:
        self.permissionWanted.emit(self._media_id)

    def _on_people(self) -> None:
        self.peopleWanted.emit(self._media_id)

    def _lay_out(self) -> None:
        empty = EmptyState("photo", "No picture chosen", "Choose one to see what is known of it.")
        self._scroll = scrolled(self._make_page(), "About the picture", margin=0, by_keys=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(empty)
        self._pages.addWidget(self._scroll)
        self.add(self._pages)

    def _make_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(M, M, M, M)
        column.setSpacing(S)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._trouble, self.name, self.badge, self.people_badge, self._facts):
            column.addWidget(widget)
        for act in (self.origin, self.record, self.people, self.edit):  # in sight without scrolling
            column.addWidget(act)
        column.addSpacing(S)
        column.addWidget(self.alt)
        column.addSpacing(S)
        column.addWidget(self.spoken)
        column.addWidget(heading("Permission"))
        column.addWidget(self._none)
        self._records.setSpacing(S)
        column.addLayout(self._records)
        column.addSpacing(S)
        column.addWidget(heading("Where it is used"))
        column.addWidget(self.places)
        column.addSpacing(S)
        column.addWidget(self.said)
        column.addStretch(1)
        return page


_NO_RECORD = (
    "Without a permission in force it cannot go out: record who owns it, and on what terms we may use it."
)
