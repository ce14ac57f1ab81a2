"""Whose face is on a picture of the post: looked at behind, said on the card, with the way there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.post import MediaUse
from ccgcompose.domain.region import EVERYWHERE
from ccgcompose.usecases.consent_form import ConsentForm
from tests.fakes.sight import FakeEyes
from tests.ui.audit import audit
from tests.ui.compose.hands import Hands
from tests.ui.compose.world import GOOD, World
from ui.background import Background
from ui.compose.media_card import MediaCard


@pytest.fixture
def eyes(world: World) -> FakeEyes:
    """What looks at the pictures: it sees one face."""
    seeing = FakeEyes(faces=1)
    world.see_with(seeing)
    return seeing


@pytest.fixture
def hands(eyes: FakeEyes, world: World, qtbot: QtBot, background: Background) -> Hands:
    """Amara at a window whose pictures are looked at."""
    return Hands(qtbot, world, world.session(background))


def card_of(hands: Hands, media_id: str) -> MediaCard:
    return hands.panel.media.cards()[media_id]


def put_in(hands: Hands, world: World) -> str:
    """Put a picture with a permission into a post and return its id."""
    asset = world.picture(alt_text="A nurse")
    world.permit(asset)
    content = replace(world.content(GOOD), media=(MediaUse(asset.id, "A nurse"),))
    hands.open(world.save(content))
    return asset.id


def test_a_face_is_seen_behind_and_asked_for_on_the_card(hands: Hands, world: World, eyes: FakeEyes) -> None:
    media_id = put_in(hands, world)
    hands.qtbot.waitUntil(lambda: card_of(hands, media_id).shows_people())
    hands.wait()
    badge = card_of(hands, media_id).people_badge
    assert (badge.kind, badge.text()) == ("record", "1 face: consent needed")
    assert len(eyes.looked) == 1
    assert hands.rules() == ["CONS001"]  # once: what the gate says of it is the same
    assert audit(hands.panel) == []


def test_the_card_and_the_check_lead_to_who_is_on_it(hands: Hands, world: World) -> None:
    shown: list[str] = []
    hands.session.navigator.showPeople.connect(shown.append)
    media_id = put_in(hands, world)
    hands.qtbot.waitUntil(lambda: "CONS001" in hands.rules())
    hands.press(card_of(hands, media_id).people_button)
    button = hands.card("CONS001").permission_button
    assert button.text() == "Say who it is"
    hands.press(button)
    assert shown == [media_id, media_id]


def test_a_consent_that_does_not_cover_the_account_is_said(hands: Hands, world: World) -> None:
    media_id = put_in(hands, world)
    hands.qtbot.waitUntil(lambda: card_of(hands, media_id).shows_people())
    amara = world.people["Amara Obi"]
    form = ConsentForm(
        name="Sam Patel", relation="staff", scope=("web",), given_on="2026-11-01", evidence="Folder 12"
    )
    record = world.desk.consents.record(amara, form)
    world.desk.consents.mark(amara, media_id, Resolution.STAFF, region=EVERYWHERE, consent_id=record.id)
    hands.session.navigator.recordsChanged.emit()
    hands.wait()
    badge = card_of(hands, media_id).people_badge
    assert (badge.kind, badge.text()) == ("ok", "1 person: settled")
    hands.choose("Short")  # a social network: the consent is for our own sites
    hands.wait()
    assert (badge.kind, badge.text()) == ("bad", "1 person: no consent in force")


def test_a_picture_without_people_says_nothing_of_them(
    world: World, qtbot: QtBot, background: Background
) -> None:
    eyes = FakeEyes()
    world.see_with(eyes)
    hands = Hands(qtbot, world, world.session(background))
    media_id = put_in(hands, world)
    hands.qtbot.waitUntil(lambda: len(eyes.looked) == 1)
    hands.wait()
    assert not card_of(hands, media_id).shows_people()


def test_a_dropped_picture_that_cannot_be_looked_at_stays(
    world: World, qtbot: QtBot, background: Background, tmp_path: Path
) -> None:
    world.see_with(FakeEyes(faces=1))
    hands = Hands(qtbot, world, world.session(background))
    file = tmp_path / "gone.png"
    Image.new("RGB", (300, 200), "#AE2573").save(file)
    asset = world.desk.library.add(world.people["Amara Obi"], file, "")
    world.desk.library.picture(asset).unlink()
    hands.write(GOOD)
    hands.panel.presenter.picturing.add([asset])
    hands.wait()
    assert list(hands.panel.media.cards()) == [asset.id]
