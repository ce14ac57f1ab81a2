"""Signing in to a forum, verifying it, and what an account's settings change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.errors import AuthExpired, BadInput, OutcomeUnknown, Rejected
from connectors.discourse.topics import external_id
from tests.contract.connector_material import NOW, PictureFolder, request
from tests.live.discourse_world import DiscourseWorld
from tests.live.doubles.discourse import DiscourseDouble
from tests.live.doubles.discourse_facts import EXTERNAL_ID
from tests.live.doubles.discourse_state import KEY
from tests.live.fault_matrix import check_fault
from tests.live.fault_proxy import Fault, FaultProxy
from tests.unit.connectors.guide import Visitor


@pytest.fixture
def world(tmp_path: Path) -> Iterator[DiscourseWorld]:
    with DiscourseDouble() as forum, FaultProxy(forum.url) as proxy:
        yield DiscourseWorld(forum, proxy, tmp_path / "platforms")


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


def test_sign_in_proves_the_key_and_learns_the_forum(world: DiscourseWorld) -> None:
    world.forum.state.tag_objects = True
    answers = {"server": f"{world.proxy.url}/", "user": "@exampleshire", "key": f" {KEY} ", "category": ""}
    visitor = Visitor(chosen="6")
    signed_in = world.connector.sign_in(world.account, answers, visitor)
    assert signed_in.identity == "exampleshire"
    assert visitor.asked == ["In which category are your topics made?"]
    assert signed_in.settings == {
        "server": world.proxy.url,
        "category": "6",
        "tags": "objects",
        "min_title": "15",
        "max_title": "255",
        "max_post": "32000",
    }


def test_a_wrong_key_is_told_and_nothing_is_quoted(world: DiscourseWorld) -> None:
    answers = {"server": world.proxy.url, "user": "exampleshire", "key": "0123456789abcdef"}
    with pytest.raises(AuthExpired) as told:
        world.connector.sign_in(world.account, answers, Visitor())
    assert "0123456789abcdef" not in str(told.value)


@pytest.mark.parametrize("server", ["http://forum.example.nhs.uk", "", "https://", "https://a@b.uk?x=1"])
def test_a_key_never_travels_in_the_clear(world: DiscourseWorld, server: str) -> None:
    with pytest.raises(BadInput):
        world.connector.sign_in(world.account, {"server": server, "user": "a", "key": "b"}, Visitor())
    assert world.proxy.asked == []


def test_a_key_that_may_not_ask_who_it_is_still_verifies(world: DiscourseWorld) -> None:
    world.forum.scoped = True
    health = world.connector.verify(world.account)
    assert (health.ok, health.identity) == (True, "exampleshire")
    answers = {"server": world.proxy.url, "user": "exampleshire", "key": KEY, "category": "5"}
    assert world.connector.sign_in(world.account, answers, Visitor()).identity == "exampleshire"
    with pytest.raises(AuthExpired):
        world.connector.sign_in(world.account, answers | {"key": "0123456789abcdef"}, Visitor())


@pytest.mark.parametrize(
    ("way", "tags"), [("names", ["Vaccination"]), ("objects", [{"name": "Vaccination"}])]
)
def test_the_subject_becomes_a_tag_where_the_account_says_so(
    world: DiscourseWorld, files: PictureFolder, way: str, tags: list[object]
) -> None:
    ours = replace(world.account, settings=world.account.settings | {"tags": way})
    receipt = world.connector.publish(request(ours), files, NOW)
    assert world.forum.state.topics[int(receipt.remote_id)]["tags"] == tags


@pytest.mark.parametrize("fault", [Fault.TOO_MANY, Fault.DROPPED_BEFORE])
def test_a_key_for_single_things_publishes_once_or_says_that_it_cannot_tell(
    world: DiscourseWorld, files: PictureFolder, fault: Fault
) -> None:
    world.forum.scoped = True
    post = request(world.account)
    if fault is Fault.TOO_MANY:  # nothing was sent: the way is free
        ending = check_fault(world, post, lambda it, now: it.publish(post, files, now), 1, fault)
        assert ending.receipt is not None
        return
    world.proxy.fail(1, fault)
    for _ in range(2):
        with pytest.raises(OutcomeUnknown):
            world.restarted().publish(post, files, NOW)
    with pytest.raises(OutcomeUnknown, match="not permitted"):
        world.restarted().find(post, NOW)
    assert world.public() == {}


def test_the_limit_learned_at_the_sign_in_counts_until_the_next_look(world: DiscourseWorld) -> None:
    ours = replace(world.account, settings=world.account.settings | {"max_post": "500"})
    assert world.connector.limits(ours).max_length == 500
    world.connector.verify(ours)
    assert world.connector.limits(ours).max_length == 32_000


def test_a_short_title_is_told_before_anything_is_sent(world: DiscourseWorld, files: PictureFolder) -> None:
    ours = replace(world.account, settings=world.account.settings | {"min_title": "15"})
    with pytest.raises(Rejected, match="at least 15"):
        world.connector.publish(replace(request(ours), title="Flu"), files, NOW)
    assert [asked.method for asked in world.proxy.asked] == ["GET"]


def test_another_brand_is_told(world: DiscourseWorld) -> None:
    world.forum.state.title = "A forum of others"
    health = world.connector.verify(world.account)
    assert not health.ok
    assert [(fact.label, fact.found) for fact in health.facts if not fact.ok] == [
        ("Name", "Exampleshire news")
    ]


def test_a_preview_says_which_link_becomes_a_card(world: DiscourseWorld) -> None:
    alone = request(world.account, text="Read on:\n\nhttps://www.nhs.uk/flu/")
    card = world.connector.preview(alone).card
    assert card is not None
    assert card.address == "https://www.nhs.uk/flu/"
    assert (
        world.connector.preview(request(world.account, text="See https://www.nhs.uk/flu/ now")).card is None
    )


@pytest.mark.parametrize(
    ("key", "id"), [("delivery-1", "ccg-delivery-1"), ("a b", None), ("x" * 60, None), ("ü", None)]
)
def test_every_key_has_an_id_that_a_forum_takes(key: str, id: str | None) -> None:
    assert EXTERNAL_ID.fullmatch(external_id(key))
    assert id is None or external_id(key) == id
