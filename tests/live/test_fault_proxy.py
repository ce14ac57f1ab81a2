"""The proxy itself: it passes on to the letter, fails as it is told, and fails the test on any deletion."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests

from tests.live.board import TOKEN, Board
from tests.live.fault_proxy import Asked, Fault, FaultProxy

SIGNED = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def board() -> Iterator[Board]:
    with Board() as found:
        yield found


def publish(proxy: FaultProxy, key: str = "one") -> requests.Response:
    post = {"key": key, "text": "Hello 💉", "media": []}
    return requests.post(f"{proxy.url}/posts", json=post, headers=SIGNED, timeout=0.5)


def test_what_is_asked_arrives_and_what_is_answered_comes_back(board: Board) -> None:
    with FaultProxy(board.url) as proxy:
        assert publish(proxy).status_code == 201
        assert requests.get(f"{proxy.url}/posts?key=one", timeout=5).json()["posts"][0]["text"] == "Hello 💉"
        assert [asked.method for asked in proxy.asked] == ["POST", "GET"]


@pytest.mark.parametrize("fault", Fault)
def test_each_fault_is_what_it_says(board: Board, fault: Fault) -> None:
    with FaultProxy(board.url) as proxy:
        proxy.fail(0, fault)
        if fault in (Fault.TOO_MANY, Fault.REFUSED, Fault.ERROR_AFTER):
            assert publish(proxy).status_code == {Fault.TOO_MANY: 429, Fault.REFUSED: 500}.get(fault, 502)
        else:
            with pytest.raises(requests.RequestException):
                publish(proxy)
        before = (Fault.DROPPED_BEFORE, Fault.STALLED_BEFORE, Fault.TOO_MANY, Fault.REFUSED)
        assert len(board.by_key("one")) == (0 if fault in before else 1)
        assert publish(proxy, "two").status_code == 201


DELETIONS = [
    Asked("DELETE", "/posts/1", {}, b""),
    Asked("POST", "/xrpc/com.atproto.repo.deleteRecord", {}, b""),
    Asked("POST", "/xrpc/x", {}, b'{"writes": [{"$type": "com.atproto.repo.applyWrites#delete"}]}'),
    Asked("POST", "/w/api.php", {}, b"action=delete&title=x"),
    Asked("POST", "/wp-json/wp/v2/posts/1", {}, b'{"status": "trash"}'),
    Asked("POST", "/wp-json/wp/v2/posts/1?force=true", {}, b""),
    Asked("POST", "/posts/1", {"x-http-method-override": "DELETE"}, b""),
    Asked("POST", "/rest/posts/1", {"x-restli-method": "BATCH_DELETE"}, b""),
    Asked("POST", "/batch", {}, b'[{"method": "DELETE", "relative_url": "1"}]'),
    Asked("POST", "/xmlrpc.php", {}, b"<methodName>wp.deletePost</methodName>"),
]


@pytest.mark.parametrize("asked", DELETIONS, ids=lambda asked: asked.path)
def test_a_deletion_is_seen(asked: Asked) -> None:
    assert asked.deletes


@pytest.mark.parametrize(
    "asked",
    [
        Asked("POST", "/posts", {}, b'{"text": "How to delete your data, and what to trash"}'),
        Asked("PUT", "/api/v1/statuses/1", {}, b'{"status": "We deleted nothing"}'),
        Asked("GET", "/posts?status=publish", {}, b""),
        Asked("POST", "/media", {"content-type": "image/png"}, b"action=delete"),
    ],
    ids=lambda asked: asked.path,
)
def test_what_is_none_is_none(asked: Asked) -> None:
    assert not asked.deletes


def test_a_deletion_fails_the_run_and_never_reaches_the_server(board: Board) -> None:
    proxy = FaultProxy(board.url)
    proxy.__enter__()
    publish(proxy)
    assert requests.delete(f"{proxy.url}/posts/1", timeout=5).status_code == 500
    with pytest.raises(AssertionError, match="deleted"):
        proxy.__exit__()
    assert len(board.posts) == 1
