"""The window: navigation and menus, nothing else. Setters in, signals out; it knows no use case.

    window = MainWindow([Page("compose", "Compose", "pencil", make_compose), ...])
    window.set_organisation("NHS Exampleshire")
    window.show_page("compose")

A page's factory is called when a person goes there for the first time. What is not seen at the start (the frame
behind the door, palette, toast, list of keys) is imported and made when it is wanted: the first paint does not
wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QWidget

from ccgcompose.errors import Problem
from ui.shell.item import Item, Search
from ui.shell.page import Page
from ui.tokens import Kind, Scheme

if TYPE_CHECKING:
    from ui.shell.frame import Frame
    from ui.shell.palette import CommandPalette
    from ui.widgets.banner import Banner
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
        self._scheme: Scheme | None = None
        self._whole = QStackedWidget()
        self.setCentralWidget(self._whole)
        self.setMinimumSize(880, 560)
        self.resize(1280, 800)

    @cached_property
    def _frame(self) -> Frame:
        """Made when it is first seen or told something: behind the door at the start there is none."""
        from ui.shell.frame import Frame

        frame = Frame(tuple(self._pages.values()))
        frame.menu.set_theme(self._scheme)
        frame.set_compact(self._is_narrow)
        self._connect(frame)
        for page, keys in self._page_keys():
            if keys:
                frame.add_key(keys, partial(self.show_page, page.key))
        frame.add_key("Ctrl+K", self.open_palette)
        self._whole.insertWidget(0, frame)
        return frame

    @property
    def _is_narrow(self) -> bool:
        return self.width() < COMPACT_BELOW

    # where one is

    def show_page(self, key: str) -> None:
        """Go to the page `key`, and make it if it is the first time. A Problem there becomes a banner."""
        if key not in self._made:
            try:
                self._made[key] = self._pages[key].factory()
            except Problem as problem:
                self.show_problem(problem)
                self._frame.rail.set_current(self._current or key)
                return
            self._frame.pages.addWidget(self._made[key])
        self._frame.pages.setCurrentWidget(self._made[key])
        self._frame.rail.set_current(key)
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
        self._frame.rail.set_badge(key, count)

    # who, whose, and what the publisher does

    def set_organisation(self, name: str) -> None:
        """Show whose window this is."""
        self._frame.bar.set_organisation(name)
        self.setWindowTitle(f"{name} · ccgcompose" if name else "ccgcompose")

    def set_person(self, name: str, position: str) -> None:
        """Show who sits here."""
        self._frame.bar.set_person(name, position)

    def set_pulse(self, text: str, kind: Kind = "ok") -> None:
        """Say what the publisher will do next, for example "Next at 14:30 · this computer publishes"."""
        self._frame.bar.set_pulse(text, kind)

    def set_hold(self, reason: str | None) -> None:
        """Show that all publishing is held for `reason`; None that it goes on."""
        self._frame.bar.set_held(reason is not None)
        if self._hold_banner is not None:
            self._frame.banners.remove(self._hold_banner)
            self._hold_banner = None
        if reason is not None:
            words = "Nothing goes out until somebody releases the hold."
            what = f"All publishing is on hold: {reason}" if reason else "All publishing is on hold"
            self._hold_banner = self._frame.banners.show_message("warn", what, next=words, closable=False)

    def set_theme(self, scheme: Scheme | None) -> None:
        """Tick the chosen theme in the menu; None is the computer's."""
        self._scheme = scheme
        if self._has_frame:
            self._frame.menu.set_theme(scheme)

    # what is said to the person

    def show_problem(self, problem: Problem) -> Banner:
        """Show what happened, what was kept and what to do next, until it is closed."""
        return self._frame.banners.show_problem(problem)

    def show_message(self, kind: Kind, what: str, *, next: str = "", closable: bool = True) -> Banner:
        """Show a banner of another kind, and return it for actions."""
        return self._frame.banners.show_message(kind, what, next=next, closable=closable)

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
        return self._frame.menu.add_command(text, run, icon_name, keys)

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
        self._drop_cover()
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
        self._drop_cover()
        self._whole.setCurrentWidget(self._frame)

    @property
    def is_covered(self) -> bool:
        """Whether the door or the lock lies over everything."""
        return self._cover is not None

    def _drop_cover(self) -> None:
        if self._cover is not None:
            self._whole.removeWidget(self._cover)
            self._cover.deleteLater()
            self._cover = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._has_frame:
            self._frame.set_compact(self._is_narrow)

    def showEvent(self, event: QShowEvent) -> None:
        if self._cover is None:
            self._whole.setCurrentWidget(self._frame)
        super().showEvent(event)

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
            for a in self._frame.menu.added()
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

    @property
    def _has_frame(self) -> bool:
        return "_frame" in self.__dict__

    def _connect(self, frame: Frame) -> None:
        frame.rail.pageWanted.connect(self.show_page)
        frame.bar.searchWanted.connect(self.open_palette)
        frame.bar.holdWanted.connect(self.holdWanted)
        frame.bar.releaseWanted.connect(self.releaseWanted)
        frame.menu.themeChosen.connect(self.themeChosen)
        frame.menu.lockWanted.connect(self.lockWanted)
        frame.menu.keysWanted.connect(self._show_keys)
        frame.menu.quitWanted.connect(self.close)
