"""The unit of work over all repositories, and what stands beside the records."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ccgcompose.domain.history import Head
from ccgcompose.domain.organisation import Organisation
from ccgcompose.domain.post import Content
from ccgcompose.usecases.ports.library import Consents, Evidence, Sights, Tasks
from ccgcompose.usecases.ports.outbox import History, Holds, Publications
from ccgcompose.usecases.ports.records import (
    Accounts,
    Approvals,
    Media,
    People,
    Policy,
    Posts,
    Waivers,
)


@dataclass(frozen=True, slots=True)
class Autosave:
    """Text that nobody has saved yet. One for each person and post (None: a new post); it is no record."""

    person_id: str
    post_id: str | None
    base_revision: int
    content: Content
    at: datetime


class Autosaves(Protocol):
    """Unsaved text, kept through a crash. Writing it needs no history entry."""

    def put(self, autosave: Autosave) -> None: ...
    def get(self, person_id: str, post_id: str | None) -> Autosave | None: ...
    def newest(self, person_id: str) -> Autosave | None: ...
    def drop(self, person_id: str, post_id: str | None) -> None: ...


class Trails(Protocol):
    """What publications have left on their platforms so far; see the port Trail. No record, so no entry."""

    def get(self, key: str, step: str) -> str | None: ...
    def put(self, key: str, step: str, value: str, at: datetime) -> None: ...
    def steps(self, key: str) -> dict[str, str]:
        """Return every step of a key, in the order in which they were first written."""
        ...


class Workspace(Protocol):
    """The one organisation of this store; None before the first start is done."""

    def get(self) -> Organisation | None: ...
    def put(self, organisation: Organisation) -> None: ...


class UnitOfWork(Protocol):
    """One transaction. Leaving the `with` block normally commits; an exception rolls back."""

    @property
    def posts(self) -> Posts: ...
    @property
    def people(self) -> People: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def media(self) -> Media: ...
    @property
    def approvals(self) -> Approvals: ...
    @property
    def publications(self) -> Publications: ...
    @property
    def holds(self) -> Holds: ...
    @property
    def history(self) -> History: ...
    @property
    def autosaves(self) -> Autosaves: ...
    @property
    def trails(self) -> Trails: ...
    @property
    def workspace(self) -> Workspace: ...
    @property
    def policy(self) -> Policy: ...
    @property
    def waivers(self) -> Waivers: ...
    @property
    def consents(self) -> Consents: ...
    @property
    def evidence(self) -> Evidence: ...
    @property
    def sights(self) -> Sights: ...
    @property
    def tasks(self) -> Tasks: ...


class Store(Protocol):
    """Opens units of work. Safe to use from several threads and several processes."""

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a write (SQLite: BEGIN IMMEDIATE). Raise UnrecordedChange for a change without entry."""
        ...

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a consistent read. While it is open nobody's write can be committed, so it is short."""
        ...

    def snapshot(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a read of a private copy: for reads so long (the proof) that no write should wait for them."""
        ...

    def close(self) -> None: ...


class Witness(Protocol):
    """Keeps the chain's head outside the database, so that a shortened or rewritten chain shows."""

    def remember(self, head: Head) -> None: ...
    def recall(self) -> Head: ...
