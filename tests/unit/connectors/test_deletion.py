"""What the guard at the door stops, and what it lets through."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.errors import DeletionRefused
from connectors.deletion import refuse_deletion

SITE = "https://platform.example"


@pytest.mark.parametrize(
    "method", ["DELETE", "delete", " Delete ", "PURGE", "MOVE", "UNLINK", "DELETE\r\n", ""]
)
def test_methods_that_may_delete(method: str) -> None:
    with pytest.raises(DeletionRefused):
        refuse_deletion(method, f"{SITE}/posts/1")


@pytest.mark.parametrize("name", ["X-HTTP-Method-Override", "x-http-method", "X-METHOD-OVERRIDE", "_method"])
def test_overrides_in_headers(name: str) -> None:
    with pytest.raises(DeletionRefused):
        refuse_deletion("POST", f"{SITE}/posts/1", headers={name: "Delete"})


@pytest.mark.parametrize(
    "path",
    [
        "/xrpc/com.atproto.repo.deleteRecord",
        "/1.1/statuses/destroy/42.json",
        "/posts/1/delete",
        "/posts/1/%64elete",
        "/posts/1/%2564elete",
        "/posts/1/DELETE/",
        "/api/chat.delete",
        "/api/delete-post",
        "/wp/v2/posts/1/trash",
        "/topics/1/remove",
        "/bulkDelete",
        "/?action=delete",
        "/?action=revisiondelete",
        "/?ACTION=Delete&title=x",
        "/?%61ction=delete",
        "/wp/v2/posts/1?force=true",
        "/wp/v2/posts/1?force=1",
        "/wp/v2/posts/1?status=trash",
        "/wp/v2/posts/1?_method=DELETE",
        "/?method=flickr.photos.delete",
        "/?post[_method]=delete",
    ],
)
def test_addresses(path: str) -> None:
    with pytest.raises(DeletionRefused):
        refuse_deletion("POST", SITE + path)


@pytest.mark.parametrize(
    "body",
    [
        {"_method": "delete"},
        {"post": {"_method": "DELETE"}},
        {"writes": [{"$type": "com.atproto.repo.applyWrites#delete", "rkey": "1"}]},
        {"writes": [{"$type": "com.atproto.repo.applyWrites#create"}, {"$type": "x.applyWrites#Delete"}]},
        {"action": "delete", "title": "Main Page"},
        {"status": "trash"},
        {"status": " TRASH "},
        {"force": True},
        {"a": [{"b": ({"c": {"deleted": True}},)}]},
        {"batch": '[{"method": "DELETE", "relative_url": "1_2"}]'},
        {"batch": json.dumps([{"method": "POST", "relative_url": "x", "body": "method=delete"}])},
        {"batch": json.dumps([{"method": "POST", "relative_url": "1_2/delete"}])},
        {"query": "mutation { deletePost(id: 1) { ok } }"},
        {"operations": [{"op": "remove", "path": "/posts/1"}]},
        {"delete": ["1"]},
        [{"_method": "delete"}],
    ],
    ids=str,
)
def test_bodies(body: Any) -> None:
    with pytest.raises(DeletionRefused) as caught:
        refuse_deletion("POST", f"{SITE}/api", body=body)
    assert caught.value.kept == "Nothing was sent. What is public stays public."
    assert "edit note" in caught.value.next


def test_a_body_too_deep_to_be_seen_through() -> None:
    body: Any = {"_method": "delete"}
    for _ in range(100):
        body = [body]
    with pytest.raises(DeletionRefused, match="deep"):
        refuse_deletion("POST", f"{SITE}/api", body=body)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/v1/statuses", {"status": "We will never delete your records. Do not trash them: action=delete"}),
        ("PUT", "/api/v1/statuses/1", {"status": "Corrected", "media_attributes": []}),
        ("POST", "/wp/v2/posts/1", {"status": "publish", "content": "How to remove a tick"}),
        ("POST", "/xrpc/com.atproto.repo.putRecord", {"record": {"$type": "app.bsky.feed.post", "text": "delete"}}),
        ("POST", "/xrpc/com.atproto.repo.applyWrites", {"writes": [{"$type": "x.applyWrites#create"}]}),
        ("POST", "/w/api.php?action=edit", {"title": "Delete", "text": "{{remove}}", "createonly": "1"}),
        ("GET", "/health/how-to-delete-your-data", None),
        ("GET", "/remove-a-tick?force=false&deleted=0", None),
        ("POST", "/graphql", {"query": "mutation { createPost(text: \"delete\") { id } }"}),
        ("POST", "/graphql", {"query": "query { posts { deleted } }"}),
        ("PATCH", "/posts/1", {"text": "[not json", "note": "{neither"}),
    ],
)  # fmt: skip
def test_what_publishes_corrects_and_reads_goes_through(method: str, path: str, body: Any) -> None:
    assert not refuses(method, SITE + path, body)


def refuses(method: str, url: str, body: Any) -> bool:
    try:
        refuse_deletion(method, url, headers={"Accept": "*/*"}, body=body)
    except DeletionRefused:
        return True
    return False


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(JSON, st.sampled_from(["list", "object", "text"]))
def test_a_deletion_is_seen_in_any_company(company: Any, wrapping: str) -> None:
    inner: Any = {"_method": "delete"}
    wrapped = {
        "list": [company, inner],
        "object": {"a": company, "b": inner},
        "text": {"x": json.dumps([inner])},
    }
    with pytest.raises(DeletionRefused):
        refuse_deletion("POST", SITE, body=wrapped[wrapping])
