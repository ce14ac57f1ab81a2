"""A permission in full, looked over by a second person, with a copy of its evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ccgcompose.usecases.permissions import PermissionForm
from tests.ui.audit import audit
from tests.ui.hands import click
from tests.ui.library.people import add_picture
from tests.ui.library.world import World
from ui.background import Background
from ui.library.panel import LibraryPanel
from ui.library.record_card import RecordCard

FORM = PermissionForm(
    rights_holder="Exampleshire Camera Club",
    licence="CC BY 4.0",
    kind="open licence",
    evidence="Contract 12",
    valid_from="2026-11-01",
    spdx_id="CC-BY-4.0",
    uses=("web", "social"),
    alterations=("crop",),
    territory="England",
    exclusivity="exclusive",
    credit_place="on the picture",
    source_type="trainedAlgorithmicMedia",
    granted_on="2026-10-30",
    licensor="Stock Ltd",
)


def shown(world: World, background: Background, qtbot: QtBot, person: str) -> LibraryPanel:
    """Return the library as a person sees it who has chosen the picture."""
    panel = LibraryPanel(world.session(background, world.priya if person == "priya" else world.amara))
    qtbot.addWidget(panel)
    panel.resize(1084, 660)
    panel.show()
    panel.select(world.desk.library.lines()[0].asset.id)
    qtbot.waitUntil(lambda: not background.busy and bool(panel.browse.detail.cards()))
    return panel


def card_of(panel: LibraryPanel) -> RecordCard:
    return panel.browse.detail.cards()[0]


@pytest.fixture
def evidence_id(world: World, tmp_path: Path) -> str:
    """The file behind a permission that Amara recorded."""
    file = tmp_path / "licence.pdf"
    file.write_bytes(b"%PDF-1.7 licence")
    kept = world.desk.evidence.add(world.amara, file, "Licence")
    form = PermissionForm(
        **{**{name: getattr(FORM, name) for name in FORM.__slots__}, "evidence_files": (kept.id,)}
    )
    world.desk.permissions.record(world.amara, add_picture(world), form)
    return kept.id


@pytest.mark.usefixtures("evidence_id")
def test_all_that_the_record_says_is_shown(world: World, background: Background, qtbot: QtBot) -> None:
    panel = shown(world, background, qtbot, "amara")
    said = dict(card_of(panel).facts.rows())
    assert said["SPDX id"] == "CC-BY-4.0"
    assert said["Uses"] == "Our own sites, Social media"
    assert said["Altering"] == "Cropping"
    assert (said["Territory"], said["Exclusivity"], said["Licensor"]) == ("England", "Exclusive", "Stock Ltd")
    assert (said["Credit"], said["Made by"], said["Granted on"]) == (
        "On the picture",
        "Made by AI",
        "30 Oct 2026",
    )
    assert card_of(panel).check.isHidden()  # who recorded it cannot look it over
    assert audit(panel) == []


@pytest.mark.usefixtures("evidence_id")
def test_a_second_person_says_that_it_was_looked_over(
    world: World, background: Background, qtbot: QtBot
) -> None:
    panel = shown(world, background, qtbot, "priya")
    click(card_of(panel).check)
    qtbot.waitUntil(lambda: not background.busy and card_of(panel).check.isHidden())
    (record,) = world.desk.library.lines()[0].permissions
    assert record.checked_by == world.priya.id


def test_a_copy_of_the_evidence_is_asked_for(
    world: World, background: Background, qtbot: QtBot, evidence_id: str
) -> None:
    panel = shown(world, background, qtbot, "amara")
    with qtbot.waitSignal(panel.browse.detail.evidenceWanted) as asked:
        card_of(panel).evidenceWanted.emit(evidence_id)
    assert asked.args == [evidence_id]
