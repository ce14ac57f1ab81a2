"""Captions and transcripts of films, from the library."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.hands import click, type_text
from tests.ui.library.people import add_picture
from tests.ui.library.world import World
from tests.unit.host.film_material import film
from ui.library.panel import LibraryPanel
from ui.library.spoken_part import SpokenPart
from ui.session import Session

CAPTIONS = "1\n00:00:00,000 --> 00:00:00,900\nCome and get your jab.\n"


@pytest.fixture
def part(world: World, panel: LibraryPanel, session: Session, qtbot: QtBot, tmp_path: Path) -> SpokenPart:
    """What is shown of a film."""
    asset = world.desk.library.add(world.amara, film(tmp_path / "clinic.mp4"), "A film of a clinic")
    panel.select(asset.id)
    settle(qtbot, session)
    return panel.browse.detail.spoken


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy, timeout=20_000)


def test_a_film_asks_for_captions_and_says_how_long_it_is(part: SpokenPart, panel: LibraryPanel) -> None:
    assert not part.isHidden()
    assert panel.browse.detail.people.isHidden()
    assert "min" in panel.browse.detail._facts.text()
    assert audit(panel) == []


def test_captions_are_added_and_give_the_transcript(
    part: SpokenPart, world: World, panel: LibraryPanel, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "clinic.srt"
    file.write_text(CAPTIONS, encoding="utf-8")
    part.captionsWanted.emit(file, "en-GB")
    settle(qtbot, session)
    assert part.languages() == ["en-GB"]
    click(part.take)
    settle(qtbot, session)
    assert part.transcript.text() == "Come and get your jab."
    assert world.desk.library.get(panel.browse.detail.media_id).transcript == "Come and get your jab."
    part.removeWanted.emit("en-GB")
    settle(qtbot, session)
    assert part.languages() == []


def test_a_transcript_is_typed_and_kept(
    part: SpokenPart, world: World, panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    assert not part.keep.isEnabled()
    type_text(part.transcript, "Book your jab today.")
    click(part.keep)
    settle(qtbot, session)
    assert world.desk.library.get(panel.browse.detail.media_id).transcript == "Book your jab today."
    assert not part.keep.isEnabled()


def test_what_are_no_captions_is_said(
    part: SpokenPart, panel: LibraryPanel, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "clinic.srt"
    file.write_text("no captions", encoding="utf-8")
    part.captionsWanted.emit(file, "en-GB")
    settle(qtbot, session)
    assert panel.browse.problem.isVisible()
    part.captionsWanted.emit(file, "no language at all")
    settle(qtbot, session)
    assert part.languages() == []


def test_a_picture_has_no_such_part(
    world: World, panel: LibraryPanel, session: Session, qtbot: QtBot
) -> None:
    panel.select(add_picture(world))
    settle(qtbot, session)
    assert panel.browse.detail.spoken.isHidden()
