"""The text field: what is typed, what is marked, and that an emoji shifts nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QHelpEvent, QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.hands import press, type_text
from ui import theme
from ui.widgets.marks import Mark
from ui.widgets.plain_edit import LINE_HEIGHT
from ui.widgets.underline_edit import SpanTextEdit

TEXT = "💉 Flu jabs for Margaret, 94.\nBook: nhs.uk/flu 👩‍⚕️ today"


@pytest.fixture
def field(qtbot: QtBot) -> SpanTextEdit:
    made = SpanTextEdit("Text of the post")
    made.resize(520, 220)
    qtbot.addWidget(made)
    made.show()
    return made


def over(words: str, tooltip: str = "") -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), "block", tooltip)


def ink(field: SpanTextEdit) -> list[int]:
    """Return the columns in which the line of what must be fixed is drawn."""
    picture: QImage = field.viewport().grab().toImage()
    red = QColor(theme.current().bad.line)
    return [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) == red for y in range(picture.height()))
    ]


def edges(field: SpanTextEdit, mark: Mark) -> tuple[int, int]:
    """Return where Qt itself draws the first and the last letter of `mark`."""
    left = field.cursorRect(field.cursor_over(mark.start, mark.start)).x()
    right = field.cursorRect(field.cursor_over(mark.end, mark.end)).x()
    return left, right


def test_what_is_typed_is_told(field: SpanTextEdit, qtbot: QtBot) -> None:
    heard: list[str] = []
    field.textEdited.connect(heard.append)
    type_text(field, "Café £5 💉")
    assert heard == ["Café £5 💉"]
    assert field.text() == "Café £5 💉"


def test_a_blank_line_takes_two_presses_and_the_lines_stay_as_far_apart(field: SpanTextEdit) -> None:
    type_text(field, "One")
    for _ in range(2):
        press(field, Qt.Key.Key_Return)
    type_text(field, "Two")
    assert field.text() == "One\n\nTwo"
    block = field.document().begin()
    heights = set()
    while block.isValid():
        heights.add(block.blockFormat().lineHeight())
        block = block.next()
    assert heights == {LINE_HEIGHT}


def test_what_is_set_is_not_told(field: SpanTextEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.textEdited):
        field.set_text(TEXT)
    assert field.text() == TEXT


@given(
    st.text(alphabet=st.characters(exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\ufdd0\ufdd1"), max_size=60)
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was(field: SpanTextEdit, text: str) -> None:
    field.set_text(text)
    expected = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert field.text() == expected.replace("\u2028", "\n").replace("\u2029", "\n")


def test_half_a_pair_becomes_a_sign_wherever_it_comes_from(field: SpanTextEdit) -> None:
    field.set_text("a\ud800b")
    assert field.text() == "a\ufffdb"
    field.set_text("")
    type_text(field, "a\ud800b💉\udc00")
    assert field.text() == "a\ufffdb💉\ufffd"
    field.replace_span(0, 1, "\udfff")
    assert field.text() == "\ufffd\ufffdb💉\ufffd"


def test_a_mark_is_drawn_under_its_words_after_an_emoji(field: SpanTextEdit) -> None:
    field.set_text(TEXT)
    mark = over("Margaret, 94")
    field.set_marks([mark])
    left, right = edges(field, mark)
    drawn = ink(field)
    assert abs(drawn[0] - left) <= 4
    assert abs(drawn[-1] - right) <= 4


def test_without_marks_nothing_is_drawn(field: SpanTextEdit) -> None:
    field.set_text(TEXT)
    field.set_marks([over("Margaret")])
    field.set_marks([])
    assert ink(field) == []
    assert field.marks() == []


def test_a_mark_in_text_from_right_to_left_stays_under_its_words(field: SpanTextEdit) -> None:
    field.set_text("abc אבגד def")
    mark = Mark(4, 6, "block")
    field.set_marks([mark])
    first, second = (
        field.cursorRect(field.cursor_over(4, 4)).x(),
        field.cursorRect(field.cursor_over(6, 6)).x(),
    )
    drawn = ink(field)
    assert drawn
    assert drawn[0] >= field.cursorRect(field.cursor_over(3, 3)).x() - 2
    assert drawn[-1] <= max(first, second) + 12


def test_selecting_a_span_selects_those_words(field: SpanTextEdit) -> None:
    field.set_text(TEXT)
    mark = over("nhs.uk/flu")
    field.select_span(mark.start, mark.end)
    assert field.textCursor().selectedText() == "nhs.uk/flu"
    assert field.selected_span() == (mark.start, mark.end)


def test_a_fix_replaces_those_words_and_can_be_undone(field: SpanTextEdit, qtbot: QtBot) -> None:
    field.set_text(TEXT)
    mark = over("today")
    with qtbot.waitSignal(field.textEdited) as told:
        field.replace_span(mark.start, mark.end, "tomorrow 💙")
    assert told.args == [TEXT.replace("today", "tomorrow 💙")]
    field.undo()
    assert field.text() == TEXT


def test_undo_does_not_reach_behind_what_was_set(field: SpanTextEdit) -> None:
    field.set_text(TEXT)
    field.undo()
    assert field.text() == TEXT


def test_marks_move_with_the_text_until_they_are_set_again(field: SpanTextEdit) -> None:
    field.set_text(TEXT)
    mark = over("Margaret, 94")
    field.set_marks([mark])
    field.moveCursor(QTextCursor.MoveOperation.Start)
    type_text(field, "💉💉 ")
    moved = Mark(mark.start + 3, mark.end + 3, "block")
    left, right = edges(field, moved)
    drawn = ink(field)
    assert abs(drawn[0] - left) <= 4
    assert abs(drawn[-1] - right) <= 4


def test_a_mark_goes_when_its_words_go(field: SpanTextEdit) -> None:
    field.set_text(TEXT)
    mark = over("Margaret, 94")
    field.set_marks([mark])
    field.replace_span(mark.start - 1, mark.end + 1, "")
    assert field.marks() == []


def test_marks_outside_the_text_are_cut(field: SpanTextEdit) -> None:
    field.set_text("short")
    field.set_marks([Mark(3, 900, "warn"), Mark(50, 60, "block"), Mark(2, 2, "block")])
    assert field.marks() == [Mark(3, 900, "warn")]


def test_the_tooltip_says_what_a_mark_is_about(field: SpanTextEdit, qtbot: QtBot) -> None:
    field.set_text(TEXT)
    mark = over("Margaret, 94", "This identifies a patient")
    field.set_marks([mark])
    place = field.cursorRect(field.cursor_over(mark.start + 3, mark.start + 3)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, field.viewport().mapToGlobal(place))
    QApplication.sendEvent(field.viewport(), event)
    assert QToolTip.text() == "This identifies a patient"
    aside = QHelpEvent(QEvent.Type.ToolTip, QPoint(500, 200), field.viewport().mapToGlobal(QPoint(500, 200)))
    QApplication.sendEvent(field.viewport(), aside)
    qtbot.waitUntil(lambda: not QToolTip.isVisible() or QToolTip.text() == "")
    assert field.mark_at(mark.start) == mark


def test_f8_goes_from_mark_to_mark_and_round(field: SpanTextEdit) -> None:
    field.set_text(TEXT)
    marks = [over("Flu"), over("nhs.uk/flu")]
    field.set_marks(marks)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    seen = []
    for _ in range(3):
        press(field, Qt.Key.Key_F8)
        seen.append(field.textCursor().selectedText())
    press(field, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert [*seen, field.textCursor().selectedText()] == ["Flu", "nhs.uk/flu", "Flu", "nhs.uk/flu"]


def test_the_caret_tells_the_mark_that_it_enters(field: SpanTextEdit) -> None:
    entered: list[Mark | None] = []
    field.markEntered.connect(entered.append)
    field.set_text(TEXT)
    mark = over("Margaret")
    field.set_marks([mark])
    field.select_span(mark.start + 1, mark.start + 1)
    field.select_span(0, 0)
    assert entered == [mark, None]


def test_formats_are_left_behind_when_text_is_pasted(field: SpanTextEdit) -> None:
    board = QMimeData()
    board.setHtml("<b>bold</b>")
    board.setText("bold 💉")
    field.insertFromMimeData(board)
    assert field.text() == "bold 💉"


def test_pictures_are_handed_on_and_not_taken_into_the_text(field: SpanTextEdit, qtbot: QtBot) -> None:
    board = QMimeData()
    board.setUrls([QUrl.fromLocalFile("/somewhere/clinic.jpg")])
    assert not field.canInsertFromMimeData(board)
    with qtbot.waitSignal(field.mediaPasted):
        field.insertFromMimeData(board)
    assert field.text() == ""


def test_tab_leaves_the_field(field: SpanTextEdit) -> None:
    field.set_text("a")
    press(field, Qt.Key.Key_Tab)
    assert field.text() == "a"


def test_a_hundred_thousand_characters_with_marks_are_typed_into(field: SpanTextEdit) -> None:
    """Only what is on the screen is drawn: the marks far below leave no ink."""
    text = ("Our flu clinics open on Monday 💉 at Park Lane.\n" * 2200)[:100_000]
    field.set_text(text)
    field.set_marks([Mark(i, i + 3, "block") for i in range(90_000, 99_000, 9)])
    assert ink(field) == []
    field.moveCursor(QTextCursor.MoveOperation.Start)
    type_text(field, "é")
    assert field.text() == "é" + text
