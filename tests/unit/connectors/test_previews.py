"""What a preview shows on platforms that show nothing but words is what the public will read, word for word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.usecases.ports.connector import Connector, OutgoingMedia, PreviewFacts, PublishRequest
from connectors.bluesky.connector import Bluesky
from connectors.facebook.connector import Facebook
from connectors.facebook.wording import message_of
from connectors.instagram.connector import Instagram
from connectors.instagram.wording import caption_of, comment_of
from connectors.x.connector import X
from tests.contract.connector_material import account, corrected, request
from tests.fakes.tools import idle_tools

TITLE = "Flu clinics open on Monday"
TEXT = f"{TITLE}\n\nAsk @NHSExampleshire about #FluJab: https://www.nhs.uk/flu-jab"
CREDIT = "Film: Sam Reed"
NOTE = "The day was wrong."
FILM = OutgoingMedia("0" * 64, "walk.mp4", "video/mp4", 640, 360, "A walk", CREDIT, kind="video")
PICTURES = tuple(
    OutgoingMedia(digit * 64, f"{digit}.jpg", "image/jpeg", 640, 360, "A wall", f"Photograph: {digit}")
    for digit in "12"
)


def wanted(platform: str, media: tuple[OutgoingMedia, ...] = (), **settings: str) -> PublishRequest:
    return request(account(platform, **settings), title=TITLE, text=TEXT, media=media)


def read(facts: PreviewFacts) -> str:
    assert (facts.heading, facts.byline, facts.footer) == ("", "", "")
    return "\n\n".join(facts.paragraphs)


@pytest.mark.parametrize("media", [(), (FILM,), PICTURES])
def test_facebook_shows_its_message(tmp_path: Path, media: tuple[OutgoingMedia, ...]) -> None:
    post = wanted("facebook", media)
    facts = Facebook(idle_tools(tmp_path)).preview(post)
    assert read(facts) == message_of(post)
    assert facts.links == ("https://www.nhs.uk/flu-jab",)
    assert (CREDIT in read(facts)) == (media == (FILM,))  # a photograph has a place of its own for it
    assert (facts.card is None) == bool(media)
    better = corrected(post, f"{TEXT}\n---\nBring your letter.", NOTE)
    assert read(Facebook(idle_tools(tmp_path)).preview(better)) == message_of(better)


def test_instagram_shows_its_caption_or_the_comment_that_corrects_it(tmp_path: Path) -> None:
    post = wanted("instagram", PICTURES)
    facts = Instagram(idle_tools(tmp_path)).preview(post)
    assert read(facts).replace("\n\n", "\n") == caption_of(post).replace("\n\n", "\n")
    assert read(facts).endswith("Photograph: 1\nPhotograph: 2")
    assert (facts.links, facts.crop) == ((), (640, 360))
    twice = corrected(corrected(post, TEXT, NOTE), TEXT, "The hour too.")
    comment = read(Instagram(idle_tools(tmp_path)).preview(twice))
    assert comment == comment_of(twice, 1)
    assert NOTE not in comment


@pytest.mark.parametrize("connector", [X, Bluesky])
def test_a_reply_is_shown_as_it_will_be_sent(tmp_path: Path, connector: type[X] | type[Bluesky]) -> None:
    ours: Connector = connector(idle_tools(tmp_path))
    post = wanted(ours.platform)
    first = ours.preview(post)
    assert read(first) == TEXT
    assert first.card is not None
    assert read(ours.preview(corrected(post, TEXT, NOTE))) == f"Correction: {NOTE}\n\n{TEXT}"
    long = ours.preview(corrected(post, f"{TEXT} {'Find out more about it. ' * 12}", NOTE))
    assert long.parts[0].startswith(f"Correction: {NOTE}")
    assert [part.rpartition(" ")[2] for part in long.parts] == ["(1/2)", "(2/2)"]


def test_an_edit_on_x_is_shown_with_its_note_under_it(tmp_path: Path) -> None:
    post = wanted("x", edits="on")
    facts = X(idle_tools(tmp_path)).preview(corrected(post, TEXT, NOTE))
    assert read(facts) == f"{TEXT}\n\nEdited 24 November 2026: {NOTE}"


def test_a_thread_has_no_card_of_a_post_with_pictures(tmp_path: Path) -> None:
    ours = X(idle_tools(tmp_path))
    thread = replace(wanted("x", PICTURES), text=f"{TEXT}\n---\nBring your letter.")
    facts = ours.preview(thread)
    assert facts.parts == (f"{TEXT} (1/2)", "Bring your letter. (2/2)")
    assert facts.card is None
