"""Nothing goes out before somebody has ticked the sentence with their name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ccgcompose.domain.people import Affiliation, Person
from tests.ui.audit import audit
from tests.ui.compose.hands import click_box
from tests.ui.hands import click, press
from ui.confirm.responsibility import ResponsibilityDialog

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture(
    params=[
        "Amara Obi",
        "Dr Oluwaseun Adebayo-Featherstonehaugh of the Northern Clinical Commissioning Group",
    ]
)
def dialog(qtbot: QtBot, request: pytest.FixtureRequest) -> ResponsibilityDialog:
    person = Person("p", request.param, "Head of Communications", Affiliation.EMPLOYEE, NOW)
    made = ResponsibilityDialog(person, ["“Flu clinics open”", "On Newsroom"], "Schedule")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_sentence_names_the_person(dialog: ResponsibilityDialog) -> None:
    sentence = dialog.promise.accessibleName()
    assert sentence.startswith("I, ")
    assert sentence.endswith("take responsibility for this publication.")
    assert sentence in [label.text() for label in dialog.findChildren(QLabel)]
    assert audit(dialog) == []


def test_the_button_works_once_the_sentence_is_ticked(qtbot: QtBot, dialog: ResponsibilityDialog) -> None:
    taken: list[bool] = []
    dialog.accepted.connect(lambda: taken.append(True))
    click(dialog.primary)
    press(dialog, Qt.Key.Key_Return)
    assert taken == []
    click_box(dialog)
    assert dialog.primary.isEnabled()
    press(dialog, Qt.Key.Key_Return)
    assert taken == [True]


def test_unticking_takes_it_back(dialog: ResponsibilityDialog) -> None:
    click_box(dialog)
    click_box(dialog)
    assert not dialog.primary.isEnabled()


def test_a_click_on_the_sentence_ticks_it(dialog: ResponsibilityDialog) -> None:
    (words,) = (label for label in dialog.findChildren(QLabel) if label.text().startswith("I, "))
    click(words)
    assert dialog.promise.isChecked()


def test_esc_leaves_it(qtbot: QtBot, dialog: ResponsibilityDialog) -> None:
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
