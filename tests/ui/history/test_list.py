"""The list: what went out, newest first; found, filtered, read page by page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from ccgcompose.domain.publication import DeliveryState
from ccgcompose.errors import OutcomeUnknown, Problem, Rejected
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from tests.ui.history.looking import cells, choose, correct, headlines, read_again, settle, titled, words
from tests.unit.usecases.world import World
from ui.history.model import STATE
from ui.history.panel import HistoryPanel
from ui.session import Session
from ui.widgets.button import button


def pick(combo: QComboBox, words: str) -> None:
    """Choose a line as a person does: the combo box says `activated`."""
    combo.setCurrentIndex(combo.findText(words))
    combo.activated.emit(combo.currentIndex())


def test_nothing_was_published_yet(panel: HistoryPanel) -> None:
    assert panel.empty.isVisible()
    assert "Nothing was published yet" in words(panel.empty)
    assert "0 publications" in words(panel)
    assert "No post is chosen" in words(panel.nothing)
    assert audit(panel) == []


def test_a_row_says_when_what_where_and_how_it_ended(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.published()
    read_again(qtbot, session)
    assert cells(panel, 0) == [
        "24 Nov 2026 / 12pm",
        "Flu clinics / Vaccination",
        "Page / by Amara Obi",
        "Sent",
    ]
    assert "1 publication" in words(panel)
    assert audit(panel) == []


def test_when_it_went_out_counts_and_not_when_it_was_planned(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.plan(world.post(), timedelta(hours=1))
    world.clock.advance(timedelta(hours=1, minutes=7))
    world.desk.deliver.run_due()
    read_again(qtbot, session)
    assert cells(panel, 0)[0] == "24 Nov 2026 / 1:07pm"


def test_a_correction_and_what_it_corrects_are_told_apart(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    post_id = world.published()
    correct(world, post_id, "Our flu clinics open on Tuesday. https://www.nhs.uk/flu", "Tuesday, not Monday.")
    read_again(qtbot, session)
    assert cells(panel, 0)[1::2] == ["Flu clinics / Vaccination · correction", "Corrected"]
    assert cells(panel, 1)[1::2] == ["Flu clinics / Vaccination · 1 correction since", "Sent"]


@pytest.mark.parametrize(
    ("problem", "said"), [(Rejected("No."), "Refused"), (OutcomeUnknown("The line broke."), "Unconfirmed")]
)
def test_what_did_not_go_out_says_so(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot, problem: Problem, said: str
) -> None:
    world.platform.fail_next(problem)
    world.published()
    read_again(qtbot, session)
    assert cells(panel, 0)[0] == "24 Nov 2026 / due 12pm"
    assert cells(panel, 0)[STATE] == said
    spoken = panel.model.index(0, STATE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"State: Page: {said}"


def test_words_find_the_post_and_nothing_else(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    titled(world, "Thank you to our volunteers")
    titled(world, "Coffee for carers")
    read_again(qtbot, session)
    panel.filters.search.setFocus()
    type_text(panel.filters.search, "volunteers")
    press(panel.filters.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: headlines(panel) == ["Thank you to our volunteers"])


def test_where_nothing_fits_everything_is_one_press_away(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    titled(world, "Coffee for carers")
    read_again(qtbot, session)
    type_text(panel.filters.search, "volcano")
    press(panel.filters.search, Qt.Key.Key_Return)
    qtbot.waitUntil(panel.empty.isVisible)
    settle(qtbot, session)
    assert "Nothing fits" in words(panel.empty)
    assert audit(panel) == []
    click(panel.empty.findChildren(type(button("")))[0])
    settle(qtbot, session)
    assert headlines(panel) == ["Coffee for carers"]
    assert panel.filters.search.text() == ""


def test_each_filter_asks_for_its_own(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    titled(world, "Old")
    world.clock.advance(timedelta(days=40))
    titled(world, "Recent")
    world.platform.fail_next(Rejected("No."))
    titled(world, "Refused one")
    filters = panel.filters
    for combo, choice, expected in (
        (filters.period, "Last 30 days", ["Refused one", "Recent"]),
        (filters.state, "Refused", ["Refused one"]),
        (filters.person, "Priya Nair", []),
        (filters.account, "Page", ["Refused one", "Recent", "Old"]),
        (filters.account, "Guarded", []),
        (filters.subject, "Vaccination", ["Refused one", "Recent", "Old"]),
    ):
        pick(combo, choice)
        settle(qtbot, session)
        assert headlines(panel) == expected, choice
        filters.clear()
        settle(qtbot, session)


def test_three_hundred_rows_come_page_by_page(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    content = world.content()
    for number in range(305):
        world.clock.advance(timedelta(seconds=2))
        made = world.desk.compose.save(world.amara, replace(content, title=f"Post {number}"))
        world.plan(made.revision.post_id, timedelta(0))
    world.desk.deliver.run_due()
    while world.desk.deliver.run_due().sent:
        world.clock.advance(timedelta(seconds=1))
    read_again(qtbot, session)
    assert panel.model.rowCount() == 100
    assert "305 publications" in words(panel)
    for pages in (200, 300, 305):
        panel.table.scrollToBottom()
        settle(qtbot, session)
        assert panel.model.rowCount() == pages
    assert sorted(headlines(panel)) == sorted(f"Post {number}" for number in range(305))
    # What is read again while somebody reads far down stays as long as it was, where it was.
    place = panel.table.verticalScrollBar().value()
    titled(world, "The newest")
    read_again(qtbot, session)
    assert headlines(panel)[0] == "The newest"
    assert panel.model.rowCount() == 305
    assert panel.table.verticalScrollBar().value() == place


def test_the_chosen_row_stays_chosen_when_something_new_goes_out(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    post_id = world.published()
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    correct(world, post_id, "Our flu clinics open on Tuesday. https://www.nhs.uk/flu", "Tuesday, not Monday.")
    read_again(qtbot, session)
    assert panel.table.current_row() == 1
    assert cells(panel, 1)[STATE] == "Sent"


def test_another_page_has_a_post_looked_at(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    wanted = titled(world, "Coffee for carers")
    titled(world, "Thank you to our volunteers")
    read_again(qtbot, session)
    panel.select(wanted)
    settle(qtbot, session)
    assert panel.table.current_row() == 1
    assert "Coffee for carers" in words(panel.detail)


def test_a_post_that_is_not_there_is_a_sentence(panel: HistoryPanel, session: Session, qtbot: QtBot) -> None:
    said: list[Problem] = []
    session.navigator.problem.connect(said.append)
    panel.select("nobody-wrote-this")
    settle(qtbot, session)
    assert len(said) == 1
    assert panel.nothing.isVisible()


def test_a_history_that_cannot_be_read_says_so_and_can_be_tried_again(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    said: list[Problem] = []
    session.navigator.problem.connect(said.append)
    database = world.folder / "ccgcompose.sqlite"
    world.store.close()
    kept = database.read_bytes()
    database.write_bytes(b"no database at all" * 100)
    read_again(qtbot, session)
    assert len(said) == 1
    assert "The history could not be read" in words(panel.empty)
    assert audit(panel) == []
    world.store.close()
    database.write_bytes(kept)
    click(panel.empty.findChildren(type(button("")))[0])
    settle(qtbot, session)
    assert "Nothing was published yet" in words(panel.empty)


def test_a_planned_post_is_asked_for_by_its_state(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    planned = world.plan(world.post())
    read_again(qtbot, session)
    assert panel.model.rowCount() == 0
    pick(panel.filters.state, "Planned")
    settle(qtbot, session)
    assert headlines(panel) == ["Flu clinics"]
    assert world.delivery(planned.deliveries[0].id).state is DeliveryState.PENDING
