"""What a forum's refusals mean, in the shapes in which Discourse's controllers write them."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge
from connectors.discourse.api import Forum, ForumRefused
from tests.unit.connectors.door import NOW, SteppingClock, door
from tests.unit.connectors.server import Server, answering

KEY = "f3d1c7a9e2b84c60"
CREDENTIAL = Credential(CredentialKind.API_KEY, KEY, "exampleshire")


def asked(status: int, said: Any, **headers: str) -> dict[str, Any]:
    """Return what a forum's answer comes to."""
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    kind = {"Content_Type": "application/json; charset=utf-8"} | headers
    with Server(answering(status, body, **kind)) as server:
        forum = Forum(door(), server.url, CREDENTIAL, SteppingClock())
        return forum.ask("POST", "/posts.json", json={"raw": "Flu clinics"})


@pytest.mark.parametrize(
    ("status", "said", "error"),
    [
        (422, {"action": "create_post", "errors": ["Title is too short"]}, ForumRefused),
        (422, {"errors": ["Sorry, the file is too big (maximum size is 4 MB)."]}, TooLarge),
        (422, {"failed": "FAILED", "message": "not a picture"}, ForumRefused),
        (403, {"errors": ["You may not."], "error_type": "invalid_access"}, ForumRefused),
        (
            403,
            {"errors": ["The API username or key is invalid."], "error_type": "invalid_access"},
            AuthExpired,
        ),
        (403, {"errors": ["You need to be logged in."], "error_type": "not_logged_in"}, AuthExpired),
        (404, {"errors": ["It could not be found."], "error_type": "not_found"}, ForumRefused),
        (409, {"errors": ["That post was edited by another user."]}, ForumRefused),
        (413, {"errors": ["413"]}, TooLarge),
        (
            200,
            {"success": False, "errors": ["Body is too similar to what you recently posted"]},
            ForumRefused,
        ),
        (500, {"status": 500, "error": "Internal Server Error"}, OutcomeUnknown),
        (502, b"<h1>Bad gateway</h1>", OutcomeUnknown),
        (200, [], OutcomeUnknown),
    ],
)
def test_each_refusal_is_one_typed_error(status: int, said: Any, error: type[Exception]) -> None:
    with pytest.raises(error) as told:
        asked(status, said, **({"Content_Type": "text/html"} if isinstance(said, bytes) else {}))
    assert KEY not in str(told.value)


def test_the_forum_s_own_words_are_told_and_the_key_is_not() -> None:
    with pytest.raises(Rejected, match="Title is too short") as told:
        asked(422, {"errors": ["Title is too short", f"and {KEY} was seen"]})
    assert KEY not in str(told.value)


@pytest.mark.parametrize(
    ("said", "headers", "seconds"),
    [
        ({"extras": {"wait_seconds": 37, "time_left": "37 seconds"}}, {}, 37),
        ({"extras": {"wait_seconds": 37}}, {"Retry_After": "90"}, 90),
        ({"extras": {"wait_seconds": 120}}, {"Retry_After": "90"}, 120),
        ({}, {"Retry_After": "15"}, 15),
        ({"extras": {"wait_seconds": "soon"}}, {}, 60),
        ({"extras": {"wait_seconds": -5}}, {}, 0),
    ],
)
def test_the_longer_pause_is_kept(said: dict[str, Any], headers: dict[str, str], seconds: int) -> None:
    limited = {"errors": ["You’ve performed this action too many times."], "error_type": "rate_limit"} | said
    with pytest.raises(RateLimited) as told:
        asked(429, limited, **headers)
    assert told.value.until == NOW + timedelta(seconds=seconds)


def test_a_forum_that_may_only_be_read_is_asked_again() -> None:
    with pytest.raises(RateLimited) as told:
        asked(503, {"errors": ["The site is in read only mode."], "error_type": "read_only"})
    assert told.value.until == NOW + timedelta(minutes=5)


def test_a_success_is_returned_whole() -> None:
    assert asked(200, {"id": 9, "topic_id": 4, "errors": []}) == {"id": 9, "topic_id": 4, "errors": []}
