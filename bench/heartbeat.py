"""How long the thread of the window is away from its events: what lies between two beats of a timer of 5 ms.

A shared machine may give no processor to a thread that wants to run. Linux counts that time (/proc/PID/schedstat), so
each gap is known with it and without: what is left without it is the program's own, its work or its waiting.
"""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

EVERY_MS = 5
MOST_MS = 50


@dataclass(frozen=True, slots=True)
class Beats:
    """The milliseconds between beats, in order; `own` without the waiting for a processor."""

    gaps: tuple[float, ...]
    own: tuple[float, ...]

    @property
    def longest(self) -> float:
        """The longest time without a beat."""
        return max(self.gaps, default=0.0)

    @property
    def p99(self) -> float:
        """What all but one in a hundred stay below."""
        return sorted(self.gaps)[len(self.gaps) * 99 // 100] if self.gaps else 0.0

    @property
    def longest_own(self) -> float:
        """The longest time without a beat for which the machine's other work is no excuse."""
        return max(self.own, default=0.0)

    @property
    def over(self) -> int:
        """How many are longer than wanted."""
        return sum(gap > MOST_MS for gap in self.gaps)

    @property
    def over_own(self) -> int:
        """How many are longer than wanted without the waiting for a processor."""
        return sum(gap > MOST_MS for gap in self.own)

    def row(self, name: str) -> str:
        """Return them as one line of a table."""
        seconds = sum(self.gaps) / 1000
        return (
            f"{name:<45} {seconds:5.1f} s {len(self.gaps):6,} beats  longest {self.longest:5.1f} ms  "
            f"p99 {self.p99:4.1f}  over {MOST_MS}: {self.over:<3} with a processor: longest {self.longest_own:5.1f}  "
            f"over: {self.over_own}"
        )


class Heartbeat(QObject):
    """Beats on the thread that made it. With `who`, what every thread did at the end of a long gap is printed."""

    def __init__(self, *, who: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps: list[float] = []
        self._own: list[float] = []
        self._last, self._waited = perf_counter(), _waited_ms()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._beat)
        self._ran: dict[int, tuple[int, int]] | None = {} if who else None
        if who:
            threading.Thread(target=self._watch, daemon=True).start()

    def during(self, until: Callable[[], object], seconds: float = 3600.0) -> Beats:
        """Let events run until something is so, or for so many seconds; return the gaps."""
        self._gaps, self._own = [], []
        self._last, self._waited = perf_counter(), _waited_ms()
        end = self._last + seconds
        loop = QEventLoop()
        look = QTimer(loop)
        look.setInterval(20)
        look.timeout.connect(lambda: loop.quit() if until() or perf_counter() > end else None)
        self._timer.start()
        look.start()
        loop.exec()
        look.stop()
        self._timer.stop()
        self._last = 0.0
        return Beats(tuple(self._gaps), tuple(self._own))

    def _beat(self) -> None:
        now, waited = perf_counter(), _waited_ms()
        gap = (now - self._last) * 1000
        self._gaps.append(gap)
        self._own.append(gap - (waited - self._waited))
        self._last, self._waited = now, waited
        if self._ran is not None:
            before, self._ran = self._ran, _ran()
            if self._own[-1] > MOST_MS * 0.7:
                _say_who_ran(self._own[-1], before, self._ran)

    def _watch(self) -> None:
        """Runs beside: says what the threads do while a beat is overdue. It needs the interpreter for that itself."""
        told = 0.0
        while True:
            asleep = perf_counter()
            sleep(EVERY_MS / 1000)
            now, last = perf_counter(), self._last
            if last and last != told and (now - last) * 1000 > MOST_MS * 0.7:
                told = last
                late, away = (now - last) * 1000, (now - asleep) * 1000
                print(
                    f"--- {late:.0f} ms without a beat, the watch was away for {away:.0f} ms", file=sys.stderr
                )
                _say_who_does_what()


def _waited_ms() -> float:
    """Return how long this thread wanted to run and was not let; 0 where the system does not say."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e6
    except OSError:
        return 0.0


def _ran() -> dict[int, tuple[int, int]]:
    """Return for each thread of this process how long it ran and waited for a processor so far, in nanoseconds."""
    found = {}
    for task in Path("/proc/self/task").iterdir():
        with suppress(OSError):
            ran, waited, _ = map(int, (task / "schedstat").read_text().split())
            found[int(task.name)] = (ran, waited)
    return found


def _say_who_ran(own: float, before: dict[int, tuple[int, int]], now: dict[int, tuple[int, int]]) -> None:
    names = {thread.native_id: thread.name for thread in threading.enumerate()}
    print(
        f"=== {own:.0f} ms without a beat besides waiting for a processor; in ms each thread", file=sys.stderr
    )
    for task, (ran, waited) in now.items():
        was = before.get(task, (0, 0))
        if ran - was[0] > 3e6 or waited - was[1] > 3e6:
            said = f"ran {(ran - was[0]) / 1e6:.0f}, waited for a processor {(waited - was[1]) / 1e6:.0f}"
            print(f"    {names.get(task, task)}: {said}", file=sys.stderr)


def _say_who_does_what() -> None:
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    for ident, frame in sys._current_frames().items():
        calls = [
            f"{Path(each.filename).name}:{each.lineno} {each.name}" for each in traceback.extract_stack(frame)
        ]
        if ident != threading.get_ident() and not calls[-1].endswith(("_worker", "wait", "during")):
            print(f"    {names.get(ident)}: {' > '.join(calls[-5:])}", file=sys.stderr)
