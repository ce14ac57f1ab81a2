"""What the refusals of data servers mean, in the shapes in which servers write them."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from ccgcompose.errors import AuthExpired, ConnectorError, OutcomeUnknown, RateLimited, Rejected, TooLarge
from connectors.answer import NotThere
from connectors.bluesky.api import Ended, Server, Swapped
from tests.unit.connectors.door import NOW, SteppingClock, door
from tests.unit.connectors.server import Server as Script
from tests.unit.connectors.server import answering


def asked(status: int, said: Any, **headers: str) -> Any:
    """Return what a server's answer comes to."""
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    with Script(answering(status, body, **headers)) as served:
        server = Server(door(), served.url, SteppingClock())
        return server.procedure("com.atproto.repo.putRecord", {"repo": "did:plc:abc"})


@pytest.mark.parametrize(
    ("status", "word", "message", "error"),
    [
        (400, "ExpiredToken", "Token has expired", Ended),
        (400, "InvalidToken", "Token could not be verified", Ended),
        (401, "AuthMissing", "Authentication Required", AuthExpired),
        (401, "AuthenticationRequired", "Invalid identifier or password", AuthExpired),
        (401, "AccountTakedown", "Account has been taken down", AuthExpired),
        (400, "InvalidSwap", "Record was at bafyrei", Swapped),
        (400, "RecordNotFound", "Could not locate record: at://x", NotThere),
        (400, "InvalidRequest", "Could not locate record: at://x", NotThere),
        (404, "XRPCNotSupported", "", NotThere),
        (501, "MethodNotImplemented", "Method Not Implemented", NotThere),
        (400, "BlobTooLarge", "This file is too large. It is 1.9MB but the maximum size is 1MB.", TooLarge),
        (413, "PayloadTooLarge", "request entity too large", TooLarge),
        (
            400,
            "InvalidRequest",
            "Invalid app.bsky.feed.post record: Record/text must not be longer than 300 graphemes",
            TooLarge,
        ),
        (400, "InvalidRequest", "Could not find blob: bafkrei", Rejected),
        (500, "InternalServerError", "Internal Server Error", OutcomeUnknown),
        (502, "UpstreamFailure", "Upstream Failure", OutcomeUnknown),
    ],
)
def test_a_refusal_is_told_in_the_servers_words(
    status: int, word: str, message: str, error: type[ConnectorError]
) -> None:
    with pytest.raises(error) as problem:
        asked(status, {"error": word, "message": message})
    assert type(problem.value) is error
    assert message.rstrip(".") in problem.value.what


@pytest.mark.parametrize("said", [b"", b"<h1>no</h1>", b"[1]", b'{"error": 7}', b'"x"', b"\xff\xfe"])
def test_what_is_no_refusal_of_a_data_server_is_rejected_all_the_same(said: bytes) -> None:
    with pytest.raises(Rejected):
        asked(400, said)


def test_a_pause_lasts_until_the_moment_that_is_named() -> None:
    reset = str(int((NOW + timedelta(minutes=7)).timestamp()))
    named = {"RateLimit_Limit": "30", "RateLimit_Remaining": "0", "RateLimit_Reset": reset}
    with pytest.raises(RateLimited) as problem:
        asked(429, {"error": "RateLimitExceeded", "message": "Rate Limit Exceeded"}, **named)
    assert timedelta(minutes=6) < problem.value.until - NOW <= timedelta(minutes=7, seconds=5)


def test_an_answer_that_is_no_object_leaves_it_open() -> None:
    with pytest.raises(OutcomeUnknown):
        asked(200, b"[]")
