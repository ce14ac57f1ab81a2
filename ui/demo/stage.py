"""What the demonstration needs of the windows: wait, type, click, take a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ccgcompose.errors import EnvironmentFault
from ui import theme
from ui.main_window import MainWindow
from ui.tokens import Scheme
from ui.widgets.toast import Toast

PATIENCE_SECONDS = 30.0
W = TypeVar("W", bound=QWidget)


class Stage:
    """One window, and the numbered pictures that are taken of it."""

    def __init__(self, app: QApplication, window: MainWindow, folder: Path) -> None:
        self._app = app
        self.window = window
        self._folder = folder
        self.pictures: list[Path] = []

    def pause(self, milliseconds: int = 60) -> None:
        """Let the windows live for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, what: str, condition: Callable[[], object]) -> None:
        """Wait until something is so. Raise EnvironmentFault, naming it, when it does not come about."""
        end = monotonic() + PATIENCE_SECONDS
        while not condition():
            if monotonic() > end:
                self.picture("stuck")
                raise EnvironmentFault(
                    f"The demonstration waited in vain: {what}.",
                    kept=f"The pictures taken so far are in {self._folder}.",
                    next="Run `ccgcompose doctor`.",
                )
            self.pause(20)

    def child(self, parent: QWidget, kind: type[W], wanted: Callable[[W], bool]) -> W:
        """Return the visible child that is wanted, as soon as it is there."""

        def found() -> list[W]:
            return [child for child in parent.findChildren(kind) if child.isVisible() and wanted(child)]

        self.until(f"a {kind.__name__} that is not there", found)
        return found()[0]

    def press(self, parent: QWidget, words: str) -> None:
        """Click the visible button with these words as soon as it may be clicked."""

        def fits(candidate: QAbstractButton) -> bool:
            return candidate.text().replace("&", "").startswith(words) and candidate.isEnabled()

        self.click(self.child(parent, QAbstractButton, fits))

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.pause()

    def type(self, widget: QWidget, text: str, *, anew: bool = False) -> None:
        """Type key by key, over what is there if `anew`. Keys are those of a plain keyboard (ASCII)."""
        widget.setFocus()
        if anew:
            QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        for number, line in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(widget, Qt.Key.Key_Return)
            QTest.keyClicks(widget, line)
        self.pause()

    def scheme(self, scheme: Scheme) -> None:
        """Change the look."""
        theme.apply(self._app, scheme, bundled_font=True)
        self.pause()

    def picture(self, name: str) -> None:
        """Take a numbered picture of the window as it is now, with whatever sheet lies over it."""
        self.pause(250)
        for toast in self.window.findChildren(Toast):
            toast.hide()  # a courtesy of the scene before
        path = self._folder / f"{len(self.pictures) + 1:02d}-{name}.png"
        pixmap = self.window.grab()
        sheet = self._app.activeModalWidget()
        if sheet is not None and sheet is not self.window:
            pixmap = self._over(sheet)
        if not pixmap.save(str(path)):
            raise EnvironmentFault(
                f"{path} cannot be written.", kept="Nothing was changed.", next="Name another folder."
            )
        self.pictures.append(path)

    def _over(self, sheet: QWidget) -> QPixmap:
        """Return the window with the sheet over it, as a person sees the two."""
        ground = self.window.grab()
        painter = QPainter(ground)
        veil = QColor(theme.current().backdrop)
        veil.setAlpha(120)
        painter.fillRect(self.window.rect(), veil)
        sheet.ensurePolished()
        image = sheet.grab()
        place = self.window.rect().center() - sheet.rect().center()
        painter.drawPixmap(place, image)
        painter.end()
        return ground
