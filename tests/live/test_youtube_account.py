"""Signing in to YouTube, the health of an account, and what is told before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge, Unreachable
from ccgcompose.usecases.ports.connector import Captions, OutgoingMedia
from connectors.youtube.health import SCOPES
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, picture, request
from tests.live.doubles.youtube import ME
from tests.live.doubles.youtube_facts import CHANNEL, UPLOADS
from tests.live.doubles.youtube_state import Refused
from tests.live.fault_proxy import Fault
from tests.live.youtube_world import VTT, YouTubeWorld, film, youtube_world
from tests.unit.connectors.guide import Visitor


@pytest.fixture
def world(tmp_path: Path) -> Iterator[YouTubeWorld]:
    with youtube_world(tmp_path / "platforms") as made:
        yield made


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


def test_a_sign_in_learns_the_channel(world: YouTubeWorld) -> None:
    world.double.granted |= {"refresh_token": "1//refresh-7", "scope": SCOPES[0]}
    visitor = Visitor(lambda asked: {"code": "4/code-1", "state": asked["state"]})
    answers = {"client_id": "77.apps.googleusercontent.com", "client_secret": "GOCSPX-secret-9"}
    signed = world.connector.sign_in(world.account, answers, visitor)
    visitor.done()
    page = visitor.visited[0]
    assert page.startswith(f"{world.proxy.url}/o/oauth2/v2/auth?response_type=code")
    assert "access_type=offline" in page
    assert "code_challenge_method=S256" in page
    assert "redirect_uri=http%3A%2F%2F127.0.0.1%3A" in page
    (asked,) = world.double.asked_for_tokens
    assert len(asked["code_verifier"]) >= 43
    assert asked["client_secret"] == "GOCSPX-secret-9"
    assert (signed.identity, signed.settings) == ("@exampleshire", {"channel": CHANNEL, "uploads": UPLOADS})
    assert signed.credential.refresh_token == "1//refresh-7"


def test_a_google_account_without_a_channel_is_told(world: YouTubeWorld) -> None:
    world.double.channels = []
    visitor = Visitor(lambda asked: {"code": "4/code-1", "state": asked["state"]})
    with pytest.raises(Rejected, match="Make a channel"):
        world.connector.sign_in(world.account, {"client_id": "77"}, visitor)


def test_an_hour_s_token_is_renewed_and_its_means_kept(world: YouTubeWorld) -> None:
    kept = world.tools.credentials.get(world.account.id)
    assert kept is not None
    extra = {"client_id": "77", "client_secret": "GOCSPX-secret-9"}
    ending = replace(kept, expires_at=NOW + timedelta(minutes=3), refresh_token="1//refresh-7", extra=extra)
    world.tools.credentials.put(world.account.id, ending)
    world.connector.refresh(world.account)
    (asked,) = world.double.asked_for_tokens
    assert (asked["grant_type"], asked["client_id"]) == ("refresh_token", "77")
    fresh = world.tools.credentials.get(world.account.id)
    assert fresh is not None
    assert (fresh.refresh_token, fresh.expires_at) == ("1//refresh-7", NOW + timedelta(seconds=3599))


def test_the_health_names_the_channel(world: YouTubeWorld) -> None:
    health = world.connector.verify(world.account)
    assert (health.ok, health.identity, health.expires_at) == (True, "@exampleshire", None)
    other = ME | {"id": "UCother", "snippet": {"title": "Exampleshire fans"}}
    world.double.channels = [other]
    health = world.connector.verify(world.account)
    assert [(fact.label, fact.found) for fact in health.facts if not fact.ok] == [
        ("Name", "Exampleshire fans"),
        ("Channel", "UCother"),
    ]


def test_a_day_s_quota_holds_the_account_until_midnight_in_california(
    world: YouTubeWorld, files: PictureFolder
) -> None:
    world.double.refusal = Refused(
        403, "quotaExceeded", "The request cannot be completed because of your quota."
    )
    post = request(world.account)
    with pytest.raises(RateLimited, match="quota") as told:
        world.connector.publish(post, files, NOW)
    assert told.value.until.isoformat() == "2026-11-25T08:00:00+00:00"
    world.double.refusal = None
    world.proxy.pass_on()
    with pytest.raises(RateLimited):
        world.restarted().publish(post, files, NOW)
    assert world.proxy.asked == []
    later = world.pass_time(timedelta(hours=24))
    assert world.restarted().publish(post, files, later).remote_id in world.public()


def test_a_token_that_google_does_not_know_is_told(world: YouTubeWorld, files: PictureFolder) -> None:
    kept = world.tools.credentials.get(world.account.id)
    assert kept is not None
    world.tools.credentials.put(world.account.id, replace(kept, token="ya29.other-token-1"))
    with pytest.raises(AuthExpired) as told:
        world.connector.publish(request(world.account), files, NOW)
    assert "ya29" not in str(told.value)


@pytest.mark.parametrize(
    ("title", "text", "kind", "words"),
    [
        ("T" * 101, "Words.", TooLarge, "101 characters"),
        ("", "Words.", Rejected, "needs a title"),
        ("Title", "é" * 2501, TooLarge, "5000 bytes"),
    ],
)
def test_what_youtube_does_not_take_is_told_before_anything_is_sent(
    world: YouTubeWorld, files: PictureFolder, title: str, text: str, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        world.connector.publish(request(world.account, title=title, text=text), files, NOW)
    assert world.proxy.asked == []


def test_a_note_that_does_not_fit_is_told(world: YouTubeWorld, files: PictureFolder) -> None:
    post = request(world.account, text="é" * 2500)
    original = world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    with pytest.raises(TooLarge, match="edit notes"):
        world.connector.correct(corrected(post, "é" * 2499, "A letter."), original, files, NOW)
    assert world.proxy.asked == []


def test_who_sees_it_is_one_of_three(world: YouTubeWorld, files: PictureFolder) -> None:
    strange = replace(world.account, settings=world.account.settings | {"privacy": "friends"})
    with pytest.raises(Rejected, match="public, unlisted, private"):
        world.connector.publish(request(strange), files, NOW)


def media_of(files: PictureFolder, what: str) -> tuple[OutgoingMedia, ...]:
    door = medium(files, "navy", "A door")
    two = film(files), replace(film(files), filename="two.mp4")
    sound = replace(door, kind="audio", mime="audio/mpeg")
    found = {
        "two films": two,
        "two pictures": (film(files), door, medium(files, "teal", "A nurse")),
        "a sound": (film(files), sound),
        "a GIF": (film(files), replace(door, mime="image/gif")),
    }
    return found[what]


@pytest.mark.parametrize("what", ["two films", "two pictures", "a sound", "a GIF"])
def test_what_does_not_go_with_a_film_is_told(world: YouTubeWorld, files: PictureFolder, what: str) -> None:
    with pytest.raises(Rejected, match=r"one (film|JPEG or PNG)"):
        world.connector.publish(request(world.account, media=media_of(files, what)), files, NOW)
    assert world.proxy.asked == []


def test_a_film_s_own_picture_stands_for_it(world: YouTubeWorld, files: PictureFolder) -> None:
    door = medium(files, "navy", "A door")
    moving = replace(film(files), artwork=door.sha256)
    receipt = world.connector.publish(request(world.account, media=(moving,)), files, NOW)
    assert world.state.thumbnails[receipt.remote_id] == files.path(door.sha256).read_bytes()


def test_a_preview_shows_what_youtube_will_show(world: YouTubeWorld) -> None:
    facts = world.connector.preview(request(world.account, title="BP <140/90", text="Under <140 is well."))
    assert (facts.heading, facts.paragraphs) == ("BP ‹140/90", ("Under ‹140 is well.",))


def test_a_post_without_a_film_is_told_what_to_do(world: YouTubeWorld, files: PictureFolder) -> None:
    with pytest.raises(Rejected, match="Add a film"):
        world.connector._connector.publish(request(world.account), files, NOW)
    assert world.proxy.asked == []


def test_a_picture_that_is_too_large_is_told_before_anything_is_sent(
    world: YouTubeWorld, files: PictureFolder
) -> None:
    large = replace(medium(files, "navy", "A door"), sha256=files.keep(picture("navy") + b"\0" * 2_100_000))
    with pytest.raises(TooLarge, match="2 MB"):
        world.connector.publish(request(world.account, media=(large,)), files, NOW)
    assert world.proxy.asked == []


def test_a_correction_may_change_captions_and_the_picture(world: YouTubeWorld, files: PictureFolder) -> None:
    moving, door = film(files, captions=True), medium(files, "navy", "A door")
    post = request(world.account, media=(moving, door))
    original = world.connector.publish(post, files, NOW)
    said = VTT.replace("Monday", "Tuesday")
    fresh = Captions(files.keep(said.encode()), "en-GB", "tour.vtt")
    welsh = Captions(files.keep(VTT.encode()), "cy", "tour-cy.vtt")
    media = (replace(moving, captions=(fresh, welsh)), medium(files, "teal", "A nurse"))
    better = replace(corrected(post, "It is on Tuesday.", "The captions were wrong."), media=media)
    world.proxy.pass_on()
    world.restarted().correct(better, original, files, NOW)
    tracks = {each["language"]: each["words"] for each in world.state.captions.values()}
    assert tracks == {"en-GB": said, "cy": VTT}
    assert world.state.thumbnails[original.remote_id] == files.path(media[1].sha256).read_bytes()
    assert [asked.method for asked in world.proxy.asked] == ["GET", "PUT", "POST", "POST", "PUT"]
    again = replace(moving, sha256=files.keep(b"another film" * 100))
    other = replace(corrected(better, "Wednesday.", "The film."), media=(again,))
    with pytest.raises(Rejected, match="no film be changed"):
        world.connector.correct(other, original, files, NOW)


def test_captions_that_arrived_before_a_restart_are_known_again(
    world: YouTubeWorld, files: PictureFolder
) -> None:
    post = request(world.account, media=(film(files, captions=True),))
    world.proxy.fail(3, Fault.DROPPED_AFTER)
    with pytest.raises(Unreachable):
        world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    world.restarted().publish(post, files, NOW)
    assert len(world.state.captions) == 1
    assert (
        world.tools.trail.get(post.key, "r1/captions/en-GB") == f"AUieDaZ0 {post.media[0].captions[0].sha256}"
    )


def test_a_film_that_youtube_rejects_after_a_lost_answer_is_not_called_published(
    world: YouTubeWorld, files: PictureFolder
) -> None:
    post = request(world.account)
    world.publish_and_die(post, files)
    (made,) = world.state.films.values()
    made["status"] |= {"uploadStatus": "rejected", "rejectionReason": "duplicate"}
    with pytest.raises(OutcomeUnknown, match="rejected duplicate"):
        world.connector.find(post, NOW)
    with pytest.raises(Rejected, match="rejected"):
        world.connector.publish(post, files, NOW)
