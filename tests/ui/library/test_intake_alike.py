"""A new picture that looks like one that is there: its record is offered."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccgcompose.usecases.permissions import PermissionForm
from tests.ui.audit import audit
from tests.ui.hands import click, press
from tests.ui.library.pictures import renamed_pdf
from tests.ui.library.world import World
from ui.library.panel import LibraryPanel
from ui.session import Session


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy, timeout=15_000)


def drawing(path: Path, *, size: tuple[int, int] = (640, 420)) -> Path:
    """Write a picture with something on it, by which its like is recognised."""
    made = Image.new("RGB", (640, 420), "#9CC")
    draw = ImageDraw.Draw(made)
    draw.ellipse((60, 40, 300, 320), fill="#A33")
    draw.rectangle((380, 160, 600, 400), fill="#236")
    draw.line((0, 0, 640, 420), fill="white", width=14)
    path.parent.mkdir(parents=True, exist_ok=True)
    made.resize(size).save(path, "JPEG", quality=88)
    return path


def test_a_picture_that_looks_like_one_with_a_record_offers_it(
    panel: LibraryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    first = world.desk.intake.add_many(world.amara, [drawing(world.folder / "in" / "first.jpg")])[0]
    assert first.asset is not None
    form = PermissionForm(rights_holder="Jo", licence="CC BY 4.0", evidence="Letter", valid_from="2026-11-01")
    world.desk.permissions.record(world.amara, first.asset.id, form)
    panel.add(
        [
            drawing(world.folder / "in" / "small.jpg", size=(320, 210)),
            renamed_pdf(world.folder / "in" / "b.jpg"),
        ]
    )
    settle(qtbot, session)
    card = panel.browse.intake
    assert card.words() == "1 file was added, 1 could not be taken in."
    assert card.alike.item(0).text() == "small.jpg looks the same as first.jpg"
    assert card.left.item(0).text().startswith("b.jpg")
    assert audit(panel) == []
    press(card.alike, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.form.isVisible() and not session.background.busy)
    assert panel.form.name.text() == "small.jpg"
    assert panel.form.alike.isVisible()
    click(panel.form.use_alike)
    settle(qtbot, session)
    assert panel.form.fields.lines["rights_holder"].text() == "Jo"
