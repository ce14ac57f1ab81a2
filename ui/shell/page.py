"""What the rail lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `factory` is called when a person goes there for the first time, not before."""

    key: str
    title: str
    icon: str  # a name in resources/icons
    factory: Callable[[], QWidget]
    shortcut: str = ""  # as QKeySequence reads it; Ctrl+1 to Ctrl+9 by place where it is empty
