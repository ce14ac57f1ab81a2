"""Do the same to many things on a few threads. Decoding and encoding pictures lets other threads run meanwhile."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from ccgcompose.errors import Problem

T = TypeVar("T")
R = TypeVar("R")
_MOST = 4  # each may hold a picture of a hundred million pixels


class ThreadHands:
    """Fulfils the port Hands with as many threads as there are processors, two at least."""

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers or min(_MOST, max(2, os.cpu_count() or 1))

    def each(self, job: Callable[[T], R], things: Iterable[T]) -> Generator[R | Problem, None, None]:
        """Yield what came of each thing, in order; see the port."""
        pool = ThreadPoolExecutor(self._workers, thread_name_prefix="intake")
        under_way: deque[Future[R | Problem]] = deque()
        coming = iter(things)
        try:
            while True:
                while len(under_way) <= self._workers:
                    thing = next(coming, _END)
                    if thing is _END:
                        break
                    under_way.append(pool.submit(_done, job, thing))  # type: ignore[arg-type]  # it is no _END
                if not under_way:
                    return
                yield under_way.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_END = object()


def _done(job: Callable[[T], R], thing: T) -> R | Problem:
    try:
        return job(thing)
    except Problem as problem:
        return problem
