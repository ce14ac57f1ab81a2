"""The person at the other end of a sign-in: asked from a thread, answered in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event

from PySide6.QtCore import QObject, Signal

from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports import Choice

_LOOK = 0.2  # seconds between two looks whether the person has given up


class WindowGuide(QObject):
    """Fulfils the port Guide. `visited` and `asked` come on the interface thread; `answer` and `give_up` go back.

    `ending` says, from any thread, whether the program is being closed.
    """

    visited = Signal(str)
    asked = Signal(str, tuple)

    def __init__(self, ending: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ending = ending
        self._gave_up = Event()
        self._answered = Event()
        self._answer = ""

    def answer(self, choice_id: str) -> None:
        """Give what the person chose."""
        self._answer = choice_id
        self._answered.set()

    def give_up(self) -> None:
        """Break the sign-in off; twice does no harm."""
        self._gave_up.set()

    # asked by the connector, on its thread

    def visit(self, address: str) -> None:
        self.visited.emit(address)

    def choose(self, question: str, choices: Sequence[Choice]) -> str:
        self._answered.clear()
        self.asked.emit(question, tuple(choices))
        while not self._answered.wait(_LOOK):
            if self.gave_up():
                raise BadInput("The sign-in was broken off.", kept="Nothing was changed.")
        return self._answer

    def gave_up(self) -> bool:
        return self._gave_up.is_set() or self._ending()
