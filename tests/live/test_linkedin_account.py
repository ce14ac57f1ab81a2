"""Signing in to LinkedIn, the health of an account, and what hangs on a post beside pictures."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ccgcompose.errors import AuthExpired, Rejected, TooLarge
from connectors.linkedin.health import SCOPES
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.live.doubles.linkedin_facts import AUTHOR, ORGANIZATION, TOKEN
from tests.live.linkedin_world import LinkedInWorld, film, linkedin_world
from tests.unit.connectors.guide import Visitor


@pytest.fixture
def world(tmp_path: Path) -> Iterator[LinkedInWorld]:
    with linkedin_world(tmp_path / "platforms") as made:
        yield made


@pytest.fixture
def files(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "media-store")


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def test_a_film_goes_in_parts_with_its_captions(world: LinkedInWorld, files: PictureFolder) -> None:
    moving = film(files)
    receipt = world.connector.publish(request(world.account, media=(moving,)), files, NOW)
    content = world.state.posts[receipt.remote_id]["content"]
    urn = content["media"]["id"]
    assert content == {"media": {"id": urn, "title": "Flu clinics open on Monday"}}
    assert world.state.bytes_of(urn) == files.path(moving.sha256).read_bytes()
    about, words = world.state.captions_of(urn)
    assert about["locale"] == {"language": "EN", "country": "GB"}
    assert words.startswith("1\n00:00:00,000 --> 00:00:02,000\nClinics open on Monday.")
    sent = [asked for asked in world.proxy.asked if asked.path.startswith("/dms-uploads")]
    assert [asked.method for asked in sent] == ["PUT", "PUT", "POST"]
    assert {asked.headers["content-type"] for asked in sent[:2]} == {"application/octet-stream"}


def test_a_film_that_is_there_is_not_sent_again(world: LinkedInWorld, files: PictureFolder) -> None:
    post = request(world.account, media=(film(files),))
    world.connector.publish(post, files, NOW)
    world.tools.trail.put(
        "delivery-2", "r1/video/" + post.media[0].sha256[:24], next(iter(world.state.files))
    )
    world.proxy.pass_on()
    world.connector.publish(request(world.account, "delivery-2", media=post.media), files, NOW)
    assert not any(asked.path.startswith("/dms-uploads") for asked in world.proxy.asked)


def test_a_film_and_a_picture_do_not_go_together(world: LinkedInWorld, files: PictureFolder) -> None:
    media = (film(files, 1000), medium(files, "navy", "The entrance"))
    with pytest.raises(Rejected, match="one film or several pictures"):
        world.connector.publish(request(world.account, media=media), files, NOW)
    assert world.proxy.asked == []


@pytest.mark.parametrize("mime", ["image/webp", "audio/mpeg"])
def test_what_linkedin_does_not_show_is_told_before_anything_is_sent(
    world: LinkedInWorld, files: PictureFolder, mime: str
) -> None:
    strange = replace(medium(files, "navy", "The entrance"), mime=mime)
    with pytest.raises(Rejected, match="JPEG, PNG, GIF and MP4"):
        world.connector.publish(request(world.account, media=(strange,)), files, NOW)
    assert world.proxy.asked == []


def test_the_length_is_counted_with_the_notes_and_without_the_escapes(
    world: LinkedInWorld, files: PictureFolder
) -> None:
    full = request(world.account, text="(" * 3000)
    original = world.connector.publish(full, files, NOW)
    assert len(world.public()[original.remote_id].text) == 3000
    world.proxy.pass_on()
    with pytest.raises(TooLarge, match="3000"):
        world.connector.correct(corrected(full, "(" * 2990, "A note."), original, files, NOW)
    with pytest.raises(TooLarge, match="3000"):
        world.connector.publish(request(world.account, "two", text="💉" * 1501), files, NOW)
    assert world.proxy.asked == []


def test_a_sign_in_with_a_secret_asks_for_the_page(world: LinkedInWorld, free_port: int) -> None:
    world.double.granted |= {
        "refresh_token": "AQW-refresh-1",
        "refresh_token_expires_in": 31_536_000,
        "scope": ",".join(SCOPES),
    }
    visitor = Visitor(lambda asked: {"code": "AQT-code-1", "state": asked["state"]})
    answers = {"client_id": "77abc", "client_secret": "WPL-secret-9", "port": str(free_port)}
    signed = world.connector.sign_in(world.account, answers, visitor)
    visitor.done()
    assert visitor.visited[0].startswith(f"{world.proxy.url}/oauth/v2/authorization?response_type=code")
    assert f"redirect_uri=http%3A%2F%2Flocalhost%3A{free_port}%2Fsigned-in" in visitor.visited[0]
    assert "code_challenge" not in visitor.visited[0]
    (asked,) = world.double.asked_for_tokens
    assert (asked["client_id"], asked["client_secret"]) == ("77abc", "WPL-secret-9")
    assert (signed.identity, signed.settings) == ("NHS Exampleshire", {"organization": ORGANIZATION})
    assert signed.credential.refresh_token == "AQW-refresh-1"
    assert signed.credential.extra["client_secret"] == "WPL-secret-9"


def test_a_sign_in_without_a_secret_uses_pkce(world: LinkedInWorld) -> None:
    visitor = Visitor(lambda asked: {"code": "AQT-code-1", "state": asked["state"]})
    world.connector.sign_in(world.account, {"client_id": "77abc", "client_secret": ""}, visitor)
    visitor.done()
    assert visitor.visited[0].startswith(f"{world.proxy.url}/oauth/native-pkce/authorization?")
    assert "code_challenge_method=S256" in visitor.visited[0]
    (asked,) = world.double.asked_for_tokens
    assert len(asked["code_verifier"]) >= 43
    assert "client_secret" not in asked


def test_who_may_not_post_is_not_signed_in(world: LinkedInWorld) -> None:
    world.double.role = "ANALYST"
    visitor = Visitor(lambda asked: {"code": "AQT-code-1", "state": asked["state"]})
    with pytest.raises(Rejected, match="may not post for any Page"):
        world.connector.sign_in(world.account, {"client_id": "77abc"}, visitor)


def test_the_health_names_the_page_the_role_and_the_end(world: LinkedInWorld) -> None:
    health = world.connector.verify(world.account)
    assert (health.ok, health.identity) == (True, "NHS Exampleshire")
    assert {fact.label for fact in health.facts} == {
        "Name", "Description", "Website", "Profile picture", "Permission",
    }  # fmt: skip
    world.double.role = "ANALYST"
    world.double.page["localizedName"] = "Exampleshire fans"
    health = world.connector.verify(world.account)
    assert [fact.found for fact in health.facts if not fact.ok] == [
        "Exampleshire fans",
        "analyst: may not post",
    ]


def test_a_page_that_says_little_is_met_leniently(world: LinkedInWorld) -> None:
    world.double.page = {"id": 2414183, "name": {"localized": {"en_US": "NHS Exampleshire"}}}
    health = world.connector.verify(world.account)
    assert (health.ok, health.identity) == (True, "NHS Exampleshire")


def test_a_sign_in_is_renewed_a_week_ahead_and_its_end_is_told(world: LinkedInWorld) -> None:
    kept = world.tools.credentials.get(world.account.id)
    assert kept is not None
    ends = NOW + timedelta(days=6)
    until = NOW + timedelta(days=300)
    extra = {"client_id": "77abc", "client_secret": "WPL-secret-9", "renewable_until": until.isoformat()}
    renewable = replace(kept, expires_at=ends, refresh_token="AQW-refresh-1", extra=extra)
    world.tools.credentials.put(world.account.id, renewable)
    world.connector.refresh(world.account)
    (asked,) = world.double.asked_for_tokens
    assert (asked["grant_type"], asked["refresh_token"]) == ("refresh_token", "AQW-refresh-1")
    fresh = world.tools.credentials.get(world.account.id)
    assert fresh is not None
    assert (fresh.expires_at, fresh.refresh_token) == (NOW + timedelta(days=60), "AQW-refresh-1")
    assert world.connector.verify(world.account).expires_at == until


def test_a_sign_in_that_cannot_be_renewed_lasts_to_its_end(world: LinkedInWorld) -> None:
    kept = world.tools.credentials.get(world.account.id)
    assert kept is not None
    world.tools.credentials.put(world.account.id, replace(kept, expires_at=NOW + timedelta(minutes=1)))
    assert world.connector.verify(world.account).expires_at == NOW + timedelta(minutes=1)
    world.pass_time(timedelta(minutes=1))
    with pytest.raises(AuthExpired):
        world.connector.verify(world.account)


def test_a_version_that_linkedin_no_longer_answers_is_told(
    world: LinkedInWorld, files: PictureFolder
) -> None:
    old = replace(world.account, settings=world.account.settings | {"version": "202401"})
    with pytest.raises(Rejected, match="newer LinkedIn version"):
        world.connector.publish(request(old), files, NOW)
    assert world.public() == {}


def test_an_account_without_a_page_is_told(world: LinkedInWorld, files: PictureFolder) -> None:
    nameless = replace(world.account, settings={"server": world.proxy.url})
    with pytest.raises(Rejected, match="which LinkedIn Page"):
        world.connector.publish(request(nameless), files, NOW)
    assert world.proxy.asked == []


def test_the_token_goes_to_linkedin_s_own_hosts_only(world: LinkedInWorld, files: PictureFolder) -> None:
    world.state.slow = 0
    world.double.home = world.double.serving.url  # another port: another origin
    sent: list[dict[str, str]] = []
    answered = world.double.serving.answered

    def watching(told):  # type: ignore[no-untyped-def]
        if told.path.startswith("/dms-uploads"):
            sent.append(told.headers)
        return answered(told)

    world.double.serving.answered = watching
    world.connector.publish(request(world.account, media=(medium(files, "navy", "A door"),)), files, NOW)
    (headers,) = sent
    assert "authorization" not in headers
    assert TOKEN not in json.dumps(headers)
    assert AUTHOR in json.dumps(list(world.state.posts.values()))


def test_the_same_words_of_a_post_that_was_taken_away_are_refused(
    world: LinkedInWorld, files: PictureFolder
) -> None:
    world.state.twice = False
    gone = world.connector.publish(request(world.account), files, NOW).remote_id
    world.state.unseen.add(gone)
    with pytest.raises(Rejected, match="same words before"):
        world.connector.publish(request(world.account, "two"), files, NOW)


def test_an_alternative_text_that_is_too_long_is_told(world: LinkedInWorld, files: PictureFolder) -> None:
    media = (medium(files, "navy", "a" * 4086),)
    with pytest.raises(TooLarge, match="alternative text"):
        world.connector.publish(request(world.account, media=media), files, NOW)
    assert world.proxy.asked == []
