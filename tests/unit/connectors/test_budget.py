"""What platforms say about how much is left, and that everybody keeps a pause."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import requests

from ccgcompose.errors import RateLimited
from connectors.budget import Budget, used_up_until
from connectors.http import Call, Door
from tests.unit.connectors.door import HURRIED, NOW, SteppingClock
from tests.unit.connectors.server import Server, answering

SOON = str(int((NOW + timedelta(minutes=15)).timestamp()))


@pytest.mark.parametrize(
    ("headers", "minutes"),
    [
        ({"x-rate-limit-remaining": "0", "x-rate-limit-reset": SOON}, 15),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "2026-11-24T09:15:00.123Z"}, 15),
        ({"RateLimit-Remaining": "0", "RateLimit-Reset": SOON}, 15),
        ({"RateLimit-Remaining": "0", "RateLimit-Reset": "900"}, 15),
        ({"RateLimit": "limit=100, remaining=0, reset=900"}, 15),
        ({"RateLimit": '"default";r=0;t=900'}, 15),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "whenever"}, 1),
        ({"X-App-Usage": '{"call_count":100,"total_time":2,"total_cputime":1}'}, 5),
        (
            {
                "X-Business-Use-Case-Usage": '{"1": [{"call_count": 120, "estimated_time_to_regain_access": 30}]}'
            },
            30,
        ),
        ({"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "9" * 12}, 24 * 60),
    ],
)
def test_nothing_left_is_read_in_every_spelling(headers: dict[str, str], minutes: int) -> None:
    until = used_up_until(headers, NOW)
    assert until is not None
    assert abs(until - NOW - timedelta(minutes=minutes)) < timedelta(seconds=1)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-RateLimit-Remaining": "299", "X-RateLimit-Reset": SOON},
        {"X-RateLimit-Limit": "0"},
        {"RateLimit": '"default";r=50;t=30'},
        {"X-App-Usage": '{"call_count":28,"total_time":99,"total_cputime":25}'},
        {"X-App-Usage": "not json"},
    ],
)
def test_something_left_is_no_pause(headers: dict[str, str]) -> None:
    assert used_up_until(headers, NOW) is None


def budgeted(folder: Path, chance: float = 0.0) -> Door:
    return Door(
        requests.Session, SteppingClock(), HURRIED, budget=Budget(folder, "account-1", lambda: chance)
    )


def test_a_pause_is_kept_by_whoever_publishes_next(tmp_path: Path) -> None:
    with Server(answering(429, Retry_After="600")) as server:
        with pytest.raises(RateLimited):
            budgeted(tmp_path).send(Call("POST", server.url, json={}))
        with pytest.raises(RateLimited, match="nothing more") as caught:  # another program: no call is made
            budgeted(tmp_path).send(Call("POST", server.url, json={}))
    assert caught.value.until == NOW + timedelta(minutes=10)
    assert len(server.requests) == 1


def test_a_count_that_reached_nothing_stops_the_next_call_before_it_is_made(tmp_path: Path) -> None:
    last = answering(201, X_RateLimit_Remaining="0", X_RateLimit_Reset="120")
    with Server(last, answering()) as server:
        assert budgeted(tmp_path).send(Call("POST", server.url, json={})).status == 201
        with pytest.raises(RateLimited):
            budgeted(tmp_path).send(Call("POST", server.url, json={}))
        assert budgeted(tmp_path).send(Call("GET", server.url)).status == 200  # counted by itself


def test_those_who_waited_do_not_all_begin_in_the_same_second(tmp_path: Path) -> None:
    later = NOW + timedelta(minutes=10)
    first = Budget(tmp_path, "account-1", lambda: 0.0).pause("POST x", later, NOW)
    second = Budget(tmp_path, "account-2", lambda: 0.5).pause("POST x", later, NOW)
    ends = [first, second]
    assert ends == [NOW + timedelta(minutes=10), NOW + timedelta(minutes=10, seconds=15)]
    short = Budget(tmp_path, "account-3", lambda: 0.5).pause("POST x", NOW + timedelta(seconds=1), NOW)
    assert short == NOW + timedelta(seconds=1.5)


def test_all_that_waits_on_an_account_waits_until_the_same_moment(tmp_path: Path) -> None:
    chances = iter((0.9, 0.1, 0.5))
    budget = Budget(tmp_path, "account-1", lambda: next(chances))
    end = budget.pause("POST x", NOW + timedelta(minutes=1), NOW)
    for _ in range(2):
        with pytest.raises(RateLimited) as caught:
            budget.must_allow("POST x", "x", NOW)
        assert caught.value.until == end


def test_a_damaged_file_stops_nothing(tmp_path: Path) -> None:
    budget = Budget(tmp_path, "account-1", lambda: 0.0)
    budget.pause("POST x", NOW + timedelta(minutes=1), NOW)
    (file,) = tmp_path.glob("budget-*.json")
    for damage in ("", "[]", '{"POST x": 3}', "{"):
        file.write_text(damage)
        budget.must_allow("POST x", "x", NOW)
    budget.pause("POST x", NOW + timedelta(minutes=1), NOW)
    with pytest.raises(RateLimited):
        budget.must_allow("POST x", "x", NOW)


def test_a_shorter_pause_never_takes_the_place_of_a_longer(tmp_path: Path) -> None:
    budget = Budget(tmp_path, "account-1", lambda: 0.0)
    for minutes in (10, 1):
        budget.pause("POST x", NOW + timedelta(minutes=minutes), NOW)
    with pytest.raises(RateLimited):
        budget.must_allow("POST x", "x", NOW + timedelta(minutes=9))
    budget.must_allow("POST x", "x", NOW + timedelta(minutes=10))
