"""What Meta's refusals mean, and that no secret is quoted."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ccgcompose.errors import AuthExpired, ConnectorError, OutcomeUnknown, RateLimited, Rejected, TooLarge
from connectors.answer import Answer
from connectors.meta.refusals import GraphRefused, judged, said_in

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def answer(said: Any, status: int = 400, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(
        status, named, json.dumps(said).encode(), "graph.facebook.com", secrets=frozenset({"EAAsecret1"})
    )


def refusal(code: int, subcode: int = 0, **more: Any) -> ConnectorError:
    said = {"message": "No.", "type": "OAuthException", "code": code, "error_subcode": subcode, **more}
    with pytest.raises(ConnectorError) as told:
        judged(NOW)(answer({"error": said}))
    return told.value


@pytest.mark.parametrize(
    ("code", "subcode", "expected"),
    [
        (190, 463, AuthExpired),
        (190, 460, AuthExpired),
        (102, 0, AuthExpired),
        (4, 0, RateLimited),
        (17, 0, RateLimited),
        (32, 0, RateLimited),
        (613, 0, RateLimited),
        (80001, 0, RateLimited),
        (9, 2207042, RateLimited),
        (4, 2207051, Rejected),
        (368, 0, Rejected),
        (506, 0, Rejected),
        (200, 0, Rejected),
        (10, 0, Rejected),
        (100, 33, Rejected),
        (36000, 2207004, TooLarge),
        (36004, 2207010, TooLarge),
        (1, 0, OutcomeUnknown),
        (2, 0, OutcomeUnknown),
        (-1, 2207001, OutcomeUnknown),
        (-2, 2207020, Rejected),
    ],
)
def test_each_code_is_what_it_means(code: int, subcode: int, expected: type[ConnectorError]) -> None:
    told = refusal(code, subcode)
    assert isinstance(told, expected)
    assert told.kept
    assert told.next


def test_what_passes_by_itself_is_a_doubt_whatever_its_code() -> None:
    assert isinstance(refusal(99, is_transient=True), OutcomeUnknown)


def test_an_error_with_status_200_is_an_error() -> None:
    with pytest.raises(AuthExpired):
        judged(NOW)(answer({"error": {"code": 190, "message": "No."}}, status=200))


@pytest.mark.parametrize(
    "said", [{"error": "no"}, {"error": {}}, {"error": None}, [], "error", 7, {"error": {"message": "No."}}]
)
def test_what_is_no_error_of_meta_is_left_to_its_status(said: Any) -> None:
    assert said_in(answer(said)) is None
    judged(NOW)(answer(said))


def test_people_read_what_meta_says_to_people() -> None:
    told = refusal(368, 1390008, error_user_title="Slow down", error_user_msg="You are temporarily blocked.")
    assert told.what == "graph.facebook.com said no: Slow down: You are temporarily blocked. (368/1390008)"
    assert "support inbox" in told.next


def test_a_password_that_was_changed_is_named() -> None:
    assert "The password was changed." in refusal(190, 460).what


def test_a_secret_that_meta_repeats_is_not_shown() -> None:
    told = refusal(100, message="Malformed access token EAAsecret1")
    assert "EAAsecret1" not in str(told)


def test_a_pause_ends_when_meta_says() -> None:
    usage = '{"104455667788":[{"call_count":100,"estimated_time_to_regain_access":19}]}'
    said = {"error": {"code": 80001, "message": "Too many calls."}}
    with pytest.raises(RateLimited) as told:
        judged(NOW)(answer(said, X_Business_Use_Case_Usage=usage))
    assert told.value.until == NOW + timedelta(minutes=19)


def test_without_a_word_the_pause_is_a_quarter_of_an_hour() -> None:
    told = refusal(4)
    assert isinstance(told, RateLimited)
    assert told.until == NOW + timedelta(minutes=15)


def test_what_is_gone_is_told_apart() -> None:
    assert isinstance(gone := refusal(100, 33), GraphRefused)
    assert gone.gone
    assert isinstance(other := refusal(100, 1), GraphRefused)
    assert not other.gone


def test_numbers_that_are_none_are_no_traceback() -> None:
    told = refusal("odd", "odder", error_data="x")  # type: ignore[arg-type]
    assert isinstance(told, Rejected)
