"""The pictures of the post from left to right, and the way to add one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QWidget

from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.post import MediaUse
from ui.compose.media_card import MediaCard
from ui.icons import icon
from ui.tokens import Kind, L, M, S
from ui.widgets.button import WITH_WORDS, menu_button
from ui.widgets.text import label

HEIGHT, WITH_PEOPLE = 118, 144  # pixels: a second badge takes a line of its own


class MediaStrip(QWidget):
    """Setters in; `libraryWanted`, `filesWanted` and what the cards say out."""

    libraryWanted = Signal()
    filesWanted = Signal()
    altEdited = Signal(str, str)
    removeWanted = Signal(str)
    permissionWanted = Signal(str)
    peopleWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, MediaCard] = {}
        self._sought = ""
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._bring_into_sight)
        menu = QMenu(self)
        menu.addAction(icon("photo"), "From the &library…", self.libraryWanted.emit)
        menu.addAction(icon("upload"), "From a &file…", self.filesWanted.emit)
        self.add_button = menu_button("Add &media", menu)
        self.add_button.setIcon(icon("photo-plus"))
        self.add_button.setIconSize(WITH_WORDS)
        self._hint = label("or drop a picture anywhere on this page", "small")
        self._lay_out()
        self._arrange()

    def set_media(self, uses: Sequence[MediaUse], assets: Mapping[str, MediaAsset]) -> None:
        """Show these pictures; one that the library does not know yet appears when it does."""
        wanted = {use.media_id: use for use in uses if use.media_id in assets}
        if list(wanted) != list(self._cards):
            for key in list(self._cards):
                if key not in wanted:
                    self._drop(key)
            for place, key in enumerate(wanted):
                card = self._cards.get(key) or self._card(assets[key])
                self._row.insertWidget(place, card)
            self._cards = {key: self._cards[key] for key in wanted}
            self._arrange()
        for key, use in wanted.items():
            self._cards[key].set_alt_text(use.alt_text)

    def set_permissions(self, badges: Mapping[str, tuple[Kind, str]]) -> None:
        """Show for each medium how its permission stands."""
        for key, (kind, words) in badges.items():
            if key in self._cards:
                self._cards[key].set_permission(kind, words)

    def set_people(self, badges: Mapping[str, tuple[Kind, str]]) -> None:
        """Show for each medium how it stands with whoever is on it."""
        for key, (kind, words) in badges.items():
            if key in self._cards:
                self._cards[key].set_people(kind, words)
        higher = any(card.shows_people() for card in self._cards.values())
        self._area.setFixedHeight(WITH_PEOPLE if higher else HEIGHT)

    def set_image(self, media_id: str, image: QImage | None) -> None:
        """Show a thumbnail that has arrived."""
        if media_id in self._cards:
            self._cards[media_id].set_image(image)

    def cards(self) -> dict[str, MediaCard]:
        """Return the cards by media id, from left to right."""
        return dict(self._cards)

    def go_to(self, media_id: str) -> None:
        """Bring a picture into sight, with the focus in its alt text."""
        card = self._cards.get(media_id)
        if card is not None:
            card.alt_text.setFocus(Qt.FocusReason.OtherFocusReason)
            self._sought = media_id
            self._look.start(0)  # once a card that is new has its place

    def _bring_into_sight(self) -> None:
        card = self._cards.get(self._sought)
        if card is not None:
            self._area.ensureWidgetVisible(card, 0, 0)

    def _card(self, asset: MediaAsset) -> MediaCard:
        card = MediaCard(asset)
        card.altEdited.connect(self.altEdited)
        card.removeWanted.connect(self.removeWanted)
        card.permissionWanted.connect(self.permissionWanted)
        card.peopleWanted.connect(self.peopleWanted)
        self._cards[asset.id] = card
        return card

    def _drop(self, media_id: str) -> None:
        card = self._cards.pop(media_id)
        self._row.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _arrange(self) -> None:
        self._area.setVisible(bool(self._cards))
        self._hint.setVisible(not self._cards)
        self._rest.setVisible(not self._cards)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(L)
        self._row.addStretch(1)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._area.setFixedHeight(HEIGHT)
        self._area.setAccessibleName("Pictures of this post")
        row = QHBoxLayout(self)
        row.setContentsMargins(M, S + 2, M, S + 2)
        row.setSpacing(S + 4)
        row.addWidget(self._area, 1)
        row.addWidget(self.add_button)
        row.addWidget(self._hint)
        self._rest = QWidget()
        row.addWidget(self._rest, 1)


def pictures_in(mime: QMimeData) -> list[str]:
    """Return the paths of the files that were dropped or pasted."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
