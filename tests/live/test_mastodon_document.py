"""Every call that the connector makes is one that Mastodon's documentation names: prism, going by it, takes each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from ccgcompose.usecases.ports.connector import OutgoingMedia
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.live.doubles.mastodon import DoubleMastodon, Ways
from tests.live.fault_proxy import Asked, FaultProxy
from tests.live.mastodon_world import DoubleWorld
from tests.live.servers.prism import prism
from tests.unit.connectors.guide import Visitor

KEPT = ("authorization", "content-type", "idempotency-key", "accept")


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with prism("mastodon.json", tmp_path_factory.mktemp("prism")) as url:
        yield url


def all_calls(folder: Path) -> list[Asked]:
    """Do everything the connector can do, and return each call that it made."""
    files = PictureFolder(folder / "media")
    with DoubleMastodon() as double, FaultProxy(double.url) as proxy:
        world = DoubleWorld(proxy, folder / "platforms", double=double)
        visitor = Visitor(double.consents)
        world.connector.sign_in(world.account, {"server": proxy.url}, visitor)
        visitor.done()
        world.connector.verify(world.account)
        media = (medium(files, "navy", "The entrance"),)
        post = request(world.account, media=media, text="CW: needles\n\nOne.\n---\nTwo.")
        original = world.connector.publish(post, files, NOW)
        better = corrected(post, "CW: needles\n\nOne.\n---\nAnd two.", "The second part.")
        world.connector.correct(better, original, files, NOW)
        world.connector.find(better, NOW)
        film = OutgoingMedia(files.keep(b"film"), "film.mp4", "video/mp4", 640, 360, "A clinic", kind="video")
        shown = replace(request(world.account, "film", text="A film."), media=(film,))
        original = world.connector.publish(shown, files, NOW)
        double.ways = Ways(edits=False)
        world.connector.correct(corrected(shown, "The film.", "The word."), original, files, NOW)
        return list(proxy.asked)


def put(document: str, asked: Asked, body: bytes | None = None) -> requests.Response:
    return requests.request(
        asked.method,
        f"{document}{re.sub(r'/11300+[0-9]+', '/7', asked.path)}",
        headers={name: asked.headers[name] for name in asked.headers if name in KEPT},
        data=asked.body if body is None else body,
        timeout=20,
    )


def test_the_document_names_every_call(document: str, tmp_path: Path) -> None:
    seen = set()
    for asked in all_calls(tmp_path):
        answer = put(document, asked)
        assert answer.status_code == 200, f"{asked.method} {asked.path}: {answer.text[:500]}"
        seen.add((asked.method, re.sub(r"\d{6,}", "ID", asked.path.partition("?")[0])))
    assert seen == {
        ("GET", "/.well-known/oauth-authorization-server"),
        ("POST", "/api/v1/apps"),
        ("POST", "/oauth/token"),
        ("GET", "/api/v1/accounts/verify_credentials"),
        ("GET", "/api/v2/instance"),
        ("GET", "/api/v1/accounts/1/statuses"),
        ("POST", "/api/v2/media"),
        ("GET", "/api/v1/media/ID"),
        ("POST", "/api/v1/statuses"),
        ("GET", "/api/v1/statuses/ID"),
        ("PUT", "/api/v1/statuses/ID"),
    }


def test_the_document_refuses_what_it_does_not_name(document: str) -> None:
    head = {"authorization": "Bearer x", "content-type": "application/json"}
    for body in (b'{"status": "x", "text": "y"}', b'{"media_ids": "7"}', b'{"sensitive": "no"}'):
        asked = Asked("POST", "/api/v1/statuses", head, body)
        assert put(document, asked).status_code == 422
