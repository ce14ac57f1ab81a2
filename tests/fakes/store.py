"""A store in memory: transactions, testimony and all, under the same contract as the database."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from ccgcompose.domain.history import NO_HEAD, Head
from ccgcompose.errors import UnrecordedChange
from ccgcompose.usecases.ports import UnitOfWork, Witness
from tests.fakes.store_history import FakeHistory
from tests.fakes.store_ledger import Ledger, State
from tests.fakes.store_library import FakeConsents, FakeEvidence, FakeSights, FakeTasks
from tests.fakes.store_outbox import FakePosts, FakePublications
from tests.fakes.store_policy import FakePolicy, FakeWaivers
from tests.fakes.store_records import (
    FakeAccounts,
    FakeApprovals,
    FakeAutosaves,
    FakeHolds,
    FakeMedia,
    FakePeople,
    FakeTrails,
    FakeWorkspace,
)


class FakeUnit:
    """Every repository over one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.posts = FakePosts(ledger)
        self.people = FakePeople(ledger)
        self.accounts = FakeAccounts(ledger)
        self.media = FakeMedia(ledger)
        self.approvals = FakeApprovals(ledger)
        self.publications = FakePublications(ledger)
        self.holds = FakeHolds(ledger)
        self.history = FakeHistory(ledger)
        self.autosaves = FakeAutosaves(ledger)
        self.trails = FakeTrails(ledger)
        self.workspace = FakeWorkspace(ledger)
        self.policy = FakePolicy(ledger)
        self.waivers = FakeWaivers(ledger)
        self.consents = FakeConsents(ledger)
        self.evidence = FakeEvidence(ledger)
        self.sights = FakeSights(ledger)
        self.tasks = FakeTasks(ledger)


class FakeStore:
    """A write works on a copy, which takes the place of what was there when it ends well."""

    def __init__(self, witness: Witness | None = None) -> None:
        self._state = State()
        self._witness = witness
        self._writing = threading.Lock()

    def write(self) -> AbstractContextManager[UnitOfWork]:
        return self._write()

    def read(self) -> AbstractContextManager[UnitOfWork]:
        return self._read()

    def snapshot(self) -> AbstractContextManager[UnitOfWork]:
        return self._read()

    @contextmanager
    def _write(self) -> Iterator[FakeUnit]:
        with self._writing:
            ledger = Ledger(self._state.copied(), writes=True)
            unit = FakeUnit(ledger)
            yield unit
            if ledger.pending:
                raise UnrecordedChange(f"no history entry speaks of {', '.join(sorted(ledger.pending))}")
            appended = len(ledger.state.entries) > len(self._state.entries)
            self._state = ledger.state
        if appended and self._witness is not None:
            self._witness.remember(unit.history.head())

    @contextmanager
    def _read(self) -> Iterator[FakeUnit]:
        yield FakeUnit(Ledger(self._state, writes=False))

    def close(self) -> None:
        """Nothing has to be let go of."""


class FakeWitness:
    """Keeps the newest head in memory."""

    def __init__(self) -> None:
        self._head = NO_HEAD

    def remember(self, head: Head) -> None:
        if head.number > self._head.number:
            self._head = head

    def recall(self) -> Head:
        return self._head
