"""What YouTube's refusals mean, in the shapes in which it sends them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ccgcompose.errors import AuthExpired, RateLimited, Rejected, TooLarge
from connectors.answer import Answer
from connectors.youtube.refusals import NotThere, judge, pacific_midnight

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def answer(status: int, reason: str = "", message: str = "Why not.", **headers: str) -> Answer:
    first = {"message": message, "domain": "youtube.video", "reason": reason}
    said: dict[str, Any] = {"error": {"code": status, "message": message, "errors": [first]}}
    return Answer(
        status, {name.replace("_", "-"): value for name, value in headers.items()}, _json(said), "api"
    )


def _json(said: Any) -> bytes:
    return json.dumps(said).encode()


@pytest.mark.parametrize(
    ("status", "reason", "headers", "until"),
    [
        (403, "quotaExceeded", {}, datetime(2026, 11, 25, 8, tzinfo=UTC)),
        (403, "dailyLimitExceeded", {"Retry_After": "5"}, datetime(2026, 11, 25, 8, tzinfo=UTC)),
        (400, "uploadLimitExceeded", {}, NOW + timedelta(days=1)),
        (403, "rateLimitExceeded", {}, NOW + timedelta(minutes=1)),
        (429, "rateLimitExceeded", {"Retry_After": "30"}, NOW + timedelta(seconds=30)),
        (429, "", {}, NOW + timedelta(minutes=1)),
    ],
)
def test_a_pause_has_its_moment(status: int, reason: str, headers: dict[str, str], until: datetime) -> None:
    with pytest.raises(RateLimited, match="Why not") as told:
        judge(answer(status, reason, **headers), NOW)
    assert told.value.until == until


@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        (datetime(2026, 7, 1, 6, 59, tzinfo=UTC), datetime(2026, 7, 1, 7, tzinfo=UTC)),
        (datetime(2026, 7, 1, 7, 0, tzinfo=UTC), datetime(2026, 7, 2, 7, tzinfo=UTC)),
        (datetime(2026, 3, 8, 9, 0, tzinfo=UTC), datetime(2026, 3, 9, 7, tzinfo=UTC)),  # clocks go forward
        (datetime(2026, 11, 1, 8, 0, tzinfo=UTC), datetime(2026, 11, 2, 8, tzinfo=UTC)),  # and back
    ],
)
def test_a_day_of_quota_ends_at_midnight_in_california(now: datetime, midnight: datetime) -> None:
    assert pacific_midnight(now) == midnight


@pytest.mark.parametrize(
    ("status", "reason", "kind", "words"),
    [
        (401, "authError", AuthExpired, "Sign in"),
        (403, "insufficientPermissions", AuthExpired, "allow everything"),
        (403, "youtubeSignupRequired", Rejected, "Make a channel"),
        (403, "accessNotConfigured", Rejected, "Switch the YouTube Data API on"),
        (403, "forbidden", Rejected, "verified telephone"),
        (400, "invalidTitle", Rejected, "Why not"),
        (404, "videoNotFound", NotThere, "Why not"),
        (413, "uploadTooLarge", TooLarge, "smaller file"),
    ],
)
def test_a_refusal_is_told_in_youtube_s_own_words(
    status: int, reason: str, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        judge(answer(status, reason), NOW)


def test_a_newer_shape_names_its_reason_in_details() -> None:
    details = [
        {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT"}
    ]
    error = {
        "code": 403,
        "message": "Insufficient scopes.",
        "status": "PERMISSION_DENIED",
        "details": details,
    }
    with pytest.raises(AuthExpired, match="Insufficient scopes"):
        judge(Answer(403, {}, _json({"error": error}), "api"), NOW)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"<h1>no</h1>", b'{"error": "invalid_request"}', b'{"error": {}}']
)
def test_an_answer_of_another_shape_is_a_refusal_still(body: bytes) -> None:
    with pytest.raises(Rejected):
        judge(Answer(400, {}, body, "api"), NOW)


@pytest.mark.parametrize("status", [200, 308, 500, 503])
def test_what_is_no_refusal_is_left_to_its_status(status: int) -> None:
    said = answer(status, "backendError")
    judge(said, NOW)
    assert said.status == status
