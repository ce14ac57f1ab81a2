"""The YouTube connector against a strict double: the contract with a film on each post, and the fault matrix."""

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
from tests.contract.connector_contract import ConnectorContract, Platform, Shows
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.live.doubles.youtube_facts import PIECE, TOKEN
from tests.live.fault_matrix import Operation, check_fault, count_calls
from tests.live.fault_proxy import Fault
from tests.live.youtube_world import VTT, YouTubeWorld, film, youtube_world

_ALIKE = str.maketrans("<>", "‹›")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[YouTubeWorld]:
    with youtube_world(tmp_path / "platforms") as made:
        yield made


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


class TestYouTube(ConnectorContract):
    """YouTube shows a film, and one picture that stands for it; < and > it takes in no text."""

    shows = Shows(byline=False, credits=False)

    @pytest.fixture
    def platform(self, world: YouTubeWorld) -> YouTubeWorld:
        return world

    def expected(self, wanted: PublishRequest) -> str:
        return wanted.text.translate(_ALIKE)

    def test_what_is_published_is_all_there(self, platform: Platform, files: PictureFolder) -> None:
        """One picture and its credit, in place of the contract's two pictures with alternative texts."""
        entrance = medium(files, "navy", "The entrance", "Photograph: Sam Reed")
        wanted = request(platform.account, media=(entrance,))
        receipt = platform.connector.publish(wanted, files, NOW)
        shown = platform.public()[receipt.remote_id]
        assert (shown.title, shown.subject, shown.edit_notes) == (wanted.title, "Vaccination", ())
        assert [sha256 for sha256, _, _ in shown.pictures] == [entrance.sha256]
        assert shown.text.split() == f"{wanted.text} Photograph: Sam Reed".split()


def wanted(world: YouTubeWorld, files: PictureFolder, key: str) -> PublishRequest:
    media = (film(files, captions=True), medium(files, "navy", "The entrance"))
    return request(world.account, key, media=media, text=f"Flu clinics open on Monday. Number {key}.")


def publishing(post: PublishRequest, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.publish(post, files, now)


def correcting(better: PublishRequest, original: Receipt, files: PictureFolder) -> Operation:
    return lambda connector, now: connector.correct(better, original, files, now)


@pytest.mark.parametrize("forgets", [False, True], ids=["sessions stay", "sessions end with the film"])
@pytest.mark.parametrize("fault", Fault)
def test_a_film_is_out_once_whatever_fails(
    world: YouTubeWorld, files: PictureFolder, fault: Fault, forgets: bool
) -> None:
    world.hurry_for(fault)
    world.state.forgets = forgets
    calls = count_calls(world, publishing(wanted(world, files, "first"), files))
    assert calls == 6  # the session, two pieces, captions, the picture, and then everybody may see it
    for number in range(calls):
        post = wanted(world, files, f"{fault.name.lower()}-{number}")
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None
        made = ending.receipt.remote_id
        assert world.state.data[made] == files.path(post.media[0].sha256).read_bytes()
        assert world.state.thumbnails[made]
        tracks = [each for each in world.state.captions.values() if each["videoId"] == made]
        assert [(each["language"], each["words"]) for each in tracks] == [("en-GB", VTT)]


@pytest.mark.parametrize("forgets", [False, True], ids=["sessions stay", "sessions end with the film"])
@pytest.mark.parametrize("fault", Fault)
def test_a_film_alone_is_out_once_whatever_fails(
    world: YouTubeWorld, files: PictureFolder, fault: Fault, forgets: bool
) -> None:
    world.hurry_for(fault)
    world.state.forgets = forgets
    for number in range(3):
        post = request(world.account, f"{fault.name.lower()}-{number}", text=f"Alone. {fault.name}{number}.")
        ending = check_fault(world, post, publishing(post, files), number, fault)
        assert ending.receipt is not None


@pytest.mark.parametrize("fault", Fault)
def test_a_correction_is_out_once_whatever_fails(
    world: YouTubeWorld, files: PictureFolder, fault: Fault
) -> None:
    world.hurry_for(fault)
    for number in range(3):  # look, captions, words
        text = f"Monday. {fault.name}{number}."
        moving = film(files, captions=True)
        post = request(world.account, f"{fault.name.lower()}-{number}", text=text, media=(moving,))
        original = world.restarted().publish(post, files, world.clock.now())
        said = replace(moving.captions[0], sha256=files.keep(VTT.replace("Monday", "Tuesday").encode()))
        better = corrected(post, f"{text} It is Tuesday.", "The day was wrong.")
        better = replace(better, media=(replace(moving, captions=(said,)),))
        ending = check_fault(world, better, correcting(better, original, files), number, fault)
        assert ending.receipt is not None
        shown = world.public()[ending.receipt.remote_id]
        assert shown.edit_notes == ("Edited 24 November 2026: The day was wrong.",)
        tracks = [each["words"] for each in world.state.captions.values()]
        assert tracks[-1] == VTT.replace("Monday", "Tuesday")


def test_two_programs_at_once_send_one_film(world: YouTubeWorld, files: PictureFolder) -> None:
    post = request(world.account, media=(film(files, 3 * PIECE),))
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(world.restarted().publish, post, files, NOW) for _ in range(2)]
        receipts = {each.result().remote_id for each in both}
    assert receipts == set(world.public())
    assert len(world.state.sessions) == 1


def test_uploads_are_found_where_the_sign_in_did_not_learn_them(
    world: YouTubeWorld, files: PictureFolder
) -> None:
    world.state.forgets = True
    settings = {name: each for name, each in world.account.settings.items() if name != "uploads"}
    post = request(replace(world.account, settings=settings))
    world.publish_and_die(post, files)
    found = world.connector.find(post, NOW)
    assert found is not None
    assert list(world.public()) == [found.remote_id]


def test_what_is_sent_is_what_the_documents_name(world: YouTubeWorld, files: PictureFolder) -> None:
    world.connector.publish(wanted(world, files, "first"), files, NOW)
    begun, first, last, captions, thumbnail, shown = world.proxy.asked
    assert begun.path == "/upload/youtube/v3/videos?uploadType=resumable&part=snippet%2Cstatus"
    assert begun.headers["x-upload-content-length"] == str(PIECE + 1000)
    assert begun.headers["x-upload-content-type"] == "video/mp4"
    assert json.loads(begun.body) == {
        "snippet": {
            "title": "Flu clinics open on Monday",
            "description": "Flu clinics open on Monday. Number first.",
            "categoryId": "27",
            "defaultLanguage": "en-GB",
            "defaultAudioLanguage": "en-GB",
            "tags": ["Vaccination"],
        },
        "status": {"privacyStatus": "private", "selfDeclaredMadeForKids": False},
    }
    assert (first.method, first.headers["content-range"]) == ("PUT", f"bytes 0-{PIECE - 1}/{PIECE + 1000}")
    assert last.headers["content-range"] == f"bytes {PIECE}-{PIECE + 999}/{PIECE + 1000}"
    assert captions.path == "/upload/youtube/v3/captions?uploadType=multipart&part=snippet"
    assert b'"language": "en-GB"' in captions.body
    assert thumbnail.path == "/upload/youtube/v3/thumbnails/set?videoId=dQw4w9Wg000&uploadType=media"
    assert (shown.method, shown.path) == ("PUT", "/youtube/v3/videos?part=status")
    assert json.loads(shown.body) == {
        "id": "dQw4w9Wg000",
        "status": {"privacyStatus": "public", "selfDeclaredMadeForKids": False},
    }


def test_a_film_alone_is_public_at_once(world: YouTubeWorld, files: PictureFolder) -> None:
    ours = replace(
        world.account, settings=world.account.settings | {"made_for_kids": "yes", "privacy": "unlisted"}
    )
    world.connector.publish(request(ours), files, NOW)
    begun, *pieces = world.proxy.asked
    assert json.loads(begun.body)["status"] == {"privacyStatus": "unlisted", "selfDeclaredMadeForKids": True}
    assert [asked.method for asked in pieces] == ["PUT", "PUT"]


def test_an_upload_is_taken_up_where_it_broke_off(world: YouTubeWorld, files: PictureFolder) -> None:
    post = request(world.account, media=(film(files, 3 * PIECE),))
    world.proxy.fail(2, Fault.DROPPED_BEFORE)
    with pytest.raises(Unreachable):
        world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    world.restarted().publish(post, files, NOW)
    told = [asked.headers.get("content-range") for asked in world.proxy.asked]
    size = 3 * PIECE
    assert told == [
        f"bytes */{size}",
        f"bytes {PIECE}-{2 * PIECE - 1}/{size}",
        f"bytes {2 * PIECE}-{size - 1}/{size}",
    ]
    assert len(world.state.sessions) == 1


def test_a_session_that_ended_is_begun_anew(world: YouTubeWorld, files: PictureFolder) -> None:
    post = request(world.account, media=(film(files, 3 * PIECE),))
    world.proxy.fail(2, Fault.DROPPED_BEFORE)
    with pytest.raises(Unreachable):
        world.connector.publish(post, files, NOW)
    world.state.sessions.clear()
    world.proxy.pass_on()
    receipt = world.restarted().publish(post, files, NOW)
    assert list(world.public()) == [receipt.remote_id]


def test_a_session_s_address_lies_in_the_keyring_alone(world: YouTubeWorld, files: PictureFolder) -> None:
    post = request(world.account, media=(film(files, 3 * PIECE),))
    world.proxy.fail(2, Fault.DROPPED_BEFORE)
    with pytest.raises(Unreachable) as told:
        world.connector.publish(post, files, NOW)
    written = json.dumps(world.tools.trail.steps(post.key)) + str(told.value)
    assert "upload_id" not in written
    assert "AEnB2U" not in written
    assert TOKEN not in written
    kept = world.tools.credentials.kept  # type: ignore[attr-defined]
    assert sum("upload_id=AEnB2U" in credential.token for credential in kept.values()) == 1
    world.proxy.pass_on()
    world.connector.publish(post, files, NOW)
    assert list(kept) == [world.account.id]


def test_a_correction_keeps_what_it_does_not_change(world: YouTubeWorld, files: PictureFolder) -> None:
    post = request(world.account)
    original = world.connector.publish(post, files, NOW)
    world.proxy.pass_on()
    better = replace(
        corrected(post, "It is on Tuesday.", "The day was wrong."), title="Flu clinics open on Tuesday"
    )
    world.connector.correct(better, original, files, NOW)
    _, changed = world.proxy.asked
    assert (changed.method, changed.path) == ("PUT", "/youtube/v3/videos?part=snippet")
    assert json.loads(changed.body) == {
        "id": original.remote_id,
        "snippet": {
            "title": "Flu clinics open on Tuesday",
            "description": "It is on Tuesday.\n\nEdited 24 November 2026: The day was wrong.",
            "categoryId": "27",
            "defaultLanguage": "en-GB",
            "defaultAudioLanguage": "en-GB",
            "tags": ["Vaccination"],
        },
    }


def test_an_application_that_was_not_audited_is_told(world: YouTubeWorld, files: PictureFolder) -> None:
    world.state.audited = False
    post = request(world.account)
    for _ in range(2):
        with pytest.raises(Rejected, match="audit"):
            world.restarted().publish(post, files, NOW)
        assert world.restarted().find(post, NOW) is None
    assert len(world.state.films) == 1
    world.state.audited = True
    assert world.restarted().publish(post, files, NOW).remote_id in world.public()


def test_what_was_taken_away_on_youtube_is_told(world: YouTubeWorld, files: PictureFolder) -> None:
    post = request(world.account)
    receipt = world.connector.publish(post, files, NOW)
    world.state.films[receipt.remote_id]["status"]["privacyStatus"] = "private"
    with pytest.raises(OutcomeUnknown, match="made it private"):
        world.restarted().find(post, NOW)
    world.state.films.clear()
    with pytest.raises(OutcomeUnknown, match="taken it away"):
        world.restarted().find(post, NOW)


def test_a_film_that_arrived_and_is_not_listed_yet_is_not_sent_again(
    world: YouTubeWorld, files: PictureFolder
) -> None:
    world.state.forgets = True
    post = request(world.account)
    world.publish_and_die(post, files)
    (number,) = world.state.films
    world.state.unseen.add(number)
    with pytest.raises(OutcomeUnknown, match="a moment ago"):
        world.connector.publish(post, files, world.pass_time(timedelta(seconds=30)))
    world.state.unseen.clear()
    assert world.connector.publish(post, files, world.clock.now()).remote_id == number


def test_what_somebody_changed_there_is_not_written_over(world: YouTubeWorld, files: PictureFolder) -> None:
    post = request(world.account)
    original = world.connector.publish(post, files, NOW)
    world.state.films[original.remote_id]["snippet"]["description"] = "Something else"
    with pytest.raises(Rejected, match="Somebody has changed"):
        world.connector.correct(corrected(post, "Tuesday.", "The day."), original, files, NOW)
    assert world.public()[original.remote_id].text == "Something else"
