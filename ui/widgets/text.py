"""Labels by their role: the style sheet gives each its size, weight and colour."""

from __future__ import annotations

import html
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

Role = Literal["body", "title", "heading", "strong", "muted", "small", "small-strong", "error"]


def label(text: str, role: Role = "body", *, wrap: bool = False) -> QLabel:
    """Return a label of plain text: markup in `text` is shown as it is, never followed."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wrap)
    if role != "body":
        result.setProperty("role", role)
    return result


def plain_tip(text: str) -> str:
    """Return a text as a tool tip shows it letter by letter.

    Tool tips take for markup what looks like it, and would load what it names: a file's own description might name
    a place that learns who looked.
    """
    if "<" not in text:
        return text
    return f"<qt>{html.escape(text).replace(chr(10), '<br>')}</qt>"


def title(text: str) -> QLabel:
    """Return the name of a page."""
    return label(text, "title")


def heading(text: str) -> QLabel:
    """Return the name of a part of a page."""
    return label(text, "heading")


def strong(text: str, *, wrap: bool = False) -> QLabel:
    """Return running text in bold."""
    return label(text, "strong", wrap=wrap)


def muted(text: str, *, wrap: bool = False) -> QLabel:
    """Return running text in a quieter ink."""
    return label(text, "muted", wrap=wrap)


def small(text: str, *, wrap: bool = False) -> QLabel:
    """Return a quiet note in small type."""
    return label(text, "small", wrap=wrap)
