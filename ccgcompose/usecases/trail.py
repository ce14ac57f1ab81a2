"""The trail of publications, over the store: each step in a transaction of its own, at once."""

from __future__ import annotations

from ccgcompose.usecases.ports import Clock, Store


class StoredTrail:
    """Fulfils the port Trail."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def get(self, key: str, step: str) -> str | None:
        with self._store.read() as unit:
            return unit.trails.get(key, step)

    def put(self, key: str, step: str, value: str) -> None:
        with self._store.write() as unit:
            unit.trails.put(key, step, value, self._clock.now())

    def steps(self, key: str) -> dict[str, str]:
        with self._store.read() as unit:
            return unit.trails.steps(key)
