"""The menu behind the avatar: theme, lock, the keys, and what else the application offers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.icons import icon
from ui.tokens import Scheme

CHOICES: tuple[tuple[str, Scheme | None], ...] = (
    ("As on this &computer", None),
    ("&Light", Scheme.LIGHT),
    ("&Dark", Scheme.DARK),
    ("&High contrast", Scheme.CONTRAST),
)


class PersonMenu(QMenu):
    """Every line has a letter of its own. `themeChosen` carries a Scheme, or None for the computer's."""

    themeChosen = Signal(object)
    lockWanted = Signal()
    keysWanted = Signal()
    quitWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes: dict[Scheme | None, QAction] = {}
        self._added: list[QAction] = []
        self._add_themes()
        self._separator = self.addSeparator()
        self.addSeparator()
        self._add("&Keyboard shortcuts", "keyboard", "F1", self.keysWanted.emit)
        self._add("&Lock", "lock", "Ctrl+L", self.lockWanted.emit)
        self._add("&Quit", "logout", "Ctrl+Q", self.quitWanted.emit)

    def set_theme(self, scheme: Scheme | None) -> None:
        """Tick the theme that is chosen; None is the computer's."""
        self._themes[scheme].setChecked(True)

    def add_command(self, text: str, run: Callable[[], None], icon_name: str, keys: str = "") -> QAction:
        """Add a line above the fixed ones, and return it. Its & letter must be free."""
        action = QAction(icon(icon_name), text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(run)
        self.insertAction(self._separator, action)
        self._added.append(action)
        return action

    def added(self) -> list[QAction]:
        """Return what `add_command` added."""
        return list(self._added)

    def _add(self, text: str, icon_name: str, keys: str, run: Callable[[], None]) -> None:
        action = self.addAction(icon(icon_name), text)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(run)

    def _add_themes(self) -> None:
        menu = self.addMenu(icon("contrast-2"), "&Theme")
        group = QActionGroup(self)
        for text, scheme in CHOICES:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.triggered.connect(lambda _on, scheme=scheme: self.themeChosen.emit(scheme))
            group.addAction(action)
            self._themes[scheme] = action
        self._themes[None].setChecked(True)
