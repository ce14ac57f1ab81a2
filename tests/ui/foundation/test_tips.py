"""Tool tips show what others wrote letter by letter: nothing in it is markup, and nothing is loaded."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from ui.widgets.elided_label import ElidedLabel
from ui.widgets.text import plain_tip

MARKUP = '<img src="//elsewhere.example/seen.png"> carers & a <b>cat</b>'


@pytest.mark.parametrize("text", [MARKUP, "Three carers\n< four, & a cat"])
def test_a_tip_reads_as_it_was_written(text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(plain_tip(text))
    assert shown.toPlainText() == text


def test_a_text_without_such_signs_stays_as_it_is() -> None:
    assert plain_tip("Three carers & a cat") == "Three carers & a cat"


def test_a_text_that_is_cut_is_told_whole(qtbot: QtBot) -> None:
    label = ElidedLabel(MARKUP)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert "&lt;img" in label.toolTip()
