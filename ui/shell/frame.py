"""The frame around the pages: rail at the left, bar at the top, banners above the page that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.shell.areas import AreaCycle
from ui.shell.banner_area import BannerArea
from ui.shell.page import Page
from ui.shell.person_menu import PersonMenu
from ui.shell.rail import Rail
from ui.shell.top_bar import TopBar


class Frame(QWidget):
    """Holds the parts and F6, which goes round them; the window connects them."""

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = PersonMenu(self)
        self.bar = TopBar(self.menu)
        self.rail = Rail(pages)
        self.banners = BannerArea()
        self.pages = QStackedWidget()
        self._lay_out()
        areas = AreaCycle((self.rail, self.bar, self.banners, self.pages), self)
        self.add_key("F6", lambda: areas.go(1))
        self.add_key("Shift+F6", lambda: areas.go(-1))

    def add_key(self, keys: str, run: Callable[[], None]) -> None:
        """Have a key work while the frame can be seen."""
        QShortcut(QKeySequence(keys), self).activated.connect(run)

    def set_compact(self, compact: bool) -> None:
        """Show icons only in the rail, and leave out of the bar what can be spared."""
        self.rail.set_compact(compact)
        self.bar.set_compact(compact)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self.pages, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addLayout(middle, 1)
