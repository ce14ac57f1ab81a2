"""What a person sees in the history, as a test reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.unit.usecases.world import World
from ui.history.model import COLUMNS
from ui.history.panel import HistoryPanel
from ui.session import Session
from ui.widgets.table_delegate import SECOND_LINE


def settle(qtbot: QtBot, session: Session) -> None:
    """Wait until nothing is under way in the background."""
    qtbot.waitUntil(lambda: not session.background.busy)


def read_again(qtbot: QtBot, session: Session) -> None:
    """Say that records were changed, as the publisher does, and wait for the list."""
    session.navigator.recordsChanged.emit()
    settle(qtbot, session)


def choose(panel: HistoryPanel, row: int, qtbot: QtBot, session: Session) -> None:
    """Go to a row, and wait until its post is shown."""
    panel.table.selectRow(row)
    settle(qtbot, session)


def cells(panel: HistoryPanel, row: int) -> list[str]:
    """Return each cell of a row as "first line / second line"."""
    found = []
    for column in range(len(COLUMNS)):
        index = panel.model.index(row, column)
        lines = (index.data(Qt.ItemDataRole.DisplayRole), index.data(SECOND_LINE))
        found.append(" / ".join(line for line in lines if line))
    return found


def headlines(panel: HistoryPanel) -> list[str]:
    """Return the headline of each row."""
    return [line.headline for line in panel.model.rows()]


def words(widget: QWidget) -> str:
    """Return all that the labels of a widget say, a line for each; without the places to break."""
    texts = (label.text() for label in widget.findChildren(QLabel))
    return "\n".join(text.replace("\u200b", "") for text in texts if text)


def correct(world: World, post_id: str, text: str, note: str) -> None:
    """Correct what is out, five minutes later, and have the correction go out."""
    world.clock.advance(timedelta(minutes=5))
    latest = world.desk.past.detail(post_id).latest
    content = replace(latest.content, text=text)
    world.desk.correct.correct(world.amara, post_id, content, note, base=latest.number, confirmed=True)
    world.desk.deliver.run_due()


def titled(world: World, title: str) -> str:
    """Have a post with this title go out, a minute after the last."""
    world.clock.advance(timedelta(minutes=1))
    wanted = replace(world.content(), title=title)
    post_id = world.desk.compose.save(world.amara, wanted).revision.post_id
    world.plan(post_id, timedelta(0))
    world.desk.deliver.run_due()
    return post_id
