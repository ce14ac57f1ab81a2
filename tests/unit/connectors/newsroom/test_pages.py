"""The pages: what readers, browsers and assistive technology find in them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.newsroom.templates import source
from connectors.newsroom.view import moment
from connectors.newsroom.wording import paragraphs
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, picture, request
from tests.contract.connector_platform import HOSTILE
from tests.unit.connectors.newsroom.pages import Element, read_page
from tests.unit.connectors.newsroom.world import NewsroomWorld

TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "link",
        "body",
        "header",
        "main",
        "footer",
        "nav",
        "article",
        "section",
    ),
    *("a", "p", "h1", "h2", "div", "span", "bdi", "strong", "time", "ul", "li", "br", "img", "figure"),
    "figcaption",
}


@pytest.fixture
def pages(web_world: NewsroomWorld, files: PictureFolder) -> tuple[Element, Element]:
    """A corrected post with two pictures and a logo, and the list that names it."""
    logo = files.keep(picture("red", (40, 40)))
    account = replace(web_world.account, brand=replace(web_world.account.brand, logo_sha256=logo))
    media = (medium(files, "navy", "The entrance", "Photograph: Sam Reed"), medium(files, "teal", "A nurse"))
    wanted = request(account, media=media)
    receipt = web_world.connector.publish(wanted, files, NOW)
    better = corrected(wanted, f"{wanted.text}\n\nOn Tuesday.", "The day was wrong: see nhs.uk/flu.")
    web_world.connector.correct(better, receipt, files, NOW + timedelta(hours=1))
    (post,) = (web_world.folder / "posts").iterdir()
    return read_page(post), read_page(web_world.folder / "index.html")


def test_every_page_has_its_landmarks_and_one_heading(pages: tuple[Element, Element]) -> None:
    for page in pages:
        assert page.one("html").attributes["lang"] == "en-GB"
        assert page.one("title").text
        assert len(page.all("h1")) == len(page.all("main")) == len(page.one("body").all("footer")) == 1
        skip = page.one("body").all("a")[0]
        assert skip.attributes["href"] == f"#{page.one('main').attributes['id']}"
        assert all("alt" in image.attributes for image in page.all("img"))
        ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
        assert len(ids) == len(set(ids))
        assert all(nav.attributes["aria-label"] for nav in page.all("nav"))


def test_no_page_runs_or_loads_anything_foreign(pages: tuple[Element, Element]) -> None:
    for page in pages:
        policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy
        for element in page.all():
            assert element.tag in TAGS
            assert not any(name.startswith("on") or name == "style" for name in element.attributes)
        loaded = [e.attributes["src"] for e in page.all("img")]
        loaded += [
            e.attributes["href"] for e in page.all("link") if e.attributes["rel"] in ("stylesheet", "icon")
        ]
        assert loaded
        assert not any("//" in address for address in loaded)


def test_the_style_loads_nothing_and_covers_its_ways() -> None:
    style = source("style.css")
    assert not re.search(r"url\(|@import|expression", style)
    for wanted in ("prefers-color-scheme: dark", "@media print", ":focus-visible", "max-width: 40rem"):
        assert wanted in style


def test_a_post_is_described_for_those_who_share_it(pages: tuple[Element, Element]) -> None:
    post, _ = pages
    properties = {
        e.attributes["property"]: e.attributes["content"]
        for e in post.all("meta")
        if "property" in e.attributes
    }
    assert properties["og:title"] == "Flu clinics open on Monday"
    assert properties["og:site_name"] == "NHS Exampleshire"
    assert properties["og:url"].startswith("https://news.example.nhs.uk/posts/flu-clinics-open-on-monday-")
    assert properties["og:image"].startswith("https://news.example.nhs.uk/media/")
    assert properties["og:image:alt"] == "The entrance"
    assert properties["article:published_time"] == "2026-11-24T09:00:00Z"
    assert properties["article:modified_time"] == "2026-11-24T10:00:00Z"
    assert (
        post.one("meta", name="description").attributes["content"].startswith("Flu clinics open on Monday at")
    )


def test_a_post_carries_the_brand_and_the_times(pages: tuple[Element, Element]) -> None:
    post, index = pages
    for page in pages:
        assert "NHS Exampleshire" in page.one("a", "brand").text
        assert "the people who plan and buy health care" in page.one("footer").text
        assert len(page.one("footer").all("a", href="https://www.exampleshire.nhs.uk")) == 1
        assert page.one("img", "logo").attributes["src"].endswith(".png")
    assert post.one("p", "when").text == "Published 24 November 2026, 9am · Edited 24 November 2026"
    assert post.one("p", "when").all("time")[0].attributes["datetime"] == "2026-11-24T09:00:00+00:00"
    assert index.one("p", "when").text == "24 November 2026, 9am · Edited 24 November 2026"


def test_links_are_made_clickable_in_text_and_notes(pages: tuple[Element, Element]) -> None:
    post, _ = pages
    (link,) = post.one("div", "text").all("a")
    assert link.attributes["href"] == link.text == "https://www.nhs.uk/vaccinations/flu-vaccine/"
    (noted,) = post.one("section", "edits").all("a")
    assert (noted.attributes["href"], noted.text) == ("https://nhs.uk/flu", "nhs.uk/flu")


def test_lines_and_paragraphs_are_kept_and_hashtags_are_plain(pages: tuple[Element, Element]) -> None:
    post, _ = pages
    shown = [p.text for p in post.one("div", "text").all("p")]
    assert shown[0] == "Flu clinics open on Monday at Park Lane Health Centre.\nNo appointment is needed."
    assert shown[2:] == ["#FluJab", "On Tuesday."]


def test_times_are_the_organisations_own(tmp_path: Path) -> None:
    summer = NOW.replace(month=7)
    assert moment(summer, "Europe/London").shown == "24 July 2026, 10am"
    assert moment(summer, "Europe/London").local == "2026-07-24T10:00:00+01:00"
    assert moment(summer, "Asia/Kolkata").shown == "24 July 2026, 2:30pm"


def test_a_first_line_that_is_the_title_is_not_said_twice(world: NewsroomWorld, files: PictureFolder) -> None:
    twice = request(world.account, title="Clinics open", text="Clinics  open\n\nCome along.")
    linked = request(
        world.account, "delivery-2", title="See nhs.uk/flu", text="See nhs.uk/flu\n\nCome along."
    )
    receipts = [world.connector.publish(wanted, files, NOW) for wanted in (twice, linked)]
    shown = [world.public()[receipt.remote_id].text for receipt in receipts]
    assert shown == ["Come along.", "See nhs.uk/flu\n\nCome along."]


@pytest.mark.parametrize(
    "title", ["", "💉", "مرحبا", "con", "x" * 300, "../../../etc/passwd", "a/b\\c:d*e?f"]
)
def test_no_title_steers_a_file_name(world: NewsroomWorld, files: PictureFolder, title: str) -> None:
    world.connector.publish(request(world.account, title=title), files, NOW)
    (page,) = (world.folder / "posts").iterdir()
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,60}-[0-9a-f]{12}\.html", page.name)
    assert read_page(page).one("h1").text


@pytest.mark.parametrize("key", ["../../x", "", "k" * 500, "\ud800", "CON", "a\0b"])
def test_no_key_steers_a_file_name(world: NewsroomWorld, files: PictureFolder, key: str) -> None:
    receipt = world.connector.publish(request(world.account, key), files, NOW)
    (record,) = (world.folder / ".newsroom/entries").iterdir()
    assert re.fullmatch(r"[0-9a-f]{64}\.json", record.name)
    assert list(world.public()) == [receipt.remote_id]


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_nothing_hostile_becomes_markup(world: NewsroomWorld, files: PictureFolder, hostile: str) -> None:
    brand = replace(
        world.account.brand, name=hostile, description=hostile, short_name=hostile, website=hostile
    )
    account = replace(world.account, brand=brand, name=hostile)
    wanted = replace(
        request(account, media=(medium(files, "navy", hostile, hostile),), title=hostile, text=hostile),
        subject=hostile,
        author=hostile,
        position=hostile,
    )
    receipt = world.connector.publish(wanted, files, NOW)
    world.connector.correct(corrected(wanted, hostile, hostile), receipt, files, NOW)
    for path in world.folder.rglob("*.html"):
        for element in read_page(path).all():
            assert element.tag in TAGS
            assert not any(name.startswith("on") for name in element.attributes)
            assert element.attributes.get("href", "").split(":")[0] not in ("javascript", "data", "vbscript")


@given(st.text())
def test_any_text_is_whole_in_its_paragraphs(text: str) -> None:
    from ccgcompose.domain.cleaning import clean

    joined = "".join(segment.text for lines in paragraphs(text) for line in lines for segment in line)
    assert "".join(joined.split()) == "".join(clean(text).split())
