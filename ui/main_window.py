"""The window: navigation and menus, nothing else. Setters in, signals out; it knows no use case.

    window = MainWindow([Page("compose", "Compose", "pencil", make_compose), ...])
    window.set_organisation("NHS Exampleshire")
    window.show_page("compose")

A page's factory is called when a person goes there for the first time. What is not seen at the start (palette,
toast, list of keys) is imported when it is wanted: the first paint does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ccgcompose.errors import Problem
from ui.shell.areas import AreaCycle
from ui.shell.banner_area import BannerArea
from ui.shell.item import Item, Search
from ui.shell.page import Page
from ui.shell.person_menu import PersonMenu
from ui.shell.rail import Rail
from ui.shell.top_bar import TopBar
from ui.tokens import Kind, Scheme
from ui.widgets.banner import Banner

if TYPE_CHECKING:
    from ui.shell.palette import CommandPalette
    from ui.widgets.toast import Toast

COMPACT_BELOW = 1040  # pixels of width under which the rail shows icons only


class MainWindow(QMainWindow):
    """Rail, top bar, banners, pages, toast and command palette."""

    pageShown = Signal(str)
    holdWanted = Signal()
    releaseWanted = Signal()
    lockWanted = Signal()
    themeChosen = Signal(object)  # a Scheme, or None for the computer's
    closing = Signal()

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = {page.key: page for page in pages}
        self._made: dict[str, QWidget] = {}
        self._current = ""
        self._search: Search | None = None
        self._palette: CommandPalette | None = None
        self._toast: Toast | None = None
        self._hold_banner: Banner | None = None
        self._cover: QWidget | None = None
        self._menu = PersonMenu(self)
        self._bar = TopBar(self._menu)
        self._rail = Rail(pages)
        self._banners = BannerArea()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_keys()

    # where one is

    def show_page(self, key: str) -> None:
        """Go to the page `key`, and make it if it is the first time. A Problem there becomes a banner."""
        if key not in self._made:
            try:
                self._made[key] = self._pages[key].factory()
            except Problem as problem:
                self.show_problem(problem)
                self._rail.set_current(self._current or key)
                return
            self._stack.addWidget(self._made[key])
        self._stack.setCurrentWidget(self._made[key])
        self._rail.set_current(key)
        self._current = key
        self._made[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self.pageShown.emit(key)

    def current_page(self) -> str:
        """Return the key of the page that is shown, or an empty text before the first."""
        return self._current

    def page(self, key: str) -> QWidget | None:
        """Return the page `key`, or None while it has not been made."""
        return self._made.get(key)

    def set_badge(self, key: str, count: int) -> None:
        """Show in the rail that `count` things wait on the page `key`."""
        self._rail.set_badge(key, count)

    # who, whose, and what the publisher does

    def set_organisation(self, name: str) -> None:
        """Show whose window this is."""
        self._bar.set_organisation(name)
        self.setWindowTitle(f"{name} · ccgcompose" if name else "ccgcompose")

    def set_person(self, name: str, position: str) -> None:
        """Show who sits here."""
        self._bar.set_person(name, position)

    def set_pulse(self, text: str, kind: Kind = "ok") -> None:
        """Say what the publisher will do next, for example "Next at 14:30 · this computer publishes"."""
        self._bar.set_pulse(text, kind)

    def set_hold(self, reason: str | None) -> None:
        """Show that all publishing is held for `reason`; None that it goes on."""
        self._bar.set_held(reason is not None)
        if self._hold_banner is not None:
            self._banners.remove(self._hold_banner)
            self._hold_banner = None
        if reason is not None:
            words = "Nothing goes out until somebody releases the hold."
            what = f"All publishing is on hold: {reason}" if reason else "All publishing is on hold"
            self._hold_banner = self._banners.show_message("warn", what, next=words, closable=False)

    def set_theme(self, scheme: Scheme | None) -> None:
        """Tick the chosen theme in the menu; None is the computer's."""
        self._menu.set_theme(scheme)

    # what is said to the person

    def show_problem(self, problem: Problem) -> Banner:
        """Show what happened, what was kept and what to do next, until it is closed."""
        return self._banners.show_problem(problem)

    def show_message(self, kind: Kind, what: str, *, next: str = "", closable: bool = True) -> Banner:
        """Show a banner of another kind, and return it for actions."""
        return self._banners.show_message(kind, what, next=next, closable=closable)

    def toast(self, text: str) -> None:
        """Show a courtesy for four seconds, unless the window is covered. Never for what must be read."""
        if self._cover is not None:
            return
        if self._toast is None:
            from ui.widgets.toast import Toast

            self._toast = Toast(self)
        self._toast.show_text(text)

    # commands

    def set_search(self, search: Search) -> None:
        """Ask `search` for posts, media and people when a person types into the palette."""
        self._search = search
        if self._palette is not None:
            self._palette.set_search(search)

    def add_command(self, text: str, run: Callable[[], None], icon_name: str, keys: str = "") -> QAction:
        """Add a command to menu and palette. An & in `text` gives its letter, which must be free."""
        return self._menu.add_command(text, run, icon_name, keys)

    def open_palette(self) -> None:
        """Open the command palette (Ctrl+K)."""
        if self._cover is not None:
            return
        if self._palette is None:
            from ui.shell.palette import CommandPalette

            self._palette = CommandPalette(self, self._search)
        self._palette.set_commands(self._commands())
        self._palette.open()

    # lock

    def cover(self, widget: QWidget) -> None:
        """Put `widget` over everything, for the lock: nothing of the frame can be seen or reached.

        Sheets that are open are closed as by Esc: another person may be the next to sign in.
        """
        self.uncover()
        self._clear_what_floats()
        self._cover = widget
        self._whole.addWidget(widget)
        self._whole.setCurrentWidget(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_what_floats(self) -> None:
        if self._palette is not None:
            self._palette.close_palette()
        if self._toast is not None:
            self._toast.hide()
        for sheet in self.findChildren(QDialog):
            if sheet.isVisible():
                sheet.reject()

    def uncover(self) -> None:
        """Take the cover away and show where one was."""
        if self._cover is not None:
            self._whole.removeWidget(self._cover)
            self._cover.deleteLater()
            self._cover = None
        self._whole.setCurrentWidget(self._frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < COMPACT_BELOW
        self._rail.set_compact(compact)
        self._bar.set_compact(compact)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _commands(self) -> list[Item]:
        goes = [
            Item(f"Go to {page.title}", partial(self.show_page, page.key), icon=page.icon, hint=keys)
            for page, keys in self._page_keys()
        ]
        added = [
            Item(a.text().replace("&", ""), a.trigger, hint=a.shortcut().toString())
            for a in self._menu.added()
            if a.isEnabled()
        ]
        return [*goes, *added]

    def _page_keys(self) -> list[tuple[Page, str]]:
        places = enumerate(self._pages.values(), start=1)
        return [(page, page.shortcut or (f"Ctrl+{n}" if n < 10 else "")) for n, page in places]

    def _show_keys(self) -> None:
        from ui.shell.keys_sheet import FRAME_KEYS, keys_sheet

        pages = [(f"Go to {page.title}", keys) for page, keys in self._page_keys() if keys]
        keys_sheet([*FRAME_KEYS, *pages], self).open()

    def _connect(self) -> None:
        self._rail.pageWanted.connect(self.show_page)
        self._bar.searchWanted.connect(self.open_palette)
        self._bar.holdWanted.connect(self.holdWanted)
        self._bar.releaseWanted.connect(self.releaseWanted)
        self._menu.themeChosen.connect(self.themeChosen)
        self._menu.lockWanted.connect(self.lockWanted)
        self._menu.keysWanted.connect(self._show_keys)
        self._menu.quitWanted.connect(self.close)

    def _add_keys(self) -> None:
        for page, keys in self._page_keys():
            if keys:
                self._add_key(keys, partial(self.show_page, page.key))
        self._add_key("Ctrl+K", self.open_palette)
        areas = AreaCycle((self._rail, self._bar, self._banners, self._stack), self)
        self._add_key("F6", lambda: areas.go(1))
        self._add_key("Shift+F6", lambda: areas.go(-1))

    def _add_key(self, keys: str, run: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self._frame).activated.connect(run)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._banners)
        column.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rail)
        middle.addLayout(column, 1)
        self._frame = QWidget()
        outer = QVBoxLayout(self._frame)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar)
        outer.addLayout(middle, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._frame)
        self.setCentralWidget(self._whole)
        self.setMinimumSize(880, 560)
        self.resize(1280, 800)
