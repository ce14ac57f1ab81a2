"""A budget is one for all programs on a computer, and after a pause they do not all come at once."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ccgcompose.errors import RateLimited
from connectors.budget import Budget
from tests.unit.connectors.door import NOW
from tests.unit.connectors.newsroom.world import environment
from tests.unit.connectors.server import Server, answering

PROGRAM = "tests.unit.connectors.budget_program"


def start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", PROGRAM, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment())


def said(program: subprocess.Popen[str]) -> list[str]:
    words, _ = program.communicate(timeout=60)
    assert program.returncode == 0
    return words.split()


def test_what_one_program_was_told_every_other_keeps(tmp_path: Path) -> None:
    with Server(answering(429, Retry_After="600"), *[answering()] * 30) as server:
        (until,) = said(start(tmp_path, server.url, 1))
        others = [start(tmp_path, server.url, 5) for _ in range(3)]
        heard = [each for program in others for each in said(program)]
        assert len(server.requests) == 1  # fifteen more were wanted, and none was made
    assert heard == [until] * 15
    assert datetime.fromisoformat(until) == NOW + timedelta(minutes=10, seconds=15)


def test_programs_that_are_told_at_once_forget_nothing(tmp_path: Path) -> None:
    programs = [start(tmp_path, "-", 25, name) for name in ("one", "two", "three")]
    assert all(said(program) == ["paused"] * 25 for program in programs)
    budget = Budget(tmp_path, "account-1", lambda: 0.0)
    for name in ("one", "two", "three"):
        for number in range(25):
            with pytest.raises(RateLimited):
                budget.must_allow(f"{name}-{number}", "forum.example.nhs.uk", NOW)


def test_after_a_pause_accounts_come_one_after_the_other(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311  (spreads moments, keeps no secret)
    end = NOW + timedelta(minutes=15)
    ends = [Budget(tmp_path, f"account-{n}", chance.random).pause("POST x", end, NOW) for n in range(60)]
    seconds = [int((each - end).total_seconds()) for each in ends]
    assert min(seconds) >= 0
    assert max(seconds) <= 30
    assert max(seconds.count(each) for each in set(seconds)) <= 6  # sixty at once is what must not be
    assert len(set(seconds)) >= 20


def test_a_second_refusal_after_the_pause_stops_all_again(tmp_path: Path) -> None:
    budget = Budget(tmp_path, "account-1", lambda: 0.0)
    budget.pause("POST x", NOW + timedelta(minutes=1), NOW)
    later = NOW + timedelta(minutes=1)
    budget.must_allow("POST x", "x", later)
    budget.pause("POST x", later + timedelta(minutes=5), later)
    with pytest.raises(RateLimited):
        Budget(tmp_path, "account-1", lambda: 0.0).must_allow("POST x", "x", later + timedelta(minutes=4))
