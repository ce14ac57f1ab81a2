"""What LinkedIn's refusals mean, in the shapes in which it sends them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ccgcompose.errors import AuthExpired, RateLimited, Rejected, TooLarge
from connectors.answer import Answer
from connectors.linkedin.refusals import Duplicate, NotThere, judge

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
URN = "urn:li:share:7141138937766391808"


def answer(status: int, said: Any, **headers: str) -> Answer:
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, body, "api")


@pytest.mark.parametrize(
    "said",
    [
        {"status": 422, "message": f"Content is a duplicate of {URN}"},
        {
            "errorDetailType": "com.linkedin.common.error.BadRequest",
            "message": f"com.linkedin.content.common.exception.BadRequestResponseException: "
            f"Content is a duplicate of {URN}",
            "errorDetails": {
                "inputErrors": [
                    {"description": "Duplicate post is detected", "input": {}, "code": "DUPLICATE_POST"}
                ]
            },
            "status": 422,
        },
        {
            "message": "",
            "errorDetails": {
                "inputErrors": [{"description": f"Duplicate of {URN}", "code": "DUPLICATE_POST"}]
            },
        },
    ],
)
def test_a_duplicate_names_the_post_that_is_out(said: Any) -> None:
    with pytest.raises(Duplicate) as told:
        judge(answer(422, said), NOW)
    assert told.value.urn == URN


@pytest.mark.parametrize(
    ("status", "said", "kind", "words"),
    [
        (
            401,
            {"message": "Empty oauth2_access_token", "serviceErrorCode": 401, "status": 401},
            AuthExpired,
            "Empty",
        ),
        (401, b"", AuthExpired, "401"),
        (
            403,
            {"serviceErrorCode": 100, "message": "Not enough permissions", "status": 403},
            Rejected,
            "look after",
        ),
        (404, {"status": 404, "message": "Could not find entity"}, NotThere, "Could not find"),
        (404, b"<h1>Not found</h1>", Rejected, "Not found"),
        (413, {"message": "too large"}, TooLarge, "too large"),
        (400, {"code": "FIELD_LENGTH_TOO_LONG", "message": "too long", "status": 400}, TooLarge, "too long"),
        (
            426,
            {"code": "NONEXISTENT_VERSION", "message": "not active", "status": 426},
            Rejected,
            "newer LinkedIn",
        ),
        (422, {"message": "field is required", "status": 422}, Rejected, "field is required"),
    ],
)
def test_a_refusal_is_told_in_linkedin_s_own_words(
    status: int, said: Any, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        judge(answer(status, said), NOW)


def test_a_page_that_is_not_linkedin_s_does_not_tell_that_a_post_is_gone() -> None:
    with pytest.raises(Rejected) as told:
        judge(answer(404, b"<h1>Not found</h1>"), NOW)
    assert not isinstance(told.value, NotThere)


@pytest.mark.parametrize(
    ("message", "headers", "until"),
    [
        (
            "Resource level throttle APPLICATION DAY limit for calls to this resource is reached.",
            {},
            datetime(2026, 11, 25, tzinfo=UTC),
        ),
        ("Resource level throttle MEMBER DAY limit", {"Retry_After": "60"}, NOW + timedelta(seconds=60)),
        ("Too many requests", {}, NOW + timedelta(minutes=1)),
    ],
)
def test_a_pause_has_its_moment(message: str, headers: dict[str, str], until: datetime) -> None:
    with pytest.raises(RateLimited) as told:
        judge(answer(429, {"message": message, "status": 429}, **headers), NOW)
    assert told.value.until == until


@pytest.mark.parametrize("status", [200, 201, 204, 500, 503])
def test_what_is_no_refusal_is_left_to_its_status(status: int) -> None:
    said = answer(status, {"message": "anything"})
    judge(said, NOW)
    assert said.words() == '{"message": "anything"}'
