"""What the Facebook connector sends, to the letter, and what it makes of odd answers and silences."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from ccgcompose.errors import OutcomeUnknown, RateLimited, Rejected, TooLarge
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.fakes.clock import FixedClock
from tests.live.doubles.facebook_facts import PAGE
from tests.live.doubles.facebook_state import FacebookState
from tests.live.doubles.graph import APP_SECRET, PAGE_TOKEN, GraphDouble, GraphError
from tests.live.facebook_world import FacebookWorld
from tests.live.fault_proxy import Fault, FaultProxy

PROOF = hmac.new(APP_SECRET.encode(), PAGE_TOKEN.encode(), hashlib.sha256).hexdigest()
SIGNED = {"access_token": PAGE_TOKEN, "appsecret_proof": PROOF}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[FacebookWorld]:
    clock = FixedClock(NOW)
    state = FacebookState(clock.now)
    with GraphDouble(state) as double, FaultProxy(double.url) as proxy:
        yield FacebookWorld(double, state, proxy, tmp_path / "platforms", clock)


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


def form(body: bytes) -> dict[str, str]:
    return dict(parse_qsl(body.decode(), strict_parsing=True))


def test_a_post_with_a_link_is_two_calls(world: FacebookWorld, files: PictureFolder) -> None:
    text = "Flu clinics 💉 & more: https://www.nhs.uk/flu"
    world.connector.publish(request(world.account, text=text), files, NOW)
    look, said = world.proxy.asked
    assert look.path.startswith(f"/v27.0/{PAGE}/published_posts?")
    assert (said.method, said.path) == ("POST", f"/v27.0/{PAGE}/feed")
    assert said.headers["authorization"] == f"Bearer {PAGE_TOKEN}"
    assert form(said.body) == {"message": text, "link": "https://www.nhs.uk/flu", **SIGNED}
    assert PAGE_TOKEN not in look.path


def test_a_card_may_be_switched_off(world: FacebookWorld, files: PictureFolder) -> None:
    world.account.settings["link_cards"] = "off"
    wanted = request(world.account, text="https://www.nhs.uk/flu")
    world.connector.publish(wanted, files, NOW)
    assert form(world.proxy.asked[-1].body) == {"message": "https://www.nhs.uk/flu", **SIGNED}
    assert world.connector.preview(wanted).card is None


def test_photos_go_before_and_are_named_in_order(world: FacebookWorld, files: PictureFolder) -> None:
    media = (medium(files, "navy", "The\nentrance", "Photograph: Sam Reed"), medium(files, "teal", ""))
    world.connector.publish(request(world.account, media=media, text="Two."), files, NOW)
    first, second, _, said = world.proxy.asked
    assert first.path == f"/v27.0/{PAGE}/photos"
    for piece in (b'name="published"\r\n\r\nfalse', b'name="alt_text_custom"\r\n\r\nThe entrance\r\n'):
        assert piece in first.body
    assert b'name="caption"\r\n\r\nPhotograph: Sam Reed' in first.body
    assert (
        f'name="source"; filename="{media[0].public_name}"\r\nContent-Type: image/png'.encode() in first.body
    )
    assert b"navy" not in first.body
    assert b"alt_text_custom" not in second.body
    ids = list(world.state.photos)
    assert form(said.body) == {
        "message": "Two.",
        "attached_media[0]": json.dumps({"media_fbid": ids[0]}, separators=(",", ":")),
        "attached_media[1]": json.dumps({"media_fbid": ids[1]}, separators=(",", ":")),
        **SIGNED,
    }


def test_a_correction_changes_the_message_and_nothing_else(
    world: FacebookWorld, files: PictureFolder
) -> None:
    wanted = request(world.account, text="Monday.")
    original = world.connector.publish(wanted, files, NOW)
    world.connector.correct(corrected(wanted, "Tuesday.", "The day was wrong."), original, files, NOW)
    said = world.proxy.asked[-1]
    assert (said.method, said.path) == ("POST", f"/v27.0/{original.remote_id}")
    note = "Edited 24 November 2026: The day was wrong."
    assert form(said.body) == {"message": f"Tuesday.\n\n{note}", **SIGNED}


def test_another_version_is_asked_for_where_the_account_says_so(
    world: FacebookWorld, files: PictureFolder
) -> None:
    world.account.settings["version"] = "v24.0"
    world.connector.publish(request(world.account), files, NOW)
    assert all(asked.path.startswith("/v24.0/") for asked in world.proxy.asked)


def test_what_is_not_shown_at_once_is_not_sent_again(world: FacebookWorld, files: PictureFolder) -> None:
    world.state.late = timedelta(seconds=10)
    wanted = request(world.account)
    world.publish_and_die(wanted, files)
    with pytest.raises(OutcomeUnknown):
        world.connector.find(wanted, NOW)
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(wanted, files, NOW)
    now = world.pass_time(timedelta(seconds=15))
    assert world.connector.find(wanted, now) is not None
    assert len(world.public()) == 1


def test_the_same_words_of_last_week_are_not_ours(world: FacebookWorld, files: PictureFolder) -> None:
    first = world.connector.publish(request(world.account, "delivery-1"), files, NOW)
    later = request(world.account, "delivery-2")
    world.proxy.chosen = lambda _n, asked: Fault.DROPPED_BEFORE if asked.path.endswith("/feed") else None
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(later, files, NOW)
    world.proxy.pass_on()
    now = world.pass_time(timedelta(minutes=1))
    assert world.connector.find(later, now) is None
    assert world.connector.publish(later, files, now).remote_id != first.remote_id


def test_a_post_that_facebook_changed_a_little_is_a_doubt_and_never_doubled(
    world: FacebookWorld, files: PictureFolder
) -> None:
    wanted = request(world.account)
    world.publish_and_die(wanted, files)
    (post,) = world.state.posts.values()
    post["message"] = post["message"][:100] + "…"
    later = world.pass_time(timedelta(minutes=1))
    with pytest.raises(OutcomeUnknown, match="much like"):
        world.connector.find(wanted, later)
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(wanted, files, later)
    assert len(world.public()) == 1


def test_nothing_secret_stays_behind(world: FacebookWorld, files: PictureFolder) -> None:
    world.connector.publish(request(world.account, media=(medium(files, "navy", "x"),)), files, NOW)
    trail: dict[tuple[str, str], str] = world.tools.trail.kept  # type: ignore[attr-defined]
    assert trail
    for secret in (PAGE_TOKEN, APP_SECRET, PROOF):
        assert not any(secret in value for value in trail.values())


def test_other_words_after_a_refusal_take_nothing_of_the_first(
    world: FacebookWorld, files: PictureFolder
) -> None:
    world.double.failing["feed"] = GraphError(368, "Blocked for now")
    wanted = request(world.account, media=(medium(files, "navy", "Wrong alt text"),))
    with pytest.raises(Rejected):
        world.connector.publish(wanted, files, NOW)
    world.double.failing.clear()
    better = replace(wanted, media=(replace(wanted.media[0], alt_text="The entrance"),))
    receipt = world.connector.publish(better, files, NOW)
    assert [alt for _, alt, _ in world.public()[receipt.remote_id].pictures] == ["The entrance"]


def test_facebook_refuses_a_repeat_and_that_is_told(world: FacebookWorld, files: PictureFolder) -> None:
    world.state.refuses_repeats = True
    world.connector.publish(request(world.account, "delivery-1"), files, NOW)
    with pytest.raises(Rejected, match="506") as told:
        world.connector.publish(request(world.account, "delivery-2"), files, NOW)
    assert "look whether the post is out" in told.value.next
    assert world.connector.find(request(world.account, "delivery-2"), NOW) is None


def test_what_somebody_took_away_is_not_put_out_again(world: FacebookWorld, files: PictureFolder) -> None:
    wanted = request(world.account)
    receipt = world.connector.publish(wanted, files, NOW)
    world.state.posts.pop(receipt.remote_id)
    assert world.connector.find(wanted, NOW) is None
    with pytest.raises(Rejected, match="taken it away"):
        world.connector.publish(wanted, files, NOW)
    assert world.public() == {}


def test_what_somebody_changed_by_hand_is_still_out(world: FacebookWorld, files: PictureFolder) -> None:
    wanted = request(world.account)
    receipt = world.connector.publish(wanted, files, NOW)
    world.state.posts[receipt.remote_id]["message"] = "Changed on Facebook"
    assert world.connector.find(wanted, NOW) == receipt


def test_photos_that_facebook_has_forgotten_are_put_there_anew(
    world: FacebookWorld, files: PictureFolder
) -> None:
    wanted = request(world.account, media=(medium(files, "navy", "The entrance"),))
    world.proxy.fail(2, Fault.REFUSED)
    with pytest.raises(OutcomeUnknown):
        world.connector.publish(wanted, files, NOW)
    world.proxy.pass_on()
    world.state.photos.clear()
    now = world.pass_time(timedelta(days=2))
    with pytest.raises(Rejected):
        world.connector.publish(wanted, files, now)
    receipt = world.connector.publish(wanted, files, now)
    assert [alt for _, alt, _ in world.public()[receipt.remote_id].pictures] == ["The entrance"]


def test_a_correction_survives_a_trail_that_was_lost(world: FacebookWorld, files: PictureFolder) -> None:
    wanted = request(world.account)
    original = world.connector.publish(wanted, files, NOW)
    once = corrected(wanted, "Tuesday.", "The day.")
    world.connector.correct(once, original, files, NOW)
    world.tools.trail.kept.clear()  # type: ignore[attr-defined]
    with pytest.raises(Rejected):
        world.connector.correct(
            replace(corrected(once, "Wednesday.", "Another."), edit_notes=once.edit_notes[:0]),
            original,
            files,
            NOW,
        )
    twice = corrected(once, "Wednesday.", "The day again.")
    world.connector.correct(twice, original, files, NOW)
    assert len(world.public()[original.remote_id].edit_notes) == 2


def test_a_page_without_room_is_left_alone_until_then(world: FacebookWorld, files: PictureFolder) -> None:
    world.double.headers["X-App-Usage"] = '{"call_count":100,"total_time":12,"total_cputime":3}'
    with pytest.raises(RateLimited):
        world.connector.publish(request(world.account), files, NOW)
    assert world.public() == {}


def test_a_block_is_told_with_its_reason(world: FacebookWorld, files: PictureFolder) -> None:
    world.double.failing["feed"] = GraphError(368, "The action attempted has been deemed abusive")
    with pytest.raises(Rejected, match="deemed abusive"):
        world.connector.publish(request(world.account), files, NOW)
    world.double.failing.clear()
    assert world.connector.publish(request(world.account), files, NOW).remote_id in world.public()


def test_a_text_that_is_too_long_is_no_call(world: FacebookWorld, files: PictureFolder) -> None:
    with pytest.raises(TooLarge):
        world.connector.publish(request(world.account, text="a" * 63_207), files, NOW)
    assert world.proxy.asked == []
    world.connector.publish(request(world.account, text="a" * 63_206), files, NOW)
    assert len(world.public()) == 1
