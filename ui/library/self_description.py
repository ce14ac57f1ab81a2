"""What a file says of itself, and what of it does not go out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccgcompose.domain.media import EmbeddedMetadata
from ui.library.facts import Facts
from ui.tokens import XS, S
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import heading, muted, small


class SelfDescription(QWidget):
    """The metadata in the file (IPTC, XMP, EXIF). It helps to fill a form in; it proves nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = Facts()
        self._nothing = muted("Nothing: there is no name and no right in the file.", wrap=True)
        self._private = small("", wrap=True)
        self._shield = IconLabel("shield-check", "ok", 16)
        self._lay_out()

    def set_metadata(self, said: EmbeddedMetadata) -> None:
        """Show what this file says."""
        rows = [
            ("Creator", said.creator),
            ("Copyright", said.copyright_notice),
            ("Credit", said.credit),
            ("Terms of use", said.usage_terms),
            ("Description", said.description),
            ("Taken on", said.taken_on),
        ]
        self._facts.set_rows(rows)
        self._facts.setVisible(bool(self._facts.rows()))
        self._nothing.setVisible(not self._facts.rows())
        self._private.setText(private_words(said))
        self._private.setVisible(bool(self._private.text()))
        self._shield.setVisible(bool(self._private.text()))

    def _lay_out(self) -> None:
        removed = QHBoxLayout()
        removed.setSpacing(XS + 2)
        removed.addWidget(self._shield, 0, Qt.AlignmentFlag.AlignTop)
        removed.addWidget(self._private, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(heading("What the file says of itself"))
        column.addWidget(self._facts)
        column.addWidget(self._nothing)
        column.addLayout(removed)


def private_words(said: EmbeddedMetadata) -> str:
    """Return what was found that gives a place or a camera away, and that it does not go out."""
    if said.has_location and said.camera_serial:
        return "GPS position and a camera's serial number were found: they are not in the copy that goes out."
    if said.has_location:
        return "GPS position was found: it is not in the copy that goes out."
    if said.camera_serial:
        return "A camera's serial number was found: it is not in the copy that goes out."
    return ""
