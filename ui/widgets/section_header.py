"""The line above a group: "Must fix   2"."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui import theme
from ui.tokens import ICON, Kind, M, S
from ui.widgets.badge import KIND_ICONS
from ui.widgets.icon_label import IconLabel


class SectionHeader(QFrame):
    """An icon, the group's name and how many it holds."""

    def __init__(
        self, text: str, kind: Kind = "neutral", count: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(KIND_ICONS[kind], kind, ICON - 2)
        self._title = QLabel(text)
        self._count = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(M, S, M, S)
        row.setSpacing(S)
        row.addWidget(self._icon)
        row.addWidget(self._title, 1)
        row.addWidget(self._count)
        self.set_kind(kind)
        self.set_count(count)

    def set_kind(self, kind: Kind) -> None:
        """Give the line the colours and the icon of `kind`."""
        theme.mark(self, "kind", kind)
        self._icon.set_icon(KIND_ICONS[kind], kind)

    def set_count(self, count: int | None) -> None:
        """Show how many the group holds; None shows nothing."""
        self._count.setText("" if count is None else str(count))
        self._count.setVisible(count is not None)
        self._count.setAccessibleName("" if count is None else f"{self._title.text()}: {count}")

    def set_text(self, text: str) -> None:
        """Rename the group."""
        self._title.setText(text)
