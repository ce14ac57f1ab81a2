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
from ccgcompose.usecases.deliver import Deliver, Pass
from ccgcompose.usecases.ports import Clock

HEARTBEAT_SECONDS = 15
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pulse:
    """How the publisher is: when it looked, what it did, what comes next, and what is wrong, if anything."""

    looked_at: datetime
    next_due: datetime | None
    last: Pass
    problem: str = ""


class Heart:
    """Looks for due deliveries, one look at a time. `on_pulse` is called from the scheduler's thread."""

    def __init__(self, deliver: Deliver, clock: Clock, on_pulse: Callable[[Pulse], None]) -> None:
        self._deliver = deliver
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

    def _look(self) -> Pulse:
        done, problem, next_due = Pass(), "", None
        try:
            done = self._deliver.run_due()
            next_due = self._deliver.next_due()
        except Problem as found:
            problem = str(found)
            _LOG.warning("publisher: %s", found.what)
        except Exception:  # noqa: BLE001
            # The one place where a fault of the program must not end the thread that publishes.
            _LOG.exception("publisher: a fault of the program")
            problem = "The publisher met a fault of the program; its log has the details. It will look again."
        now = self._clock.now()
        if next_due is not None and now < next_due < now + timedelta(seconds=HEARTBEAT_SECONDS):
            self._at("due", next_due)  # what is due already and was left (a hold) waits for the heartbeat
        return Pulse(now, next_due, done, problem)

    def _at(self, job: str, moment: datetime) -> None:
        if self._scheduler is not None:
            self._scheduler.add_job(
                self.beat, DateTrigger(moment, timezone="UTC"), id=job, replace_existing=True
            )
