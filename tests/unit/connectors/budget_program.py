"""A program of its own that publishes for one account: `FOLDER URL COUNT`, or pauses buckets: `FOLDER - COUNT NAME`.

It prints a line for each call: what became of it, and until when it waits.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

import requests

from ccgcompose.errors import RateLimited
from connectors.budget import Budget
from connectors.http import Call, Door
from tests.unit.connectors.door import HURRIED, NOW, SteppingClock


def publish(folder: Path, url: str, count: int) -> None:
    door = Door(requests.Session, SteppingClock(), HURRIED, budget=Budget(folder, "account-1", lambda: 0.5))
    for _ in range(count):
        try:
            door.send(Call("POST", url, json={}))
            say("sent")
        except RateLimited as problem:
            say(problem.until.isoformat())


def pause(folder: Path, count: int, name: str) -> None:
    budget = Budget(folder, "account-1", lambda: 0.0)
    for number in range(count):
        budget.pause(f"{name}-{number}", NOW + timedelta(minutes=10), NOW)
        say("paused")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    where, address, how_many = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    if address == "-":
        pause(where, how_many, sys.argv[4])
    else:
        publish(where, address, how_many)
