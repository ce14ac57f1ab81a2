"""The proof that nobody changed the history, as the history page tells it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing

from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from ccgcompose.domain.history import Entry
from tests.ui.audit import audit
from tests.ui.hands import click
from tests.ui.history.looking import settle, words
from tests.unit.usecases.world import World
from ui.history.panel import HistoryPanel
from ui.session import Session


def shown_button(widget: QWidget, said: str) -> QAbstractButton:
    """Return the visible button with these words, or of this name."""
    buttons = [each for each in widget.findChildren(QAbstractButton) if each.isVisible()]
    return next(each for each in buttons if said in (each.text(), each.accessibleName()))


def edit_by_hand(world: World, change: Callable[[sqlite3.Connection], object]) -> None:
    """Change the database behind the program's back, its guards taken out and put back."""
    with closing(sqlite3.connect(world.folder / "ccgcompose.sqlite")) as database, database:
        guards = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            database.execute(f'DROP TRIGGER "{name}"')
        change(database)
        for _, statement in guards:
            database.execute(statement)


def test_an_intact_history_says_how_much_was_checked(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.published()
    proof = world.desk.past.verify()
    click(panel.verify)
    settle(qtbot, session)
    said = f"The history is intact: {proof.entries} entries and {proof.records} records fit the chain."
    assert panel.proof.text() == said
    assert panel.verify.isEnabled()
    assert audit(panel) == []
    click(shown_button(panel.proof, "Close this message"))
    assert not panel.proof.isVisible()


def test_an_entry_changed_by_hand_is_named(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.published()
    edit_by_hand(
        world,
        lambda database: database.execute("UPDATE history_entry SET summary = 'Nothing.' WHERE number = 3"),
    )
    click(panel.verify)
    settle(qtbot, session)
    assert "First broken entry: 3" in panel.proof.text()
    assert "Publish nothing more from here" in panel.proof.text()
    # It may not be waved away.
    assert "Close this message" not in [
        each.accessibleName() for each in panel.proof.findChildren(QAbstractButton) if each.isVisible()
    ]
    assert audit(panel) == []


def test_a_text_changed_by_hand_breaks_the_proof(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.published()
    edit_by_hand(world, lambda database: database.execute("UPDATE revision SET text = 'Never said.'"))
    click(panel.verify)
    settle(qtbot, session)
    assert "The history does not fit" in panel.proof.text()


def test_a_check_can_be_stopped_and_begun_anew(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    with world.store.write() as unit:
        for number in range(600):
            unit.history.append(
                Entry("session.opened", world.amara.id, f"Entry {number}."), world.clock.now()
            )
    # The one thread is kept busy, so that the check is stopped before it has begun.
    go_on = threading.Event()
    session.background.run(go_on.wait)
    click(panel.verify)
    assert not panel.verify.isEnabled()
    assert "Checking the history" in words(panel.proof)
    assert audit(panel) == []
    with qtbot.waitSignal(session.navigator.toast) as told:
        click(shown_button(panel.proof, "Stop"))
        go_on.set()
    assert told.args == ["The check was stopped before its end."]
    assert not panel.proof.isVisible()
    click(panel.verify)
    settle(qtbot, session)
    assert "The history is intact" in panel.proof.text()
