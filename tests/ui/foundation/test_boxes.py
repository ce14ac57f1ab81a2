"""Where the names of boxes stand, and how boxes are moved and stretched."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from ccgcompose.domain.region import Region
from ui.widgets.boxes import moved, spanned, stretched, tag_place


def test_a_name_stands_above_its_box_inside_the_picture() -> None:
    assert tag_place(QRectF(400, 200, 80, 90), 70, 600).topLeft().toTuple() == (400.0, 176.0)


def test_a_name_stays_within_the_widget() -> None:
    assert tag_place(QRectF(580, 200, 10, 10), 70, 600).right() == 598.0
    assert tag_place(QRectF(-5, 4, 80, 90), 70, 600).topLeft().toTuple() == (2.0, 7.0)


def test_a_box_stays_on_the_picture() -> None:
    box = Region(9_000, 100, 900, 900)
    assert moved(box, 500, -500) == Region(9_100, 0, 900, 900)
    assert stretched(box, 500, -5_000) == Region(9_000, 100, 1_000, 150)
    assert spanned((500, 900), (100, 200)) == Region(100, 200, 400, 700)
