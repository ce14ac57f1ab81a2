"""How much of a platform's room a text takes: "291 / 280 · 11 too many"."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QLabel, QWidget

from ui import theme

State = Literal["fine", "near", "over"]
NEAR = 20  # from here on the counter says how many are left


class Counter(QLabel):
    """The state is in the words as well as in the colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: State = "fine"
        self.set_count(0, None)

    def set_count(self, used: int, limit: int | None) -> None:
        """Show `used` characters of `limit`; None means that there is no limit."""
        left = None if limit is None else limit - used
        self.state = _state(left)
        theme.mark(self, "state", self.state)
        self.setText(_words(used, limit, left))
        self.setAccessibleName(_spoken(used, limit, left))


def _state(left: int | None) -> State:
    if left is None or left > NEAR:
        return "fine"
    return "near" if left >= 0 else "over"


def _words(used: int, limit: int | None, left: int | None) -> str:
    if limit is None or left is None:
        return f"{used:,}"
    if left < 0:
        return f"{used:,} / {limit:,} · {-left:,} too many"
    return f"{used:,} / {limit:,} · {left} left" if left <= NEAR else f"{used:,} / {limit:,}"


def _spoken(used: int, limit: int | None, left: int | None) -> str:
    if limit is None or left is None:
        return f"{used} characters"
    return f"{used} of {limit} characters, " + (f"{left} left" if left >= 0 else f"{-left} too many")
