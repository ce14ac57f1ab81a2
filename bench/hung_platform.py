"""How late the others are while one platform hangs: the whole publisher, on the real store and over real sockets.

Run: python -m bench.hung_platform [--seconds 20]. Eight accounts on two boards; posts fall due all the time. One board
takes every call and answers nothing. Measured is, for each post of the other account's board, the time from its moment
to its receipt; beside it the same without the hang, in the same run.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import NotFound
from ccgcompose.host.clock import SystemClock
from ccgcompose.host.crew import Threads
from ccgcompose.policy.length import fits
from ccgcompose.publisher.heart import Pulse
from ccgcompose.publisher.service import Service
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.ports import Card, Connector
from ccgcompose.usecases.schedule import at_instant
from ccgcompose.usecases.set_up import NewAccount
from ccgcompose.usecases.trail import StoredTrail
from connectors.tools import Tools
from tests.fakes.clock import FixedClock
from tests.fakes.credentials import FakeCredentials
from tests.live.board import TOKEN, Board
from tests.live.board_connector import BoardConnector
from tests.unit.usecases.world import BRAND, ZONE, World, make_world

WANTED = 1.0  # seconds, p99
ACCOUNTS = 7
HANGING = timedelta(seconds=5)
STEP = 0.5  # seconds between two posts
# Between planning and the first moment: what is planned must not be late before the publisher is there.
LEAD, LEAD_EACH = timedelta(seconds=4), timedelta(seconds=0.25)


class Boards:
    """A registry of the one connector."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector

    def platforms(self) -> tuple[str, ...]:
        return ("board",)

    def get(self, platform: str) -> Connector:
        return self._connector

    def card(self, platform: str) -> Card:
        raise NotFound(f"There is no card for {platform}.")


@contextmanager
def office(folder: Path) -> Iterator[tuple[World, Desk]]:
    """A workspace whose accounts are on boards."""
    clock = SystemClock()
    world = make_world(folder, clock=FixedClock(clock.now()))
    credential = Credential(CredentialKind.API_KEY, TOKEN)
    credentials = FakeCredentials()
    tools = Tools(
        clock,
        credentials,
        StoredTrail(world.store, clock),
        folder / "platforms",
        lambda text, limits: fits(text, limits).fits,
        lambda: 0.5,
    )
    context = replace(world.context, clock=clock, connectors=Boards(BoardConnector(tools)))
    desk = Desk(context, "bench")
    with Board() as lively, Board() as hung:
        hung.stalled.set()
        for number in range(ACCOUNTS + 1):
            url = hung.url if number == ACCOUNTS else lively.url
            new = NewAccount(f"Board {number}", "board", BRAND, {"server": url})
            account = desk.accounts.add(world.amara, new)
            credentials.put(account.id, credential)
        yield world, desk
    world.store.close()


def planned(
    world: World, desk: Desk, accounts: list[Account], count: int, start: datetime
) -> dict[str, float]:
    """Plan posts on accounts in turn, one a step from `start` on; return each delivery's moment by its id."""
    made = {}
    for number in range(count):
        account = accounts[number % len(accounts)]
        content = world.content(account, text=f"Our flu clinics open on Monday, number {number}.")
        post_id = desk.compose.save(world.amara, content).revision.post_id
        when = at_instant(start + timedelta(seconds=number * STEP), ZONE)
        scheduled = desk.schedule.schedule(world.amara, post_id, when, confirmed=True)
        made[scheduled.deliveries[0].id] = scheduled.publication.due_at.timestamp()
    return made


def lateness(world: World, desk: Desk, moments: dict[str, float], patience: float) -> list[float]:
    """Publish until all of these are out, and return how late each was."""
    crew, done = Threads(), Event()

    waited = set(moments)

    def pulse(told: Pulse) -> None:
        waited.difference_update(told.last.sent)
        if not waited:
            done.set()

    service = Service(desk.deliver, desk.clock, pulse, crew)
    service.start()
    assert desk.clock.now().timestamp() < min(moments.values()), "the machine was too slow to plan in time"
    assert done.wait(patience), "not everything went out"
    service.stop()
    with world.store.read() as unit:
        ended = {each: unit.publications.attempts(each)[-1].finished_at for each in moments}
    return sorted(moment.timestamp() - moments[each] for each, moment in ended.items() if moment)


def measured(seconds: float, *, hang: bool) -> list[float]:
    """Return the lateness of the posts on the lively board."""
    with tempfile.TemporaryDirectory() as folder, office(Path(folder)) as (world, desk):
        accounts = [account for account in desk.accounts.all() if account.platform == "board"]
        count = int(seconds / STEP)
        start = desk.clock.now() + LEAD + count * LEAD_EACH
        stuck = planned(world, desk, accounts[ACCOUNTS:], 2, start) if hang else {}
        moments = planned(world, desk, accounts[:ACCOUNTS], count, start)
        late = lateness(world, desk, moments, seconds + 120)
        assert not hang or any(_hangs(world, each) for each in stuck), "nothing hung, so nothing was measured"
        return late


def _hangs(world: World, delivery: str) -> bool:
    """Whether a delivery's call was made, and waited for long."""
    with world.store.read() as unit:
        attempts = unit.publications.attempts(delivery)
    ends = [each.finished_at - each.started_at if each.finished_at else HANGING for each in attempts]
    return any(end >= HANGING for end in ends)


def main() -> int:
    """Measure, print, and return 1 where it is slower than wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20)
    args = parser.parse_args()
    figures = {}
    for name, hang in (("nothing hangs", False), ("one platform hangs", True)):
        late = measured(args.seconds, hang=hang)
        figures[name] = late[min(len(late) - 1, int(len(late) * 0.99))]
        middle = statistics.median(late)
        print(f"{name}: {len(late)} posts, median {middle:.3f} s late, p99 {figures[name]:.3f} s", flush=True)
    hung = figures["one platform hangs"]
    print(f"p99 lateness of the others while one hangs: {hung:.3f} s (wanted: under {WANTED} s)")
    return int(hung >= WANTED)


if __name__ == "__main__":
    raise SystemExit(main())
