"""Workers of this program: a bounded number of threads, each for one job at a time."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event, Lock

WORKERS = 16  # accounts that are published to at once; a hung platform holds one of them


class Threads:
    """Fulfils the port Crew."""

    def __init__(self, workers: int = WORKERS) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="publish")
        self._closing = Event()
        self._changing = Lock()
        self._under_way: set[Future[None]] = set()

    def start(self, job: Callable[[], None]) -> None:
        with self._changing:
            started = self._pool.submit(job)
            self._under_way.add(started)
        started.add_done_callback(self._ended)

    def wait(self) -> None:
        with self._changing:
            under_way = set(self._under_way)
        for each in wait(under_way).done:
            each.result()  # a fault of the program is not swallowed here

    def closing(self) -> bool:
        return self._closing.is_set()

    def close(self) -> None:
        """Let each worker end what it is at, and no more."""
        self._closing.set()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _ended(self, job: Future[None]) -> None:
        with self._changing:
            self._under_way.discard(job)
