"""Buttons by their kind, all 36 px high (links and small ones at least 24)."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton

from ui.icons import icon
from ui.tokens import ICON

ButtonKind = Literal["primary", "secondary", "danger", "quiet", "link"]

WITH_WORDS = QSize(ICON + 6, ICON)  # an icon that keeps its distance from the words beside it
_INKS: dict[ButtonKind, str] = {
    "primary": "on_accent",
    "secondary": "text",
    "danger": "bad",
    "quiet": "text",
    "link": "link",
}


def button(text: str, kind: ButtonKind = "secondary", *, icon_name: str = "", tip: str = "") -> QPushButton:
    """Return a push button. One `primary` on a screen; `danger` is outlined in red, `link` reads as one."""
    result = QPushButton(text)
    result.setProperty("kind", kind)
    result.setAutoDefault(False)
    result.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if kind == "link":
        result.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon_name:
        result.setIcon(icon(icon_name, _INKS[kind]))
        result.setIconSize(WITH_WORDS)
    if tip:
        result.setToolTip(tip)
        result.setAccessibleDescription(tip)
    return result


def menu_button(text: str, menu: QMenu, kind: ButtonKind = "secondary") -> QPushButton:
    """Return a push button that opens `menu`."""
    result = button(text, kind)
    result.setProperty("menu", "true")
    result.setMenu(menu)
    return result


def icon_button(icon_name: str, name: str, *, role: str = "muted", small: bool = False) -> QToolButton:
    """Return a button that shows an icon only. `name` is its tooltip and what a screen reader says."""
    result = QToolButton()
    result.setIcon(icon(icon_name, role))
    result.setIconSize(QSize(ICON, ICON))
    result.setAccessibleName(name)
    result.setToolTip(name)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if small:
        result.setProperty("kind", "small")
    return result
