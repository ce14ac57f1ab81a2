"""Every call that the connector makes is one that Discourse's own document allows: prism, going by it, takes each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from ccgcompose.errors import OutcomeUnknown
from tests.contract.connector_material import NOW, PictureFolder, corrected, medium, request
from tests.live.discourse_world import DiscourseWorld
from tests.live.doubles.discourse import DiscourseDouble
from tests.live.doubles.discourse_facts import operation
from tests.live.fault_proxy import Asked, FaultProxy
from tests.live.servers.prism import prism
from tests.unit.connectors.guide import Visitor

# What a forum shows to its own pages, and the document leaves out.
BESIDES = {"/session/current.json", "/site/settings.json"}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with prism("discourse.json", tmp_path_factory.mktemp("prism")) as url:
        yield url


def all_calls(folder: Path) -> list[Asked]:
    """Do everything the connector can do, and return each call that it made."""
    files = PictureFolder(folder / "media")
    with DiscourseDouble() as forum, FaultProxy(forum.url) as proxy:
        world = DiscourseWorld(forum, proxy, folder / "platforms")
        answers = {"server": proxy.url, "user": "exampleshire", "key": "f3d1c7a9e2b84c60", "category": ""}
        world.connector.sign_in(world.account, answers, Visitor())
        world.connector.verify(world.account)
        post = request(world.account, media=(medium(files, "navy", "The entrance"),))
        original = world.connector.publish(post, files, NOW)
        once = replace(corrected(post, "It is Tuesday.", "The day."), title="Flu clinics open on Tuesday")
        first = world.connector.correct(once, original, files, NOW)
        forum.state.closed = True
        world.connector.correct(corrected(once, "At 9am.", "The time."), first, files, NOW)
        forum.state.closed, forum.state.moderated = False, True
        with pytest.raises(OutcomeUnknown):
            world.connector.publish(request(world.account, "second"), files, NOW)
        with pytest.raises(OutcomeUnknown):
            world.connector.find(request(world.account, "second"), NOW)
        return list(proxy.asked)


def test_the_document_allows_every_call(document: str, tmp_path: Path) -> None:
    seen = set()
    for asked in all_calls(tmp_path):
        template, _ = operation(asked.method, asked.path.partition("?")[0])
        if template in BESIDES:
            continue
        seen.add((asked.method, template))
        path = template.replace("{}", "7") + asked.path[len(asked.path.partition("?")[0]) :]
        answer = requests.request(
            asked.method,
            f"{document}{path}",
            headers={
                name: asked.headers[name] for name in asked.headers if name.startswith(("api-", "content-t"))
            },
            data=asked.body,
            timeout=20,
            allow_redirects=False,
        )
        assert answer.status_code in (200, 301), f"{asked.method} {asked.path}: {answer.text[:500]}"
    assert {("POST", "/posts.json"), ("PUT", "/posts/{}.json"), ("PUT", "/t/-/{}.json")} <= seen
    assert {
        ("POST", "/uploads.json"),
        ("GET", "/t/external_id/{}.json"),
        ("GET", "/user_actions.json"),
    } <= seen


def test_the_document_refuses_what_it_does_not_name(document: str) -> None:
    headers = {"Api-Key": "key", "Api-Username": "exampleshire"}
    said = {"raw": "Flu clinics open on Monday", "text": "Flu clinics open on Monday"}
    answer = requests.post(f"{document}/posts.json", json=said, headers=headers, timeout=20)
    assert answer.status_code == 422
