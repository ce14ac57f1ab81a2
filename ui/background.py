"""Work off the interface thread: plain futures out, one queued signal home.

    background.run(find, "flu", done=self.show_rows, failed=self.show_problem, owner=self)
    background.latest("search", find, text, done=self.show_rows, owner=self)
    report = background.at_home(self.show_progress, owner=self)      # may be called from any thread

`done` and `failed` are called on the interface thread, and only while `owner` still exists. Without `failed`
an exception is raised there, where ui/crash.py shows and logs it: nothing is lost in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Failed = Callable[[BaseException], None]
Work = Callable[[], Any]


class Job:
    """One piece of work on its way. `cancel` stops it if it has not begun, and its answer in any case."""

    def __init__(
        self, owner: QObject | None, done: Callable[[Any], None] | None, failed: Failed | None
    ) -> None:
        self._owner, self._done, self._failed = owner, done, failed
        self._future: Future[Any] | None = None
        self.cancelled = False

    def start(self, pool: ThreadPoolExecutor, home: Callable[[Job, Future[Any]], None], work: Work) -> None:
        """Hand `work` to `pool`; `home` hears of its end on whichever thread it ends."""
        self._future = pool.submit(work)
        self._future.add_done_callback(partial(home, self))

    def cancel(self) -> None:
        """Want no answer any more. What is running already runs to its end, unheard."""
        self.cancelled = True
        if self._future is not None:
            self._future.cancel()

    def deliver(self, future: Future[Any]) -> None:
        """Give the answer, or the failure, to whoever asked and is still there."""
        if self.cancelled or future.cancelled() or not _alive(self._owner):
            return
        problem = future.exception()
        if problem is None:
            if self._done is not None:
                self._done(future.result())
        elif self._failed is not None:
            self._failed(problem)
        else:
            raise problem


class Background(QObject):
    """A pool of threads, and the way home to the thread that made it."""

    _home = Signal(object)

    def __init__(self, max_workers: int = 4, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._max_workers = max_workers
        self._pool: ThreadPoolExecutor | None = None
        self._latest: dict[str, Job] = {}
        self._running = 0
        self._closed = False
        self._home.connect(self._on_home, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether some work has not come home yet."""
        return self._running > 0

    @property
    def closed(self) -> bool:
        """Whether the program is ending: what waits for a person gives up. May be asked on any thread."""
        return self._closed

    def run(
        self,
        fn: Callable[..., T],
        *args: Any,
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Call fn(*args) on a thread of the pool (from the interface thread; after `close` nothing runs)."""
        job = Job(owner, done, failed)
        if self._closed:
            job.cancel()
            return job
        self._running += 1
        job.start(self._threads(), self._send_home, partial(fn, *args))
        return job

    def latest(
        self,
        key: str,
        fn: Callable[..., T],
        *args: Any,
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """As `run`; a later call with the same `key` makes this one's answer unwanted, whenever it comes."""
        if (earlier := self._latest.get(key)) is not None:
            earlier.cancel()
        job = self.run(fn, *args, done=done, failed=failed, owner=owner)
        self._latest[key] = job
        return job

    def at_home(self, call: Callable[..., None], owner: QObject | None = None) -> Callable[..., None]:
        """Return a function for any thread that has `call` called on the interface thread, for progress."""

        def report(*args: Any) -> None:
            self._home.emit(partial(_call_if_alive, owner, call, *args))

        return report

    def close(self) -> None:
        """Drop what has not begun, wait for what is running, and hear no more answers. Twice does no harm."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._latest.clear()

    def _threads(self) -> ThreadPoolExecutor:
        """Made with the first work, so that a window can be painted before."""
        from concurrent.futures import ThreadPoolExecutor

        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._max_workers, thread_name_prefix="background")
        return self._pool

    def _send_home(self, job: Job, future: Future[Any]) -> None:
        """Runs on the thread that finished the work; the signal crosses over."""
        self._home.emit(partial(self._arrive, job, future))

    def _arrive(self, job: Job, future: Future[Any]) -> None:
        self._running -= 1
        job.deliver(future)

    def _on_home(self, arrival: Callable[[], None]) -> None:
        if not self._closed:
            arrival()


def _alive(owner: QObject | None) -> bool:
    return owner is None or isValid(owner)


def _call_if_alive(owner: QObject | None, call: Callable[..., None], *args: Any) -> None:
    if _alive(owner):
        call(*args)
