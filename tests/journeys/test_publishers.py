"""Whole programs: publishers as processes of their own, two at once, and killed at any moment."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ccgcompose.bootstrap import Workbench, open_desk
from ccgcompose.domain.post import Content
from ccgcompose.usecases.deliver import LEASE
from ccgcompose.usecases.schedule import at_instant
from tests.fakes.clock import FixedClock

POSTS = 12


@pytest.fixture
def workbench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbench]:
    """A sample workspace with posts that are due now."""
    monkeypatch.setenv("CCGCOMPOSE_HOME", str(tmp_path / "home"))
    with open_desk() as opened:
        person = opened.set_up_sample(posts=False)
        desk = opened.desk
        (account,) = desk.accounts.all()
        for number in range(POSTS):
            content = Content("Vaccination", f"Clinic {number}", "Our clinics open on Monday.", (account.id,))
            post_id = desk.compose.save(person, content).revision.post_id
            when = at_instant(desk.clock.now(), "Europe/London")
            desk.schedule.schedule(person, post_id, when, confirmed=True)
        yield opened


def _publisher(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "ccgcompose", "publisher", *arguments]
    return subprocess.Popen(
        command, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _out(workbench: Workbench) -> list[str]:
    """The titles that the public sees, from the feed itself."""
    feed = workbench.newsroom_folder / "feed.json"
    if not feed.exists():
        return []
    return sorted(item["title"] for item in json.loads(feed.read_text())["items"])


def _everything() -> list[str]:
    return sorted(f"Clinic {number}" for number in range(POSTS))


def test_two_publishers_at_once_send_each_post_once(workbench: Workbench) -> None:
    publishers = [_publisher("--once", "--json") for _ in range(2)]
    sent = [json.loads(publisher.communicate(timeout=120)[0])["sent"] for publisher in publishers]
    assert sorted(sent[0] + sent[1]) == sorted(set(sent[0]) | set(sent[1]))
    assert len(sent[0]) + len(sent[1]) == POSTS
    assert _out(workbench) == _everything()
    assert workbench.desk.past.verify().intact


def test_a_publisher_killed_at_any_moment_loses_nothing_and_doubles_nothing(workbench: Workbench) -> None:
    chance = random.Random(20261124)  # noqa: S311
    for _ in range(6):
        publisher = _publisher()
        try:
            publisher.wait(timeout=chance.uniform(0.6, 1.6))
        except subprocess.TimeoutExpired:
            publisher.send_signal(signal.SIGKILL)
        publisher.communicate()
        assert workbench.desk.past.verify().intact
    later = FixedClock(datetime.now(UTC) + LEASE + timedelta(seconds=1))
    with open_desk(clock=later) as survivor:
        survivor.desk.deliver.run_due()
        later.advance(timedelta(minutes=16))
        survivor.desk.deliver.run_due()
        assert _out(survivor) == _everything()
        assert survivor.desk.past.verify().intact


def test_a_publisher_ends_calmly_when_it_is_asked_to(workbench: Workbench) -> None:
    publisher = _publisher()
    assert publisher.stderr is not None
    assert "running" in publisher.stderr.readline()
    publisher.send_signal(signal.SIGTERM)
    out, _ = publisher.communicate(timeout=60)
    assert publisher.returncode == 0
    assert "Traceback" not in out
