"""Where the characters of a span stand on the screen, line by line, in texts of either direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from PySide6.QtGui import QTextBlock, QTextLine

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff]")


def segments(block: QTextBlock, start: int, end: int) -> Iterator[tuple[float, float, float, float]]:
    """Yield (left, right, baseline, descent) of each stretch of the span, relative to the block.

    `start` and `end` are UTF-16 places in the block. A line that runs in both directions gives several.
    """
    layout = block.layout()
    mixed = bool(_RIGHT_TO_LEFT.search(block.text()))
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first >= last:
            continue
        base = line.y() + line.ascent()
        for left, right in _pieces(line, first, last, mixed=mixed):
            yield left, right, base, line.descent()


def _pieces(line: QTextLine, first: int, last: int, *, mixed: bool) -> Iterator[tuple[float, float]]:
    if not mixed:
        yield _edges(line, first, last)
        return
    for place in range(first, last):
        left, right = _edges(line, place, place + 1)
        if right > left:
            yield left, right


def _edges(line: QTextLine, first: int, last: int) -> tuple[float, float]:
    edge = QTextLine.Edge
    a, b = _x(line, first, edge.Leading), _x(line, last - 1, edge.Trailing)
    return (a, b) if a <= b else (b, a)


def _x(line: QTextLine, place: int, edge: QTextLine.Edge) -> float:
    found: Any = line.cursorToX(place, edge)  # PySide also hands the place back
    return float(found[0] if isinstance(found, tuple) else found)
