"""The clock of the publisher. APScheduler says when to look; what is due, the deliveries table alone knows.

A heartbeat looks every 15 seconds at the latest, which bounds how late anything is after the computer slept
(waits are monotonic and do not see a suspend). A second job is set to the moment of the next due delivery.
Nothing is kept in a job store: a scheduler that forgets everything loses nothing.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from ccgcompose.errors import Problem
from ccgcompose.publisher.gathering import Gathering
from ccgcompose.usecases.crew import Alone
from ccgcompose.usecases.deliver import Deliver, Pass, Worked
from ccgcompose.usecases.ports import Clock, Crew

HEARTBEAT_SECONDS = 15
RENEW_HOURS = 6  # some sign-ins end after weeks in which nobody posts
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pulse:
    """How the publisher is: when it looked, what it did, what comes next, and what is wrong, if anything."""

    looked_at: datetime
    next_due: datetime | None
    last: Pass
    problem: str = ""


class Heart:
    """Looks for due deliveries, one look at a time, and has each account worked off by a worker of `crew`.

    `on_pulse` is called from the scheduler's thread, and from a worker that outlasted its look. `renew` keeps the
    accounts signed in.
    """

    def __init__(
        self,
        deliver: Deliver,
        clock: Clock,
        on_pulse: Callable[[Pulse], None],
        crew: Crew | None = None,
        renew: Callable[[], dict[str, str]] = dict,
    ) -> None:
        self._deliver = deliver
        self._crew = crew or Alone()
        self._renew = renew
        self._clock = clock
        self._on_pulse = on_pulse
        self._looking = threading.Lock()
        self._wanted = threading.Event()
        self._scheduler: BaseScheduler | None = None

    def attach(self, scheduler: BaseScheduler) -> None:
        """Give the scheduler its heartbeat. The caller starts and stops it."""
        self._scheduler = scheduler
        scheduler.add_job(
            self.beat,
            IntervalTrigger(seconds=HEARTBEAT_SECONDS, timezone="UTC"),
            id="heartbeat",
            next_run_time=self._clock.now(),
        )
        scheduler.add_job(self._deliver.make_ready, id="ready", next_run_time=self._clock.now())
        scheduler.add_job(
            self.keep_signed_in,
            IntervalTrigger(hours=RENEW_HOURS, timezone="UTC"),
            id="sign-ins",
            next_run_time=self._clock.now() + timedelta(minutes=1),
        )

    def nudge(self) -> None:
        """Look now, because a person has just decided something."""
        self._at("nudge", self._clock.now())

    def beat(self) -> None:
        """Look once. While another look is under way, ask it to look again instead."""
        self._wanted.set()
        while self._wanted.is_set() and self._looking.acquire(blocking=False):
            try:
                self._wanted.clear()
                self._on_pulse(self._look())
            finally:
                self._looking.release()

    def keep_signed_in(self) -> None:
        """Renew the sign-ins that end soon. What needs a person shows when the account is looked at."""
        try:
            for told in self._renew().values():
                _LOG.warning("publisher: %s", told)
        except Exception:  # noqa: BLE001  (nothing here may end the thread that publishes)
            _LOG.exception("publisher: sign-ins could not be renewed")

    def _look(self) -> Pulse:
        found, fault = Pass(), None
        gathering = Gathering(self._ended_later)
        try:
            found = self._deliver.look(self._crew, gathering.add)
        except Exception as problem:  # noqa: BLE001
            # The one place where a fault of the program must not end the thread that publishes.
            fault = problem
        worked = gathering.taken()
        faults = [fault, *(each.fault for each in worked)]
        return self._pulse(found.plus(*(each.done for each in worked)), faults)

    def _ended_later(self, worked: Worked) -> None:
        """Tell of a worker that outlasted its look; look again where more fell due for its account meanwhile."""
        self._on_pulse(self._pulse(worked.done, [worked.fault]))
        if worked.more:
            self.nudge()

    def _pulse(self, done: Pass, faults: list[Exception | None]) -> Pulse:
        told = [_told(fault) for fault in faults if fault is not None]
        now, next_due = self._clock.now(), None
        try:
            next_due = self._deliver.next_due()
            # What is due already waits for its account, or for a hold to end; others must not wait with it.
            coming = next_due if next_due is None or next_due > now else self._deliver.next_due(after=now)
            if coming is not None and coming < now + timedelta(seconds=HEARTBEAT_SECONDS):
                self._at("due", coming)
        except Problem as found:
            told.append(found.what)
        problem = next(iter(told), "")
        return Pulse(now, next_due, done, problem)

    def _at(self, job: str, moment: datetime) -> None:
        if self._scheduler is not None:
            self._scheduler.add_job(
                self.beat, DateTrigger(moment, timezone="UTC"), id=job, replace_existing=True
            )


def _told(fault: Exception) -> str:
    """Return what a person is told, and log what an engineer needs."""
    if isinstance(fault, Problem):
        _LOG.warning("publisher: %s", fault.what)
        return str(fault)
    _LOG.error("publisher: a fault of the program", exc_info=fault)
    return "The publisher met a fault of the program; its log has the details. It will look again."
