"""Every call that the connector makes is one that X's own document names: prism, going by it, takes each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from ccgcompose.errors import OutcomeUnknown, RateLimited
from ccgcompose.usecases.ports.connector import Captions, OutgoingMedia
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.fakes.clock import FixedClock
from tests.live.doubles.x import CLIENT, CLIENT_SECRET, CODE, XDouble
from tests.live.fault_proxy import Asked, FaultProxy
from tests.live.servers.prism import prism
from tests.live.x_world import XWorld
from tests.unit.connectors.guide import Visitor

KEPT = ("authorization", "content-type", "accept")


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with prism("x.json", tmp_path_factory.mktemp("prism")) as url:
        yield url


def all_calls(folder: Path) -> list[Asked]:
    """Do everything the connector can do, and return each call that it made."""
    clock, files = FixedClock(NOW), PictureFolder(folder / "media")
    with XDouble(clock.now) as double, FaultProxy(double.url) as proxy:
        world = XWorld(double, proxy, folder / "platforms", clock, {"edits": "on"})
        guide = Visitor(lambda asked: {"code": CODE, "state": asked["state"]})
        answers = {"client_id": CLIENT, "client_secret": CLIENT_SECRET, "port": "0"}
        world.connector.sign_in(replace(world.account, settings={"server": proxy.url}), answers, guide)
        guide.done()
        world.connector.verify(world.account)
        thread = request(
            world.account, text="One.\n---\nTwo.", media=(medium(files, "navy", "The entrance"),)
        )
        world.connector.publish(thread, files, NOW)
        world.connector.find(thread, NOW)
        post = request(world.account, "edited", text="Clinics open on Monday.")
        before = list(proxy.asked)
        world.publish_and_die(post, files)  # so that it has to be looked for
        original = world.connector.find(post, NOW)
        assert original is not None
        better = corrected(post, "Clinics open on Tuesday.", "The day was wrong.")
        world.connector.correct(better, original, files, NOW)
        double.state.slow_films = 2
        publish_film(world, files)
        clock.advance(timedelta(hours=20))
        world.connector.refresh(world.account)
        return [*before, *proxy.asked]


def publish_film(world: XWorld, files: PictureFolder) -> None:
    vtt = files.keep(b"WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome.\n")
    film = OutgoingMedia(files.keep(b"film" * 9), "film.mp4", "video/mp4", 640, 360, "A clinic", kind="video")
    film = replace(film, captions=(Captions(vtt, "en-GB", "clinic.vtt", "English"),))
    shown = request(world.account, "film", text="A film.", media=(film,))
    for _ in range(5):
        try:
            world.connector.publish(shown, files, world.clock.now())
        except (RateLimited, OutcomeUnknown):
            world.pass_time(timedelta(minutes=1))
        else:
            return
    raise AssertionError("the film never went out")


def put(document: str, asked: Asked, body: bytes | None = None) -> requests.Response:
    return requests.request(
        asked.method,
        f"{document}{asked.path}",
        headers={name: asked.headers[name] for name in asked.headers if name in KEPT},
        data=asked.body if body is None else body,
        timeout=20,
    )


def test_the_document_names_every_call(document: str, tmp_path: Path) -> None:
    seen = set()
    for asked in all_calls(tmp_path):
        answer = put(document, asked)
        assert answer.status_code in (200, 201), f"{asked.method} {asked.path}: {answer.text[:500]}"
        seen.add((asked.method, re.sub(r"\d{3,}", "ID", asked.path.partition("?")[0])))
    assert seen == {
        ("POST", "/2/oauth2/token"),
        ("GET", "/2/users/me"),
        ("POST", "/2/media/upload"),
        ("POST", "/2/media/metadata"),
        ("POST", "/2/tweets"),
        ("GET", "/2/tweets/ID"),
        ("GET", "/2/users/ID/tweets"),
        ("POST", "/2/media/upload/initialize"),
        ("POST", "/2/media/upload/ID/append"),
        ("POST", "/2/media/upload/ID/finalize"),
        ("GET", "/2/media/upload"),
        ("POST", "/2/media/subtitles"),
    }


@pytest.mark.parametrize(
    "body",
    [
        b'{"status": "x"}',
        b'{"text": "x", "media": {"media_ids": [7]}}',
        b'{"text": "x", "media": {"media_ids": ["1", "2", "3", "4", "5"]}}',
        b'{"text": "x", "reply": {"in_reply_to_status_id": "7"}}',
    ],
)
def test_the_document_refuses_what_it_does_not_name(document: str, body: bytes) -> None:
    head = {"authorization": "Bearer x", "content-type": "application/json"}
    asked = Asked("POST", "/2/tweets", head, body)
    assert put(document, asked).status_code in (400, 422)
