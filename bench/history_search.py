"""Search over 100,000 publications and their history entries.

    python -m bench.history_search [--publications 100000] [--runs 15] [--database FILE]

The database is made once, through the store's own tables and with its chain intact. Each question goes through the
store as the windows ask it; the floor, in the same run, is one hundred rows read by their row numbers.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.history_fill import FixedClock, fill
from bench.history_queries import entry_queries, publication_queries
from ccgcompose.store.database import SqlStore, open_store
from ccgcompose.store.engine import make_engine
from ccgcompose.usecases.views import EntryQuery, HistoryQuery

LIMIT_MS = 50.0


def main() -> int:
    """Print the median of each question and its ratio to the floor; the last line is JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--publications", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--database", type=Path, help="use this file, and make it where it is missing")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = args.database or Path(folder) / "store.sqlite"
        begun = time.perf_counter()
        store = _store(file, args.publications)
        made_s = time.perf_counter() - begun
        floor = _median(_floor(file, args.publications), args.runs)
        figures = {
            name: _median(ask, args.runs) for name, ask in _questions(store, args.publications).items()
        }
        store.close()
    print(f"{args.publications:,} publications, {file.name} ready in {made_s:.0f} s; floor {floor:.2f} ms")
    for name, found in figures.items():
        print(f"{found:8.2f} ms  {found / floor:6.1f}x  {name}")
    worst = max(figures.values())
    verdict = {
        "floor_ms": floor,
        "worst_ms": worst,
        "ratio": worst / floor,
        "limit_ms": LIMIT_MS,
        "ms": figures,
    }
    print(json.dumps(verdict))
    return 0 if worst < LIMIT_MS else 1


def _store(file: Path, publications: int) -> SqlStore:
    if file.exists():
        return open_store(f"sqlite:///{file}", witness=None, backups=None, clock=FixedClock())
    return fill(file, publications)


def _floor(file: Path, publications: int) -> Callable[[], object]:
    engine = make_engine(file)
    numbers = ", ".join(str(number) for number in range(publications - 100, publications))
    statement = f"SELECT * FROM revision WHERE rowid IN ({numbers})"  # noqa: S608

    def read() -> object:
        with engine.connect() as connection:
            return connection.exec_driver_sql(statement).fetchall()

    return read


def _median(ask: Callable[[], object], runs: int) -> float:
    """Return milliseconds; the first run warms the caches and does not count."""
    taken = []
    for _ in range(runs + 1):
        begun = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken[1:])


def _questions(store: SqlStore, publications: int) -> dict[str, Callable[[], object]]:
    asked: dict[str, Callable[[], object]] = {}
    asked |= {name: _lines(store, query) for name, query in publication_queries(publications).items()}
    asked |= {
        f"entries, {name}": _entries(store, query) for name, query in entry_queries(publications).items()
    }
    asked |= {"how many publications": _count(store), "posts by a common word": _posts(store)}
    return asked


def _lines(store: SqlStore, query: HistoryQuery) -> Callable[[], object]:
    def ask() -> object:
        with store.read() as unit:
            return unit.history.lines(query)

    return ask


def _entries(store: SqlStore, query: EntryQuery) -> Callable[[], object]:
    def ask() -> object:
        with store.read() as unit:
            return unit.history.find(query)

    return ask


def _count(store: SqlStore) -> Callable[[], object]:
    def ask() -> object:
        with store.read() as unit:
            return unit.history.count_publications()

    return ask


def _posts(store: SqlStore) -> Callable[[], object]:
    def ask() -> object:
        with store.read() as unit:
            return unit.posts.lines("clinic")

    return ask


if __name__ == "__main__":
    sys.exit(main())
