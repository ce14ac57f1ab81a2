"""Run the publisher: inside the app on a thread of its own, or alone until it is told to stop."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Any, Protocol

from apscheduler.schedulers.background import BackgroundScheduler

from ccgcompose.publisher.heart import Heart, Pulse
from ccgcompose.usecases.deliver import Deliver
from ccgcompose.usecases.ports import Clock, Crew

_LOOK_SECONDS = 1.0
# Late jobs run once, however late (the default grace of 1 s drops them in silence). A beat that meets another only
# asks it to look again, so it may begin beside it: a job that is refused would be lost.
JOB_DEFAULTS: dict[str, Any] = {"coalesce": True, "max_instances": 4, "misfire_grace_time": None}


class ClosableCrew(Crew, Protocol):
    """Workers that can be sent home."""

    def close(self) -> None:
        """Let each end what it is at, and no more."""
        ...


class Service:
    """The publisher of this process."""

    def __init__(
        self,
        deliver: Deliver,
        clock: Clock,
        on_pulse: Callable[[Pulse], None],
        crew: ClosableCrew | None = None,
        renew: Callable[[], dict[str, str]] = dict,
    ) -> None:
        self._crew = crew
        self._heart = Heart(deliver, clock, on_pulse, crew, renew)
        self._scheduler = BackgroundScheduler(timezone="UTC", job_defaults=JOB_DEFAULTS)

    def start(self) -> None:
        """Begin to look for due deliveries."""
        self._heart.attach(self._scheduler)
        self._scheduler.start()

    def nudge(self) -> None:
        """Look now."""
        self._heart.nudge()

    def stop(self) -> None:
        """Finish the look and the calls that are under way, then stop."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
        if self._crew is not None:
            self._crew.close()


def run_until_stopped(service: Service, on_started: Callable[[], None]) -> None:
    """Publish until SIGINT or SIGTERM. A call that is under way is finished first.

    `on_started` is called once the publisher runs and hears both signals.
    """
    asked_to_stop: SimpleQueue[int] = (
        SimpleQueue()
    )  # an Event may not be set by a signal: its lock may be held

    def asked(number: int, _frame: FrameType | None) -> None:
        asked_to_stop.put(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, asked)
    service.start()
    try:
        on_started()
        _wait_for(asked_to_stop)
    finally:
        service.stop()


def _wait_for(asked_to_stop: SimpleQueue[int]) -> None:
    """Wait until a signal came. One that comes right before the wait interrupts nothing, so it is looked for."""
    while True:
        with suppress(Empty):
            asked_to_stop.get(timeout=_LOOK_SECONDS)
            return
