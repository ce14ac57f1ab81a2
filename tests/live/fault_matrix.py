"""The fault matrix: every fault at every call of an operation, settled as the publisher settles it.

However it goes, at the end the public sees exactly one post, or the connector has said honestly that it cannot tell;
never two, and never a lie. Each step after a fault is taken by a connector made anew over the same trail: every
fault is a restart as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import ConnectorError, OutcomeUnknown, RateLimited, Unreachable
from ccgcompose.usecases.ports.connector import Connector, PublishRequest
from tests.live.fault_proxy import Fault, FaultProxy

MOST_STEPS = 6
PAUSE = timedelta(minutes=1)
Operation = Callable[[Connector, datetime], Receipt]


class FaultyWorld(Protocol):
    """A platform behind the proxy."""

    @property
    def proxy(self) -> FaultProxy: ...

    def restarted(self) -> Connector:
        """Return a connector made anew, over the same trail, credentials and clock, as after a restart."""
        ...

    def pass_time(self, how_long: timedelta) -> datetime:
        """Move the connector's clock on, and return the moment."""
        ...

    def times_out(self, request: PublishRequest) -> int:
        """Return how many posts with this request's text the public sees, by a way that asks no connector."""
        ...


@dataclass(frozen=True, slots=True)
class Ending:
    """How an operation ended: with a receipt, or in doubt that only a person can settle."""

    receipt: Receipt | None
    doubt: str = ""


def count_calls(world: FaultyWorld, operation: Operation) -> int:
    """Run the operation without a fault, and return how many calls it makes."""
    world.proxy.pass_on()
    operation(world.restarted(), world.pass_time(timedelta(0)))
    return len(world.proxy.asked)


def settled(world: FaultyWorld, request: PublishRequest, operation: Operation) -> Ending:
    """Do as the publisher does, a step at a time, until it is out or in doubt. Raise what is no honest answer."""
    now = world.pass_time(timedelta(0))
    problem: ConnectorError | None = None
    for _ in range(MOST_STEPS):
        try:
            if isinstance(problem, OutcomeUnknown):
                found = world.restarted().find(request, now)
                if found is not None:
                    return Ending(found)
            return Ending(operation(world.restarted(), now))
        except (Unreachable, RateLimited, OutcomeUnknown) as met:
            problem = met
        now = world.pass_time(PAUSE)
    return Ending(None, str(problem))


def check_fault(
    world: FaultyWorld, request: PublishRequest, operation: Operation, number: int, fault: Fault
) -> Ending:
    """Let one call fail in one way, settle it, and assert what the public sees."""
    world.proxy.fail(number, fault)
    ending = settled(world, request, operation)
    seen = world.times_out(request)
    where = f"{fault.value}, at call {number}"
    if ending.receipt is None:
        assert seen <= 1, f"{where}: doubled, and in doubt ({ending.doubt})"
    else:
        assert seen == 1, f"{where}: {seen} posts are out"
    return ending
