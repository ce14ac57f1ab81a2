"""Thumbnails are made for what is seen, and for nothing else."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.library.lines import medium
from tests.ui.library.pictures import picture
from tests.ui.library.world import World
from ui.library.panel import LibraryPanel
from ui.session import Session


def test_of_ten_thousand_only_what_is_seen_is_asked_for(
    panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    asked: list[str] = []
    panel.thumbnails.ready.connect(asked.append)
    panel.model.set_lines([medium(f"{number}.jpg", age=number) for number in range(10_000)])
    panel.browse.show_grid()
    panel.grid.repaint()
    qtbot.waitUntil(lambda: bool(asked) and not session.background.busy)
    seen = len(asked)
    assert seen <= 20
    panel.grid.scrollToBottom()
    panel.grid.repaint()
    qtbot.waitUntil(lambda: len(asked) > seen and not session.background.busy)
    assert seen < len(asked) <= 2 * seen + 6
    assert "media-9999.jpg" in asked


def test_a_picture_is_seen_and_made_once(
    panel: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    asset = world.desk.library.add(world.amara, picture(world.folder / "in" / "a.jpg", "red"), "")
    with qtbot.waitSignal(panel.thumbnails.ready):
        session.navigator.recordsChanged.emit()
    shown = panel.thumbnails.pixmap(asset, 1.0)
    assert shown is not None
    assert shown.toImage().pixelColor(90, 60).red() > 200
    with qtbot.assertNotEmitted(panel.thumbnails.ready):
        panel.grid.repaint()
        QApplication.processEvents()


def test_what_cannot_be_shown_is_tried_again_when_records_change(
    panel: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    asset = world.desk.library.add(world.amara, picture(world.folder / "in" / "a.jpg"), "")
    file = world.desk.library.picture(asset)
    whole = file.read_bytes()
    file.unlink()
    with qtbot.waitSignal(panel.thumbnails.ready):
        session.navigator.recordsChanged.emit()
    assert panel.thumbnails.is_broken(asset.id)
    file.write_bytes(whole)
    panel.hide()
    with qtbot.waitSignal(panel.thumbnails.ready):
        panel.show()
    assert not panel.thumbnails.is_broken(asset.id)
