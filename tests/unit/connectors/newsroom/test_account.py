"""What an account may set, how its health is told, and what a preview says before it is complete."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.domain.account import BrandKit, LengthUnit
from ccgcompose.errors import OutcomeUnknown, Rejected
from connectors.newsroom.settings import settings_of, web_address
from tests.contract.connector_material import NOW, PictureFolder, account, corrected, request
from tests.unit.connectors.newsroom.world import NewsroomWorld

FOLDER = str(Path.cwd().root)


def test_settings_have_defaults() -> None:
    settings = settings_of(account("newsroom", folder=FOLDER))
    assert (settings.base_url, settings.language, settings.zone) == ("", "en-GB", "Europe/London")


def test_an_address_ends_with_one_slash() -> None:
    for written in (
        "https://news.example.nhs.uk",
        "https://news.example.nhs.uk/",
        " https://news.example.nhs.uk// ",
    ):
        found = settings_of(account("newsroom", folder=FOLDER, base_url=written))
        assert found.base_url == "https://news.example.nhs.uk/"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("folder", ""),
        ("folder", "relative/folder"),
        ("folder", "/with\0nothing"),
        ("base_url", "news.example.nhs.uk"),
        ("base_url", "ftp://news.example.nhs.uk/"),
        ("base_url", "javascript:alert(1)"),
        ("base_url", "https://user@news.example.nhs.uk/"),
        ("base_url", 'https://news.example.nhs.uk/"><script>'),
        ("base_url", "https://news.example.nhs.uk/?x=1"),
        ("language", 'en"><script>'),
        ("language", "english language"),
        ("zone", "Europe/Atlantis"),
        ("zone", "../../etc/passwd"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(
    world: NewsroomWorld, files: PictureFolder, name: str, value: str
) -> None:
    strange = replace(world.account, settings={**world.account.settings, name: value})
    with pytest.raises(Rejected) as caught:
        world.connector.publish(request(strange), files, NOW)
    assert caught.value.next
    with pytest.raises(OutcomeUnknown):
        world.connector.find(request(strange), NOW)
    assert not world.connector.verify(strange).ok
    assert list(world.folder.iterdir()) == []


@pytest.mark.parametrize("colour", ["blue", "#05b", "#005EB8;} body{display:none", "#GGGGGG"])
def test_a_brand_colour_is_a_colour(world: NewsroomWorld, files: PictureFolder, colour: str) -> None:
    strange = replace(world.account, brand=replace(world.account.brand, colour=colour))
    with pytest.raises(Rejected, match="colour"):
        world.connector.publish(request(strange), files, NOW)


def test_an_incomplete_brand_kit_publishes_nothing(world: NewsroomWorld, files: PictureFolder) -> None:
    bare = replace(world.account, brand=BrandKit(name="NHS Exampleshire"))
    with pytest.raises(Rejected, match="short name, description, website missing"):
        world.connector.publish(request(bare), files, NOW)
    health = world.connector.verify(bare)
    assert (health.ok, health.remedy) == (False, "Complete the brand kit of the account.")


def test_health_says_that_feeds_need_an_address(world: NewsroomWorld, web_world: NewsroomWorld) -> None:
    assert "no web address yet" in world.connector.verify(world.account).message
    assert "https://news.example.nhs.uk/" in web_world.connector.verify(web_world.account).message


def test_health_compares_the_pages_with_the_brand_kit(world: NewsroomWorld, files: PictureFolder) -> None:
    world.connector.publish(request(world.account), files, NOW)
    assert world.connector.verify(world.account).ok
    renamed = replace(world.account, brand=replace(world.account.brand, name="NHS Elsewhere"))
    health = world.connector.verify(renamed)
    assert not health.ok
    assert "“NHS Exampleshire”" in health.message
    assert health.remedy
    (world.folder / "index.html").write_text("Somebody else's page")
    assert "no name" in world.connector.verify(world.account).message


def test_health_writes_nothing_that_readers_see(world: NewsroomWorld) -> None:
    world.connector.verify(world.account)
    assert [path for path in world.folder.rglob("*") if path.is_file() and path.name != "lock"] == []


def test_health_names_a_folder_that_is_not_there(world: NewsroomWorld) -> None:
    world.folder.rmdir()
    health = world.connector.verify(world.account)
    assert not health.ok
    assert str(world.folder) in health.message


def test_the_limits_are_wide(world: NewsroomWorld) -> None:
    limits = world.connector.limits(world.account)
    assert (limits.max_length, limits.unit, limits.max_media) == (None, LengthUnit.GRAPHEMES, 20)
    assert limits.can_edit


def test_a_preview_needs_no_folder_yet(world: NewsroomWorld) -> None:
    unfinished = replace(world.account, settings={"zone": "nowhere"})
    wanted = request(unfinished)
    facts = world.connector.preview(corrected(wanted, wanted.text, "A link was added."))
    assert facts.footer == "Vaccination · Published 24 November 2026, 9am"
    assert facts.paragraphs[-1] == "Edited 24 November 2026: A link was added."
    assert facts.links == ("https://www.nhs.uk/vaccinations/flu-vaccine/",)
    assert facts.colour == "#005EB8"
    assert facts.folded_after is None


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("www.exampleshire.nhs.uk", "https://www.exampleshire.nhs.uk"),
        ("http://example.org", "http://example.org"),
        ("mailto:somebody@example.org", ""),
        ("https://example.org/<b>", ""),
        ("", ""),
    ],
)
def test_a_web_address_is_completed_or_nothing(written: str, address: str) -> None:
    assert web_address(written) == address
