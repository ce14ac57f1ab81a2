"""Icons are there, take the theme's colours and stay crisp."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

import resources
from tests.architecture.repository import ROOT, under
from ui import icons, theme
from ui.tokens import SCHEMES, Scheme
from ui.widgets.badge import KIND_ICONS

_NAMED = re.compile(r"""(?:icon|icon_button|IconLabel|EmptyState|icon_name=|icon=)\(?\s*"([a-z0-9-]+)\"""")


def inks(image: QImage) -> set[str]:
    """Return the colours of the pixels that are not see-through."""
    found = set()
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            if colour.alpha() == 255:
                found.add(colour.name().upper())
    return found


def test_every_icon_that_the_windows_name_is_there() -> None:
    named = {
        name
        for path in under("ui", suffix=".py")
        for name in _NAMED.findall((ROOT / path).read_text("utf-8"))
    }
    there = {path.stem for path in resources.folder("icons").glob("*.svg")}
    assert named | set(KIND_ICONS.values()) <= there
    assert "pencil" in there


def test_every_icon_draws_something(look: QApplication) -> None:
    blank = [
        path.stem
        for path in resources.folder("icons").glob("*.svg")
        if not inks(icons.pixmap(path.stem, "text", 24, 1.0).toImage())
    ]
    assert blank == []


def test_an_icon_follows_the_theme_without_a_new_one(look: QApplication) -> None:
    one = icons.icon("circle-check", "ok")
    for scheme in Scheme:
        theme.apply(look, scheme)
        assert SCHEMES[scheme].ok.text in inks(one.pixmap(QSize(32, 32), 1.0).toImage())


def test_an_icon_has_the_pixels_of_the_screen(look: QApplication) -> None:
    drawn = icons.icon("pencil").pixmap(QSize(20, 20), 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (40, 2.0)


def test_an_icon_of_what_cannot_be_used_is_quiet(look: QApplication) -> None:
    drawn = icons.icon("pencil", "bad").pixmap(QSize(32, 32), 1.0, QIcon.Mode.Disabled)
    assert inks(drawn.toImage()) == {QColor(theme.current().off).name().upper()}


def test_a_name_that_is_not_there_is_told_at_once(look: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_what_comes_from_others_has_its_licence_beside_it() -> None:
    record = resources.read_text("LICENCES.md")
    for folder in ("icons", "fonts"):
        assert f"{folder}/LICENCE.txt" in record
        assert "opyright" in resources.read_text(f"{folder}/LICENCE.txt")
