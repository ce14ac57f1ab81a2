"""The LinkedIn connector against a strict double: the whole contract, and the fault matrix at every call."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown, Rejected, Unreachable
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.page_reader import Page
from tests.contract.connector_contract import ConnectorContract, Shows
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, picture, request
from tests.live.doubles.linkedin_facts import AUTHOR, TOKEN
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault
from tests.live.linkedin_world import LinkedInWorld, film, linkedin_world

NHS = "https://www.nhs.uk/vaccinations/flu-vaccine/"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[LinkedInWorld]:
    with linkedin_world(tmp_path / "platforms") as made:
        yield made


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


class TestLinkedIn(ConnectorContract):
    shows = Shows(title=False, byline=False, subject=False, credits=False)

    @pytest.fixture
    def platform(self, world: LinkedInWorld) -> LinkedInWorld:
        return world


def wanted(world: LinkedInWorld, files: PictureFolder, key: str) -> PublishRequest:
    media = (medium(files, "navy", "The entrance"), medium(files, "teal", "A nurse"))
    return request(world.account, key, media=media, text=f"Flu clinics open on Monday. Number {key}.")


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def correcting(better: PublishRequest, original: Receipt, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.correct(better, original, files, now)


@pytest.mark.parametrize("twice", [True, False], ids=["takes the same words again", "refuses the same words"])
@pytest.mark.parametrize("fault", Fault)
def test_a_post_is_out_once_whatever_fails(
    world: LinkedInWorld, files: PictureFolder, fault: Fault, twice: bool
) -> None:
    world.hurry_for(fault)
    world.state.twice = twice
    world.state.slow = 0
    calls = count_calls(world, publishing(wanted(world, files, "first"), files))
    assert calls == 8  # each picture begun, sent, looked at; what is there before; the post
    for number in range(calls):
        post = wanted(world, files, f"{fault.name.lower()}-{number}")
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        shown = world.public()[ending.receipt.remote_id]
        assert [alt for _, alt, _ in shown.pictures] == ["The entrance", "A nurse"]


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize(("kind", "calls"), [("a film", 7), ("a card", 5)])
def test_a_film_and_a_card_are_out_once_whatever_fails(
    world: LinkedInWorld, files: PictureFolder, kind: str, calls: int, fault: Fault
) -> None:
    """A film: begun, two parts, captions, ended, looked at; then what is there before, and the post."""
    world.hurry_for(fault)
    world.state.slow = 0
    world.pages[NHS] = Page("Flu vaccine", "Who can have it.", picture("navy"), "image/png")
    media = (film(files),) if kind == "a film" else ()
    first = request(world.account, "first", media=media, text=f"First. {NHS}")
    assert count_calls(world, publishing(first, files)) == calls + bool(media)
    for number in range(calls + bool(media)):
        post = replace(first, key=f"{fault.name.lower()}-{number}", text=f"{fault.name} {number}. {NHS}")
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        content = world.state.posts[ending.receipt.remote_id]["content"]
        shown = content["media"]["id"] if media else content["article"]["thumbnail"]
        wanted_bytes = files.path(media[0].sha256).read_bytes() if media else picture("navy")
        assert world.state.bytes_of(shown) == wanted_bytes


def test_a_link_has_the_card_that_its_page_gives(world: LinkedInWorld, files: PictureFolder) -> None:
    world.pages[NHS] = Page("Flu vaccine", "Who can have it.")
    receipt = world.connector.publish(request(world.account), files, NOW)
    article = {"source": NHS, "title": "Flu vaccine", "description": "Who can have it."}
    assert world.state.posts[receipt.remote_id]["content"] == {"article": article}
    off = replace(world.account, settings=world.account.settings | {"link_cards": "off"})
    plain = world.connector.publish(request(off, "two"), files, NOW)
    assert "content" not in world.state.posts[plain.remote_id]
    assert world.pages_read == [NHS]
    card = world.connector.preview(request(world.account)).card
    assert card is not None
    assert card.address == NHS


def test_a_page_that_cannot_be_read_leaves_the_link_in_the_text(
    world: LinkedInWorld, files: PictureFolder
) -> None:
    receipt = world.connector.publish(request(world.account), files, NOW)
    assert "content" not in world.state.posts[receipt.remote_id]
    assert NHS in world.public()[receipt.remote_id].text


def test_two_programs_at_once_make_one_post(world: LinkedInWorld, files: PictureFolder) -> None:
    post = request(world.account)
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(world.restarted().publish, post, files, NOW) for _ in range(2)]
        receipts = {each.result().remote_id for each in both}
    assert receipts == set(world.public())
    assert len(receipts) == 1


@pytest.mark.parametrize("fault", Fault)
def test_a_correction_is_out_once_whatever_fails(
    world: LinkedInWorld, files: PictureFolder, fault: Fault
) -> None:
    world.hurry_for(fault)
    for number in range(2):
        post = request(world.account, f"{fault.name.lower()}-{number}", text=f"Monday. {fault.name}{number}.")
        original = world.restarted().publish(post, files, world.clock.now())
        better = corrected(post, f"{post.text} It is Tuesday.", "The day was wrong.")
        ending = check_fault(world, better, correcting(better, original, files), number, fault)
        assert ending.receipt is not None
        shown = world.public()[ending.receipt.remote_id]
        assert shown.edit_notes == ("Edited 24 November 2026: The day was wrong.",)


def test_what_is_sent_is_what_the_documents_name(world: LinkedInWorld, files: PictureFolder) -> None:
    world.state.slow = 0
    world.connector.publish(wanted(world, files, "first"), files, NOW)
    begun, sent, looked, *_, before, made = world.proxy.asked
    assert (begun.method, begun.path) == ("POST", "/rest/images?action=initializeUpload")
    assert json.loads(begun.body) == {"initializeUploadRequest": {"owner": AUTHOR}}
    assert (sent.method, sent.headers["content-type"]) == ("PUT", "image/png")
    assert looked.path == "/rest/images/urn%3Ali%3Aimage%3AC50000AQ"
    assert before.path == (
        "/rest/posts?q=author&author=urn%3Ali%3Aorganization%3A2414183&count=50&sortBy=LAST_MODIFIED"
    )
    assert before.headers["x-restli-method"] == "FINDER"
    assert (made.headers["linkedin-version"], made.headers["x-restli-protocol-version"]) == (
        "202607",
        "2.0.0",
    )
    assert json.loads(made.body) == {
        "author": AUTHOR,
        "commentary": "Flu clinics open on Monday. Number first.",
        "visibility": "PUBLIC",
        "distribution": {
            "feedDistribution": "MAIN_FEED",
            "targetEntities": [],
            "thirdPartyDistributionChannels": [],
        },
        "lifecycleState": "PUBLISHED",
        "isReshareDisabledByAuthor": False,
        "content": {
            "multiImage": {
                "images": [
                    {"id": "urn:li:image:C50000AQ", "altText": "The entrance"},
                    {"id": "urn:li:image:C50001AQ", "altText": "A nurse"},
                ]
            }
        },
    }


def test_a_correction_changes_the_words_and_nothing_else(world: LinkedInWorld, files: PictureFolder) -> None:
    post = request(world.account, text="It is on Monday. #FluJab")
    original = world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    better = corrected(post, "It is on Tuesday (9am). #FluJab", "The day was wrong.")
    world.connector.correct(better, original, files, NOW)
    _, changed = world.proxy.asked
    assert (changed.method, changed.headers["x-restli-method"]) == ("POST", "PARTIAL_UPDATE")
    assert changed.path == f"/rest/posts/{original.remote_id.replace(':', '%3A')}"
    assert json.loads(changed.body) == {
        "patch": {
            "$set": {
                "commentary": "It is on Tuesday \\(9am\\). {hashtag|\\#|FluJab}\n\n"
                "Edited 24 November 2026: The day was wrong."
            }
        }
    }


def test_a_picture_that_was_taken_is_not_sent_again(world: LinkedInWorld, files: PictureFolder) -> None:
    world.state.slow = 0
    post = wanted(world, files, "one")
    world.proxy.fail(7, Fault.DROPPED_BEFORE)
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    later = world.pass_time(timedelta(minutes=3))
    assert world.restarted().publish(post, files, later).remote_id
    assert [asked.method for asked in world.proxy.asked].count("PUT") == 0


def test_a_picture_that_takes_its_time_is_waited_for(world: LinkedInWorld, files: PictureFolder) -> None:
    world.state.slow = 3
    world.connector.publish(wanted(world, files, "one"), files, NOW)
    assert world.waits == [0.5, 1, 2] * 2
    world.state.slow = 1000
    post = request(world.account, "two", media=(medium(files, "olive", "A door"),))
    with pytest.raises(Unreachable, match="still preparing"):
        world.connector.publish(post, files, NOW)
    assert len(world.public()) == 1


def test_the_same_words_of_somebody_else_are_not_taken_for_ours(
    world: LinkedInWorld, files: PictureFolder
) -> None:
    world.state.twice = False
    post = request(world.account)
    world.connector.publish(post, files, NOW)
    with pytest.raises(Rejected, match="same words before"):
        world.connector.publish(replace(post, key="delivery-2"), files, NOW)
    assert len(world.public()) == 1


def test_what_was_sent_a_moment_ago_is_not_sent_again(world: LinkedInWorld, files: PictureFolder) -> None:
    post = request(world.account)
    world.publish_and_die(post, files)
    (urn,) = world.state.posts
    world.state.unseen.add(urn)
    with pytest.raises(OutcomeUnknown, match="a moment ago"):
        world.connector.publish(post, files, world.pass_time(timedelta(seconds=30)))
    world.state.unseen.clear()
    assert world.connector.publish(post, files, world.clock.now()).remote_id == urn


def test_what_was_taken_away_on_linkedin_is_told(world: LinkedInWorld, files: PictureFolder) -> None:
    post = request(world.account)
    receipt = world.connector.publish(post, files, NOW)
    world.state.unseen.add(receipt.remote_id)
    with pytest.raises(OutcomeUnknown, match="taken it away"):
        world.restarted().find(post, NOW)


def test_what_somebody_changed_there_is_not_written_over(world: LinkedInWorld, files: PictureFolder) -> None:
    post = request(world.account)
    original = world.connector.publish(post, files, NOW)
    world.state.posts[original.remote_id]["commentary"] = "Something else"
    with pytest.raises(Rejected, match="Somebody has changed"):
        world.connector.correct(corrected(post, "Tuesday.", "The day."), original, files, NOW)
    assert world.public()[original.remote_id].text == "Something else"


def test_a_correction_cannot_change_a_picture(world: LinkedInWorld, files: PictureFolder) -> None:
    post = wanted(world, files, "one")
    original = world.connector.publish(post, files, NOW)
    better = replace(corrected(post, "Tuesday.", "The day."), media=post.media[:1])
    with pytest.raises(Rejected, match="only the words"):
        world.connector.correct(better, original, files, NOW)


def test_no_secret_is_written_down(world: LinkedInWorld, files: PictureFolder) -> None:
    world.connector.publish(wanted(world, files, "one"), files, NOW)
    written = json.dumps(world.tools.trail.steps("one"))
    assert "urn:li:image:C50000AQ" in written
    assert "sig=" not in written
    assert TOKEN not in written


def test_a_receipt_alone_is_enough_for_a_correction(world: LinkedInWorld, files: PictureFolder) -> None:
    post = request(world.account)
    original = world.connector.publish(post, files, NOW)
    world.tools.trail.kept.clear()  # type: ignore[attr-defined]
    better = corrected(post, "It is on Tuesday.", "The day was wrong.")
    world.restarted().correct(better, original, files, NOW)
    assert world.public()[original.remote_id].text == "It is on Tuesday."
