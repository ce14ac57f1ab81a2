"""What is an episode and what is none; its page; and what a health check says of a podcast."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.errors import Rejected, TooLarge
from connectors.podcast.chapters import chapters_of
from connectors.podcast.connector import Podcast
from tests.contract.connector_material import NOW, PictureFolder, account, medium, picture, request
from tests.unit.connectors.newsroom.pages import VOID, read_page
from tests.unit.connectors.newsroom.world import everything
from tests.unit.connectors.podcast.world import SETTINGS, PodcastWorld, artwork, podcast_world, sound


def test_a_post_without_a_sound_is_no_episode(world: PodcastWorld, files: PictureFolder) -> None:
    with pytest.raises(Rejected, match="no sound"):
        world.connector.publish(
            request(world.account, media=(medium(files, "navy", "The entrance"),)), files, NOW
        )
    assert everything(world.folder) == {}


def test_two_sounds_are_two_episodes(world: PodcastWorld, files: PictureFolder) -> None:
    media = (sound(files, "one"), sound(files, "two"))
    with pytest.raises(Rejected, match="2 sounds"):
        world.connector.publish(request(world.account, media=media), files, NOW)
    assert everything(world.folder) == {}


@pytest.mark.parametrize("mime", ["audio/ogg", "video/webm", "application/x-msdownload", ""])
def test_a_kind_that_programs_do_not_play_is_refused(
    world: PodcastWorld, files: PictureFolder, mime: str
) -> None:
    with pytest.raises(Rejected, match="do not play"):
        world.connector.publish(request(world.account, media=(sound(files, mime=mime),)), files, NOW)
    assert everything(world.folder) == {}


def test_a_sound_that_is_gone_is_refused_whole(world: PodcastWorld, files: PictureFolder) -> None:
    lost = sound(files)
    (files.folder / lost.sha256).unlink()
    with pytest.raises(Rejected, match="cannot be read"):
        world.connector.publish(request(world.account, media=(lost,)), files, NOW)
    assert everything(world.folder) == {}


def test_a_sound_lost_from_the_folder_is_put_back(world: PodcastWorld, files: PictureFolder) -> None:
    wanted = request(world.account, media=(sound(files, artwork=artwork(files)),))
    world.connector.publish(wanted, files, NOW)
    before = everything(world.folder)
    for path in [*(world.folder / "media").iterdir(), *(world.folder / "posts").iterdir()]:
        if not path.name.startswith("."):
            path.unlink()
    world.connector.publish(wanted, files, NOW)
    assert everything(world.folder) == before


def test_a_title_too_long_for_programs_is_told(world: PodcastWorld, files: PictureFolder) -> None:
    wanted = replace(request(world.account, media=(sound(files),)), title="x" * 256)
    with pytest.raises(TooLarge, match="256"):
        world.connector.publish(wanted, files, NOW)


@pytest.mark.parametrize(
    ("mime", "ending", "kind"),
    [
        ("audio/mp4", ".m4a", "audio/x-m4a"),
        ("video/mp4", ".mp4", "video/mp4"),
        ("audio/mpeg", ".mp3", "audio/mpeg"),
    ],
)
def test_the_page_has_a_player_and_what_is_said(
    world: PodcastWorld, files: PictureFolder, mime: str, ending: str, kind: str
) -> None:
    heard = sound(files, mime=mime, kind=kind.partition("/")[0])
    world.connector.publish(request(world.account, media=(heard,)), files, NOW)
    (path,) = (world.folder / "posts").glob("*.html")
    VOID.add("track")
    page = read_page(path)
    player = page.one(kind.partition("/")[0])
    assert player.attributes["src"].endswith(ending)
    assert (path.parent / player.attributes["src"]).resolve().read_bytes() == files.path(
        heard.sha256
    ).read_bytes()
    assert player.attributes["aria-label"] == "Flu clinics open on Monday"
    assert [each.text for each in page.one("details").all("p")] == [
        "Welcome to the flu clinic.",
        "It opens on Monday.",
    ]
    assert "media-src 'self'" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("category", "Hospitals"),
        ("category", "Government > Medicine"),
        ("email", "nobody"),
        ("explicit", "perhaps"),
        ("locked", "perhaps"),
        ("licence", "ours javascript:alert(1)"),
        ("guid", "1234"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(
    world: PodcastWorld, files: PictureFolder, setting: str, value: str
) -> None:
    world.account = replace(world.account, settings=world.account.settings | {setting: value})
    with pytest.raises(Rejected):
        world.connector.publish(request(world.account, media=(sound(files),)), files, NOW)
    health = world.connector.verify(world.account)
    assert not health.ok
    assert health.remedy
    assert everything(world.folder) == {}


def test_what_directories_would_ask_for_is_told_and_stands_in_no_way(
    tmp_path: Path, files: PictureFolder
) -> None:
    world = podcast_world(tmp_path / "podcast", files)
    health = world.connector.verify(world.account)
    assert health.ok
    assert [fact.label for fact in health.facts if not fact.ok] == ["Web address", "Owner's e-mail address"]
    assert "Directories would not take the podcast yet" in health.message


@pytest.mark.parametrize(
    ("edges", "kind", "ok"),
    [
        ((1400, 1400), "PNG", True),
        ((3000, 3000), "JPEG", True),
        ((1399, 1399), "PNG", False),
        ((3001, 3001), "JPEG", False),
        ((1400, 1500), "PNG", False),
        ((1400, 1400), "GIF", False),
    ],
)
def test_artwork_of_the_wrong_size_is_told(
    world: PodcastWorld, files: PictureFolder, edges: tuple[int, int], kind: str, ok: bool
) -> None:
    logo = files.keep(picture("navy", edges, kind))
    world.account = replace(world.account, brand=replace(world.account.brand, logo_sha256=logo))
    world.connector.publish(request(world.account, media=(sound(files),)), files, NOW)
    health = world.connector.verify(world.account)
    (fact,) = [fact for fact in health.facts if fact.label == "Artwork"]
    assert fact.ok == ok
    assert health.ok


def test_a_podcast_without_artwork_is_told() -> None:
    health = Podcast().verify(account("podcast", folder="/nowhere/at/all", **SETTINGS))
    assert not health.ok


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("00:00 Start\n01:30 Middle", [0, 90]),
        ("00:00:00 Start\n(01:00:05) End", [0, 3605]),
        ("[00:10] – Start\n00:20 End", [10, 20]),
        ("We open at 10:30 today\nand close at 12:30 tomorrow", []),
        ("10:30 The clinic opens", []),
        ("00:10 One\n00:05 Two", []),
        ("00:10 One\n00:10 Two", []),
        ("00:10\n00:20", []),
        ("00:75 One\n00:80 Two", []),
        ("", []),
    ],
)
def test_a_list_of_times_becomes_chapters(text: str, starts: list[int]) -> None:
    assert [chapter.start for chapter in chapters_of(text)] == starts


def test_times_behind_the_end_are_no_chapters() -> None:
    assert chapters_of("00:00 Start\n20:00 End", 754_000) == ()
