"""The frame of a page: its name, a quiet line beside it, actions at the right, and the body below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.tokens import BUTTON_HEIGHT, L, M, S
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.text import title


class PageFrame(QWidget):
    """Put widgets or layouts into `body`; buttons go to the right of the name through `add_action`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page_title = title(name)
        self._page_title.setMinimumHeight(BUTTON_HEIGHT)  # the same place with buttons and without
        self._page_subtitle = ElidedLabel(role="muted")
        self._page_header = QHBoxLayout()
        self._page_header.setSpacing(S)
        self._page_header.addWidget(self._page_title)
        self._page_header.addSpacing(S)
        self._page_subtitle.setContentsMargins(0, 6, 0, 0)  # on the line that the name stands on
        self._page_header.addWidget(self._page_subtitle, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(M)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, M + 4, L, M)
        column.setSpacing(M)
        column.addLayout(self._page_header)
        column.addLayout(self.body, 1)

    def set_title(self, text: str) -> None:
        """Rename the page."""
        self._page_title.setText(text)

    def set_subtitle(self, text: str) -> None:
        """Say something quiet beside the name, for example when it was saved."""
        self._page_subtitle.setText(text)
        self._page_subtitle.updateGeometry()

    def add_action(self, widget: QWidget) -> None:
        """Put a button (or another control) at the right of the name."""
        self._page_header.addWidget(widget)
