"""The audit sees what it is there to see."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit


@pytest.fixture
def panel(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def put(panel: QWidget, *widgets: QWidget) -> list[str]:
    layout = panel.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    panel.show()
    return audit(panel)


def test_a_good_panel_has_nothing_to_say(panel: QWidget) -> None:
    field = QLineEdit()
    name = QLabel("&Name")
    name.setBuddy(field)
    field.setAccessibleName("Name")
    assert put(panel, name, field, QPushButton("&Save")) == []


def test_a_control_without_a_name_is_seen(panel: QWidget) -> None:
    assert put(panel, QLineEdit()) == ["no name: QLineEdit '' (EditableText)"]


def test_a_small_target_is_seen(panel: QWidget) -> None:
    tiny = QPushButton("x")
    tiny.setStyleSheet("min-height: 10px; max-height: 10px; padding: 0; border: 0")
    assert any(text.startswith("target of") for text in put(panel, tiny))


def test_cut_words_are_seen(panel: QWidget) -> None:
    words = QLabel("Words that need far more room than this")
    words.setFixedWidth(40)
    wrapped = QLabel("Words that need several lines " * 5)
    wrapped.setWordWrap(True)
    wrapped.setFixedSize(100, 20)
    found = put(panel, words, wrapped)
    assert len([text for text in found if text.startswith("cut:")]) == 2


def test_a_squeezed_field_is_seen(panel: QWidget) -> None:
    field = QLineEdit()
    field.setAccessibleName("Name")
    field.setStyleSheet("min-height: 0")
    field.setFixedHeight(9)
    assert "cut: QLineEdit 'Name'" in put(panel, field)


def test_what_leaves_its_parent_is_seen(panel: QWidget) -> None:
    inner = QWidget()
    inner.setFixedSize(50, 50)
    stray = QPushButton("Stray", inner)
    stray.move(30, 30)
    assert any(text.startswith("outside:") for text in put(panel, inner))


def test_two_equal_letters_are_seen(panel: QWidget) -> None:
    menu = QMenu(panel)
    menu.addAction("&Lock")
    menu.addAction("&Leave")
    found = put(panel, QPushButton("&Save"), QPushButton("&Send"))
    assert found == ["two controls answer Alt+s", "two lines of a menu answer l"]


def test_what_is_hidden_is_left_alone(panel: QWidget) -> None:
    hidden = QLineEdit()
    hidden.hide()
    box = QWidget()
    QHBoxLayout(box).addWidget(hidden)
    assert put(panel, box) == []
