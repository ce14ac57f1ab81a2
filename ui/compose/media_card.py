"""One picture of the post: its thumbnail, its alt text to be written in place, how its permission stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.domain.media import MediaAsset
from ui.compose.alt_edit import AltEdit
from ui.tokens import XS, Kind, S
from ui.widgets.badge import Badge
from ui.widgets.button import icon_button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.thumbnail import Thumbnail

WIDTH = 356
ALT_HEIGHT = 46


class MediaCard(QFrame):
    """`altEdited(media id, text)`, `removeWanted(id)`, `permissionWanted(id)` and `peopleWanted(id)` out."""

    altEdited = Signal(str, str)
    removeWanted = Signal(str)
    permissionWanted = Signal(str)
    peopleWanted = Signal(str)

    def __init__(self, asset: MediaAsset, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = asset.id
        self._name = asset.filename
        self.thumbnail = Thumbnail(100, 100)
        self.badge = Badge("neutral", "…")
        self.permission_button = icon_button(
            "certificate", f"Permission of {asset.filename}, in the library", small=True
        )
        self.people_badge = Badge("neutral", "…")
        self.people_button = icon_button(
            "user-scan", f"Who is on {asset.filename}, and what it says", small=True
        )
        self.alt_text = AltEdit(f"Alt text of {asset.filename}")
        self.remove_button = icon_button("x", f"Take {asset.filename} out of the post", small=True)
        self._lay_out()
        self.alt_text.textEdited.connect(self._on_alt)
        self.remove_button.clicked.connect(self._remove)
        self.permission_button.clicked.connect(self._permit)
        self.people_button.clicked.connect(self._ask_who)

    def set_image(self, image: QImage | None) -> None:
        """Show the picture."""
        self.thumbnail.set_image(image, self.alt_text.text())

    def set_alt_text(self, text: str) -> None:
        """Show this alt text; what is being typed is left alone."""
        if self.alt_text.text() != text:
            self.alt_text.set_text(text)
        self.thumbnail.setAccessibleName(text or "Picture without a description")

    def set_permission(self, kind: Kind, words: str) -> None:
        """Show how the permission stands."""
        self.badge.set_state(kind, words)
        self.badge.setAccessibleName(f"{self._name}: {words}")

    def set_people(self, kind: Kind, words: str) -> None:
        """Show how it stands with whoever is on it. Where nobody is, nothing is said."""
        self.people_badge.set_state(kind, words)
        self.people_badge.setAccessibleName(f"{self._name}: {words}")
        self.people_badge.setVisible(kind != "neutral")

    def shows_people(self) -> bool:
        """Return whether something is said of people."""
        return not self.people_badge.isHidden()

    def _ask_who(self) -> None:
        self.peopleWanted.emit(self._id)

    def _on_alt(self, text: str) -> None:
        self.altEdited.emit(self._id, text)

    def _remove(self) -> None:
        self.removeWanted.emit(self._id)

    def _permit(self) -> None:
        self.permissionWanted.emit(self._id)

    def _lay_out(self) -> None:
        self.setFixedWidth(WIDTH)
        self.alt_text.setFixedHeight(ALT_HEIGHT)
        self.alt_text.setPlaceholderText("Alt text: say what the picture shows, for those who cannot see it.")
        first = QHBoxLayout()
        first.setSpacing(XS)
        first.addWidget(ElidedLabel(self._name, role="small-strong"), 1)
        first.addWidget(self.people_button)
        first.addWidget(self.permission_button)
        first.addWidget(self.remove_button)
        right = QVBoxLayout()
        right.setSpacing(XS - 2)
        right.addLayout(first)
        right.addWidget(self.alt_text)
        right.addWidget(self.badge)
        right.addWidget(self.people_badge)
        right.addStretch(1)
        self.people_badge.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S + XS)
        row.addWidget(self.thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
