"""The command palette (Ctrl+K): type, and commands, posts, media and people come up.

It lies over the window, so that it needs no window manager. Commands are given once; everything else comes
from a `search(text)` that is asked after a short pause.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import theme
from ui.shell.item import Item, Search
from ui.shell.palette_list import LINE_HEIGHT, PaletteDelegate, PaletteModel
from ui.tokens import M, S
from ui.widgets.search_field import SearchField
from ui.widgets.text import label

WIDTH, TOP, MOST_LINES = 640, 72, 9
_PASSED_ON = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class CommandPalette(QFrame):
    """`open` shows it over the window, Esc or a click beside it takes it away."""

    def __init__(self, host: QWidget, search: Search | None = None) -> None:
        self._backdrop = _Backdrop(host, self.close_palette)
        super().__init__(self._backdrop)
        self._search = search
        self._commands: list[Item] = []
        self._before: QWidget | None = None
        self._field = SearchField("Search posts, people, commands")
        self._list = QListView()
        self._model = PaletteModel()
        self._nothing = label("Nothing is found. Try other words.", "muted")
        self._list.setModel(self._model)
        self._list.setItemDelegate(PaletteDelegate(self._list))
        self._list.setAccessibleName("Results")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.clicked.connect(lambda index: self._choose(index.row()))
        self._field.textChanged.connect(self._show_commands)
        self._field.searched.connect(self._show_all)
        self._field.installEventFilter(self)
        self._lay_out()

    def set_commands(self, commands: Sequence[Item]) -> None:
        """Offer these commands; they are filtered by their words."""
        self._commands = list(commands)

    def set_search(self, search: Search | None) -> None:
        """Ask `search` for what is no command."""
        self._search = search

    def open(self) -> None:
        """Show the palette, empty, and remember where the focus was."""
        self._before = QApplication.focusWidget()
        self._field.clear()
        self._show_commands("")
        self._backdrop.cover()
        self._place()
        self._field.setFocus(Qt.FocusReason.MouseFocusReason)

    def close_palette(self) -> None:
        """Take the palette away and give the focus back."""
        self._backdrop.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def titles(self) -> list[str]:
        """Return the titles that are shown, from top to bottom."""
        return [self._model.item(row).title for row in range(self._model.rowCount())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._show_all(self._field.text())
            self._choose(self._list.currentIndex().row())
        elif key in _PASSED_ON:
            QApplication.sendEvent(self._list, event)
        else:
            # Tab stays here: there is nowhere else to go while the palette is open.
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _show_commands(self, text: str) -> None:
        words = text.lower().split()
        fit = [item for item in self._commands if all(word in item.title.lower() for word in words)]
        self._show_items(fit)

    def _show_all(self, text: str) -> None:
        chosen = self._list.currentIndex().row()
        self._show_commands(text)
        if self._search is not None and text.strip():
            found = [self._model.item(row) for row in range(self._model.rowCount())]
            self._show_items([*found, *self._search(text.strip())])
        if 0 <= chosen < self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(chosen))

    def _show_items(self, items: Sequence[Item]) -> None:
        self._model.set_items(items)
        self._list.setCurrentIndex(self._model.index(0))
        self._nothing.setVisible(not items)
        self._list.setVisible(bool(items))
        self._list.setFixedHeight(min(len(items), MOST_LINES) * LINE_HEIGHT + 4)
        self._place()

    def _choose(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            item = self._model.item(row)
            self.close_palette()
            item.run()

    def _place(self) -> None:
        self.adjustSize()
        width = min(WIDTH, self._backdrop.width() - 2 * M)
        self.setGeometry((self._backdrop.width() - width) // 2, TOP, width, self.sizeHint().height())

    def _lay_out(self) -> None:
        self._nothing.setContentsMargins(S + 4, S, S, S)
        column = QVBoxLayout(self)
        column.setContentsMargins(M - 4, M - 4, M - 4, M - 4)
        column.setSpacing(S)
        column.addWidget(self._field)
        column.addWidget(self._list)
        column.addWidget(self._nothing)


class _Backdrop(QWidget):
    """Dims the window under the palette; a click on it closes."""

    def __init__(self, host: QWidget, close: Callable[[], None]) -> None:
        super().__init__(host)
        self._host, self._close = host, close
        host.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole host."""
        self.setGeometry(QRect(0, 0, self._host.width(), self._host.height()))
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.cover()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._close()

    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor(theme.current().backdrop)
        shade.setAlphaF(0.45)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()
