"""Lines that overlap are drawn under one another."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.tokens import SCHEMES, Scheme
from ui.widgets.marks import RANK, Mark, MarkKind, draw, levels


def test_marks_apart_share_the_highest_line() -> None:
    assert levels([Mark(0, 4, "block"), Mark(4, 8, "warn"), Mark(10, 12, "advise")]) == [0, 0, 0]


def test_the_worst_is_highest_whatever_the_order() -> None:
    marks = [Mark(2, 6, "advise"), Mark(0, 9, "block"), Mark(3, 5, "record")]
    assert levels(marks) == [2, 0, 1]


def test_the_lowest_line_is_shared_where_there_is_no_other() -> None:
    assert levels([Mark(0, 5, kind) for kind in RANK]) == [0, 1, 2, 2, 2]


def test_many_marks_take_no_time_to_speak_of() -> None:
    """Ten thousand: a quadratic way would not come to an end here."""
    marks = [Mark(i * 3, i * 3 + 4, "spelling") for i in range(10_000)]
    assert set(levels(marks)) == {0, 1}


def pattern(kind: MarkKind) -> tuple[bool, ...]:
    """Return where along its length the line of `kind` is inked."""
    image = QImage(60, 12, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw(painter, kind, SCHEMES[Scheme.LIGHT], 0, 60, 6)
    painter.end()
    return tuple(any(image.pixelColor(x, y).alpha() > 100 for y in range(12)) for x in range(60))


def heights(kind: MarkKind) -> int:
    image = QImage(60, 12, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw(painter, kind, SCHEMES[Scheme.LIGHT], 0, 60, 6)
    painter.end()
    return sum(any(image.pixelColor(x, y).alpha() > 100 for x in range(60)) for y in range(12))


def test_each_kind_can_be_told_without_its_colour(look: QApplication) -> None:
    assert len({(pattern(kind), heights(kind)) for kind in RANK}) == len(RANK)


@pytest.mark.parametrize(
    ("kind", "gaps"), [("block", False), ("record", True), ("warn", True), ("advise", True)]
)
def test_only_what_must_be_fixed_has_a_line_without_gaps(
    look: QApplication, kind: MarkKind, gaps: bool
) -> None:
    inked = pattern(kind)[3:56]
    assert (not all(inked)) is gaps
