"""Captions and transcripts: kept with a real film, checked like the text, handed to platforms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.errors import BadInput, EnvironmentFault
from ccgcompose.host.darkroom import FolderDarkroom
from ccgcompose.host.mediafiles import FolderMediaFiles
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.outbox import thaw
from ccgcompose.usecases.spoken import LONGEST_WORDS
from tests.unit.host.film_material import film, sound
from tests.unit.usecases.world import World

VTT = "WEBVTT\n\n00:00.000 --> 00:01.500\n{}\n"


@pytest.fixture
def desk(world: World) -> Desk:
    files = world.context.files
    assert isinstance(files, FolderMediaFiles)
    return Desk(replace(world.context, darkroom=FolderDarkroom(files)), "publisher-1")


@pytest.fixture
def clip(world: World) -> str:
    return world.desk.library.add(world.amara, film(world.folder / "clinic.mp4"), "A tour of the clinic").id


def captions(world: World, words: str = "Our clinics open on Monday.") -> Path:
    source = world.folder / "clinic.vtt"
    source.write_text(VTT.format(words), encoding="utf-8")
    return source


def rules(world: World, media_id: str) -> set[str]:
    found = world.desk.compose.check(
        world.content(media=(media_id,)), world.amara, world.desk.compose.surroundings()
    )
    return {each.rule for each in found if each.media_id == media_id}


def test_a_film_asks_for_captions_until_it_has_them(world: World, desk: Desk, clip: str) -> None:
    assert "ACC001" in rules(world, clip)
    desk.spoken.caption(world.amara, clip, captions(world), "en-gb")
    assert "ACC001" not in rules(world, clip)
    assert desk.past.verify().intact


def test_captions_in_a_language_take_the_place_of_those_before(world: World, desk: Desk, clip: str) -> None:
    desk.spoken.caption(world.amara, clip, captions(world), "en-GB")
    desk.spoken.caption(world.amara, clip, captions(world, "Croeso."), "cy", "Welsh")
    asset = desk.spoken.caption(world.amara, clip, captions(world, "Welcome."), "en_GB")
    assert [(each.language, each.label, each.text) for each in asset.captions] == [
        ("cy", "Welsh", "Croeso."),
        ("en-GB", "English", "Welcome."),
    ]
    assert desk.spoken.transcribe_captions(world.amara, clip).transcript == "Croeso."
    left = desk.spoken.uncaption(world.amara, clip, "CY")
    assert [each.language for each in left.captions] == ["en-GB"]
    with pytest.raises(BadInput, match="has no captions in “cy”"):
        desk.spoken.uncaption(world.amara, clip, "cy")


def test_what_is_said_in_captions_is_checked_like_the_text(world: World, desk: Desk, clip: str) -> None:
    desk.spoken.caption(world.amara, clip, captions(world, "NHS number 943 476 5919"), "en-GB")
    assert "PAT001" in rules(world, clip)


def test_platforms_are_handed_captions_and_transcript(world: World, desk: Desk, clip: str) -> None:
    world.permit(clip)
    desk.spoken.caption(world.amara, clip, captions(world), "en-GB")
    desk.spoken.transcribe_captions(world.amara, clip)
    post_id = world.published(media=(clip,))
    with world.store.read() as unit:
        (publication,) = unit.publications.for_post(post_id)
        (delivery,) = unit.publications.deliveries(publication.id)
        (attempt,) = unit.publications.attempts(delivery.id)
    (medium,) = thaw(attempt.request).media
    (handed,) = medium.captions
    assert (handed.language, handed.label, handed.filename) == ("en-GB", "English", "clinic.vtt")
    assert (
        world.context.files.path(handed.sha256)
        .read_text(encoding="utf-8")
        .startswith("WEBVTT\n\n00:00:00.000")
    )
    assert (medium.transcript, medium.kind) == ("Our clinics open on Monday.", "video")


def test_a_sound_wants_a_transcript(world: World, desk: Desk) -> None:
    talk = desk.library.add(world.amara, sound(world.folder / "talk.m4a", "aac"), "A talk").id
    assert "ACC001" in rules(world, talk)
    assert desk.spoken.transcribe(world.amara, talk, " Welcome. ").transcript == "Welcome."
    assert "ACC001" not in rules(world, talk)


def test_what_cannot_be_right_is_refused(world: World, desk: Desk, clip: str) -> None:
    long = world.folder / "long.srt"
    long.write_text("1\n00:00:01,000 --> 00:01:00,000\nMuch later\n")
    with pytest.raises(
        BadInput, match=r"long\.srt has captions until 00:01:00\.000, but clinic\.mp4 ends at 00:00"
    ):
        desk.spoken.caption(world.amara, clip, long, "en-GB")
    with pytest.raises(BadInput, match="is no language"):
        desk.spoken.caption(world.amara, clip, captions(world), "English")
    with pytest.raises(BadInput, match="neither film nor sound"):
        desk.spoken.caption(world.amara, world.picture(), captions(world), "en-GB")
    with pytest.raises(BadInput, match="has no captions"):
        desk.spoken.transcribe_captions(world.amara, clip)
    with pytest.raises(BadInput, match="200,000 are the most"):
        desk.spoken.transcribe(world.amara, clip, "x" * (LONGEST_WORDS + 1))
    with pytest.raises(EnvironmentFault):
        world.desk.spoken.caption(world.amara, clip, captions(world), "en-GB")
