"""Marks: underlined spans of a text, each kind with a line of its own shape as well as colour."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.tokens import Tokens

MarkKind = Literal["block", "record", "warn", "advise", "spelling"]
RANK: dict[MarkKind, int] = {"block": 0, "record": 1, "warn": 2, "advise": 3, "spelling": 4}
LEVELS = 3  # lines that are drawn under one another where marks overlap


@dataclass(frozen=True, slots=True)
class Mark:
    """`start` and `end` are code points of the text. `key` is the caller's own, to know the mark again."""

    start: int
    end: int
    kind: MarkKind
    tooltip: str = ""
    key: str = ""


def levels(marks: Sequence[Mark]) -> list[int]:
    """Return for each mark the line that it is drawn on, 0 the highest, so that none hides another.

    The worst kind comes highest; what finds no free line shares the lowest.
    """
    lines: list[list[tuple[int, int]]] = [[] for _ in range(LEVELS - 1)]
    result = [LEVELS - 1] * len(marks)
    for i in sorted(range(len(marks)), key=lambda i: (RANK[marks[i].kind], marks[i].start)):
        for level, line in enumerate(lines):
            if _take(line, (marks[i].start, marks[i].end)):
                result[i] = level
                break
    return result


def _take(line: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Put `span` into the sorted `line` where nothing overlaps it; return whether it went in."""
    place = bisect_left(line, span)
    if place and line[place - 1][1] > span[0]:
        return False
    if place < len(line) and line[place][0] < span[1]:
        return False
    line.insert(place, span)
    return True


def draw(painter: QPainter, kind: MarkKind, tokens: Tokens, left: float, right: float, y: float) -> None:
    """Draw the line of `kind` from `left` to `right` at height `y`."""
    if kind == "spelling":
        _draw_wave(painter, tokens, left, right, y)
        return
    painter.setPen(_pen(kind, tokens))
    painter.drawLine(QPointF(left + 1, y), QPointF(max(left + 2, right - 1), y))


def _pen(kind: MarkKind, tokens: Tokens) -> QPen:
    """Solid red, dotted purple, dashed amber, thin dashed green."""
    colour = {"block": tokens.bad, "record": tokens.record, "warn": tokens.warn}.get(kind, tokens.ok).line
    pen = QPen(QColor(colour), 1.5 if kind == "advise" else 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if kind == "record":
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2])
    elif kind == "warn":
        pen.setDashPattern([3, 1.5])
    elif kind == "advise":
        pen.setDashPattern([2, 2])
    return pen


def _draw_wave(painter: QPainter, tokens: Tokens, left: float, right: float, y: float) -> None:
    painter.setPen(QPen(QColor(tokens.bad.line), 1))
    steps = max(2, math.ceil((right - left) / 2))
    painter.drawPolyline(QPolygonF([QPointF(left + 2 * i, y + (i % 2) * 2 - 1) for i in range(steps + 1)]))
