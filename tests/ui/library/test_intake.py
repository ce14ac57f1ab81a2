"""Taking files in: dropped, pasted, many at once, stopped; what looks like another, and faces looked for behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.fakes.sight import FakeEyes
from tests.ui.audit import audit
from tests.ui.hands import press
from tests.ui.library.pictures import picture
from tests.ui.library.world import World, make_world
from ui.library.panel import LibraryPanel
from ui.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def eyes() -> FakeEyes:
    return FakeEyes(faces=1)


@pytest.fixture
def world(tmp_path: Path, eyes: FakeEyes) -> Iterator[World]:
    made = make_world(tmp_path, eyes)
    yield made
    made.store.close()


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy, timeout=15_000)


def copy(data: QMimeData) -> None:
    QApplication.clipboard().setMimeData(data)


def test_new_pictures_are_looked_at_behind(
    panel: LibraryPanel, world: World, eyes: FakeEyes, session: Session, qtbot: QtBot
) -> None:
    panel.add([picture(world.folder / "in" / f"{name}.jpg", name) for name in ("red", "green", "blue")])
    settle(qtbot, session)
    qtbot.waitUntil(lambda: len(eyes.looked) == 3)
    settle(qtbot, session)
    assert [line.unnamed_faces for line in panel.presenter.shelf.lines] == [1, 1, 1]
    assert panel.browse.intake.words() == "3 files were added."
    assert panel.browse.intake._seeing.isHidden()
    assert audit(panel) == []


def test_the_same_file_again_is_known(
    panel: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    path = picture(world.folder / "in" / "a.jpg")
    panel.add([path])
    settle(qtbot, session)
    panel.add([path])
    settle(qtbot, session)
    assert panel.browse.intake.words() == "0 files were added, 1 was here already."
    assert len(world.desk.library.lines()) == 1


def test_a_copied_picture_is_pasted(
    panel: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    data = QMimeData()
    data.setImageData(image)
    copy(data)
    press(panel.grid, Qt.Key.Key_V, CTRL)
    settle(qtbot, session)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    (line,) = world.desk.library.lines()
    assert (line.asset.filename, line.asset.width) == ("pasted picture.png", 120)


def test_copied_files_are_pasted(panel: LibraryPanel, world: World, session: Session, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture(world.folder / "in" / "a.jpg")))])
    copy(data)
    press(panel.grid, Qt.Key.Key_V, CTRL)
    settle(qtbot, session)
    assert [line.asset.filename for line in world.desk.library.lines()] == ["a.jpg"]


def test_words_that_were_copied_are_left_alone(panel: LibraryPanel, session: Session, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("no picture")
    copy(data)
    press(panel.grid, Qt.Key.Key_V, CTRL)
    settle(qtbot, session)
    assert not panel.browse.intake.isVisible()


def test_a_stop_keeps_what_is_in(panel: LibraryPanel, world: World, session: Session, qtbot: QtBot) -> None:
    files = [picture(world.folder / "in" / f"{n:02}.jpg", f"#{n:02}3355") for n in range(30)]
    panel.add(files)
    panel.browse.intake.loading.cancelled.emit()
    settle(qtbot, session)
    kept = len(world.desk.library.lines())
    assert kept < 30
    words = panel.browse.intake.words()
    assert words.startswith("Stopped: ")
    assert words.endswith(f"{30 - kept} were not tried.")
    assert audit(panel) == []


def test_what_is_added_meanwhile_waits_its_turn(
    panel: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    panel.add([picture(world.folder / "in" / "a.jpg", "red")])
    panel.add([picture(world.folder / "in" / "b.jpg", "blue")])
    settle(qtbot, session)
    qtbot.waitUntil(lambda: not panel.intake.running)
    settle(qtbot, session)
    assert {line.asset.filename for line in world.desk.library.lines()} == {"a.jpg", "b.jpg"}
