"""A program that types and never saves: `python -m tests.ui.compose.typist`. It is killed, not ended.

It opens the workspace that CCGCOMPOSE_HOME names with the program's own pieces, types a letter every few
milliseconds, and says on its standard output after each one when that was and how many there are.
"""

from __future__ import annotations

import sys
import time
from itertools import count

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from ccgcompose.bootstrap import open_desk
from ui.app import application
from ui.background import Background
from ui.compose.panel import ComposePanel
from ui.session import Navigator, Session

LETTERS = "abcdefghijklmnopqrstuvwxyz "
EVERY_MS = 20


def typed(length: int) -> str:
    """Return the text after `length` letters."""
    return (LETTERS * (length // len(LETTERS) + 1))[:length]


def main() -> int:
    """Type until somebody kills the process."""
    app = application([])
    workbench = open_desk()
    person = workbench.set_up_sample(posts=False)
    organisation = workbench.desk.set_up.organisation()
    assert organisation is not None
    panel = ComposePanel(Session(workbench.desk, person, organisation, Background(), Navigator()))
    panel.show()
    letters = count()

    def press() -> None:
        number = next(letters)
        QTest.keyClicks(panel.texts.page("").editor, LETTERS[number % len(LETTERS)])
        sys.stdout.write(f"{time.monotonic_ns()} {number + 1}\n")
        sys.stdout.flush()

    timer = QTimer()
    timer.setInterval(EVERY_MS)
    timer.timeout.connect(press)
    panel.presenter.on_desk.opened.connect(timer.start)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
