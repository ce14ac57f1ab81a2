"""What a person sees in the planner, as a test reads it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccgcompose.domain.publication import Delivery
from ccgcompose.usecases.schedule import Scheduled
from tests.ui.library.world import World
from ui.planner.panel import PlannerPanel
from ui.planner.words import state_words
from ui.session import Session


def settle(qtbot: QtBot, session: Session) -> None:
    """Wait until nothing is under way in the background."""
    qtbot.waitUntil(lambda: not session.background.busy)


def read_again(qtbot: QtBot, session: Session) -> None:
    """Say that records were changed, as the publisher does, and wait for the list."""
    session.navigator.recordsChanged.emit()
    settle(qtbot, session)


def rows(panel: PlannerPanel) -> list[str]:
    """Return headings as they are, and each publication as "headline: state"."""
    found = []
    for at in range(panel.model.rowCount()):
        line = panel.model.line(at)
        title = panel.model.index(at).data(Qt.ItemDataRole.DisplayRole)
        found.append(title if line is None else f"{line.headline}: {state_words(line)}")
    return found


def delivery(world: World, planned: Scheduled) -> Delivery:
    """Return the first delivery of a publication as the store has it now."""
    with world.store.read() as unit:
        return unit.publications.delivery(planned.deliveries[0].id)


def sheet(kind: type) -> object:
    """Return the sheet that is open, which must be of this kind."""
    QApplication.processEvents()
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind), found
    return found
