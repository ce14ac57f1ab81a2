"""Every place where something is shown: live, perhaps live, planned; with the way to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.domain.moments import shown
from ccgcompose.usecases.whereabouts import Place, Presence
from ui.tokens import XS, Kind, M, S
from ui.widgets.badge import Badge
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.emptying import clear_out
from ui.widgets.text import label, muted, small
from ui.words import breakable

BADGES: dict[Presence, tuple[Kind, str]] = {
    Presence.LIVE: ("info", "Live"),
    Presence.IN_DOUBT: ("warn", "May be live"),
    Presence.PLANNED: ("neutral", "Planned"),
}


class PlacesList(QWidget):
    """`postWanted(post id)`: this post is to be looked at."""

    postWanted = Signal(str)

    def __init__(self, zone: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._places: tuple[Place, ...] = ()
        self._nothing = muted(nothing, wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(self._nothing)
        column.addLayout(self._rows)

    def places(self) -> tuple[Place, ...]:
        """Return what is shown."""
        return self._places

    def set_places(self, places: Sequence[Place]) -> None:
        """Show these places."""
        self._places = tuple(places)
        clear_out(self._rows)
        for place in places:
            self._rows.addWidget(self._row(place))
        self._nothing.setVisible(not places)

    def _row(self, place: Place) -> Card:
        card = Card(margin=M - 4, spacing=XS, sunken=True)
        kind, words = BADGES[place.presence]
        when = "due" if place.presence is Presence.PLANNED else "since"
        card.add(Badge(kind, words))
        card.add(label(breakable(place.headline), "strong", wrap=True))
        card.add(small(f"{place.account} · {when} {shown(place.since, self._zone)}", wrap=True))
        links = QHBoxLayout()
        links.setSpacing(S)
        post = button("Look at the post", "link")
        post.setAccessibleName(f"Look at the post “{place.headline}”")
        post.clicked.connect(lambda: self.postWanted.emit(place.post_id))
        links.addWidget(post)
        if place.url:
            live = button("Open it live", "link", icon_name="external-link", tip=place.url)
            live.setAccessibleName(f"Open “{place.headline}” on {place.account}")
            live.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(place.url)))
            links.addWidget(live)
        links.addStretch(1)
        card.body.addLayout(links)
        return card
