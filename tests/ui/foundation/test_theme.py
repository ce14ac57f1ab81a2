"""The theme reaches the widgets."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDateEdit, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.audit import shoot
from ui import fonts, theme
from ui.focus_ring import FocusRing
from ui.tokens import BUTTON_HEIGHT, SCHEMES, TARGET, Scheme
from ui.widgets.button import button, icon_button
from ui.widgets.chip import Chip
from ui.widgets.text import title

EVERY = pytest.mark.parametrize("scheme", list(Scheme))


@EVERY
def test_the_style_sheet_knows_every_name(scheme: Scheme) -> None:
    sheet = theme.style_sheet(theme.tokens(scheme))
    assert "$" not in sheet
    assert SCHEMES[scheme].accent in sheet


@EVERY
def test_applying_sets_palette_sheet_and_tokens(look: QApplication, scheme: Scheme) -> None:
    tokens = theme.apply(look, scheme)
    assert theme.current() is tokens
    assert look.palette().color(QPalette.ColorRole.Window) == QColor(tokens.canvas)
    assert look.style().name().lower() == "fusion" or look.styleSheet()


def test_applying_again_makes_no_second_focus_ring(look: QApplication) -> None:
    theme.apply(look, Scheme.DARK)
    theme.apply(look, Scheme.LIGHT)
    assert len(look.findChildren(FocusRing)) == 1


def test_the_scheme_changes_what_is_painted(qtbot: QtBot) -> None:
    pressed = button("Schedule", "primary")
    qtbot.addWidget(pressed)
    middle = {}
    for scheme in (Scheme.LIGHT, Scheme.CONTRAST):
        image = shoot(pressed, "theme-button", scheme, None)
        middle[scheme] = image.pixelColor(8, image.height() // 2).name().upper()
    assert middle == {scheme: SCHEMES[scheme].accent for scheme in middle}


def test_a_mark_changes_the_look_at_once(qtbot: QtBot) -> None:
    one = button("Release the hold")
    qtbot.addWidget(one)
    before = shoot(one, "theme-mark-before", size=None)
    theme.mark(one, "kind", "danger")
    assert shoot(one, "theme-mark-after", size=None) != before


def test_controls_are_large_enough_to_hit(qtbot: QtBot) -> None:
    large: list[QWidget] = [button("Add"), QLineEdit(), QComboBox(), QDateEdit(), icon_button("x", "Close")]
    small: list[QWidget] = [QCheckBox("Yes"), Chip("Newsroom"), button("More", "link")]
    for made in [*large, *small]:
        qtbot.addWidget(made)
        made.show()
    assert min(made.sizeHint().height() for made in large) >= BUTTON_HEIGHT
    assert min(made.sizeHint().height() for made in small) >= TARGET


def test_the_bundled_font_has_what_we_write(look: QApplication, qtbot: QtBot) -> None:
    heading = title("Amélie pays £5 – “thank you”…")
    qtbot.addWidget(heading)
    heading.show()
    assert QFontInfo(heading.font()).family() == fonts.BUNDLED
    letters = QRawFont.fromFont(heading.font())
    assert [letter for letter in heading.text() if not letters.supportsCharacter(ord(letter))] == []


def test_frutiger_comes_first_where_a_computer_has_it() -> None:
    families = fonts.body_font().families()
    assert families.index("Frutiger") < families.index("Arial") < families.index(fonts.BUNDLED)
    assert "Frutiger" not in fonts.body_font(bundled_only=True).families()


def test_the_computers_wish_is_one_of_the_schemes(look: QApplication) -> None:
    assert theme.system_scheme() in set(Scheme)


def test_a_property_that_is_set_already_costs_nothing(qtbot: QtBot) -> None:
    one = QPushButton("x")
    qtbot.addWidget(one)
    theme.mark(one, "kind", "primary")
    assert one.property("kind") == "primary"
