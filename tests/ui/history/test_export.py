"""A period is exported into a folder, for an information request."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ccgcompose.errors import Problem
from tests.ui.hands import click
from tests.ui.history.looking import settle
from tests.unit.usecases.world import World
from ui.history.panel import HistoryPanel
from ui.session import Session


def export_to(panel: HistoryPanel, folder: Path, qtbot: QtBot, session: Session) -> None:
    """Press the button, write the folder's path into the dialog, accept."""
    click(panel.export)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(folder.parent))
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(str(folder))
    dialog.accept()
    settle(qtbot, session)


def test_the_export_says_where_it_lies(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    world.published()
    folder = tmp_path / "request"
    folder.mkdir()
    export_to(panel, folder, qtbot, session)
    assert panel.proof.text() == f"The export is in {folder}"
    assert panel.export.isEnabled()
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["files"]


def test_a_folder_with_something_in_it_is_left_alone(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    world.published()
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear all,", encoding="utf-8")
    said: list[Problem] = []
    session.navigator.problem.connect(said.append)
    export_to(panel, folder, qtbot, session)
    assert len(said) == 1
    assert [each.name for each in folder.iterdir()] == ["letter.txt"]
    assert panel.export.isEnabled()
