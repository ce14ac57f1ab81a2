"""What the repositories of the store in memory share: the records, and the testimony that is due."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from ccgcompose.domain.canonical import digest, plain
from ccgcompose.domain.history import HistoryEntry
from ccgcompose.domain.sight import Sight
from ccgcompose.errors import BadInput, ConcurrentEdit, NotFound, UnrecordedChange
from ccgcompose.usecases.ports import Autosave


@dataclass
class State:
    """All that is stored: each kind of record by its key, in the order of writing."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    entries: list[HistoryEntry] = field(default_factory=list)
    autosaves: dict[tuple[str, str | None], Autosave] = field(default_factory=dict)
    trails: dict[tuple[str, str], str] = field(default_factory=dict)
    sights: dict[str, Sight] = field(default_factory=dict)

    def copied(self) -> State:
        """Return a state that can be changed without this one; the values themselves are frozen."""
        records = {kind: dict(kept) for kind, kept in self.records.items()}
        beside = (dict(self.autosaves), dict(self.trails), dict(self.sights))
        return State(records, list(self.entries), *beside)


class Ledger:
    """One unit of work over a state."""

    def __init__(self, state: State, *, writes: bool) -> None:
        self.state = state
        self.pending: dict[str, str] = {}
        self._writes = writes

    def all(self, kind: str) -> list[Any]:
        """Every record of a kind, in the order of writing."""
        return list(self.state.records.get(kind, {}).values())

    def maybe(self, kind: str, key: str) -> Any:
        """The record, or None."""
        return self.state.records.get(kind, {}).get(key)

    def one(self, kind: str, key: str) -> Any:
        """The record. Raise NotFound."""
        found = self.maybe(kind, key)
        if found is None:
            raise NotFound(f"There is no {kind} {key}.")
        return found

    def add(self, kind: str, key: str, value: Any, **belongs_to: str) -> None:
        """Add a record. Raise ConcurrentEdit when it is there, NotFound when what it belongs to is not."""
        for other, wanted in belongs_to.items():
            self.one(other.rstrip("_"), wanted)
        if self.maybe(kind, key) is not None:
            raise ConcurrentEdit("This was saved in the meantime.")
        self._keep(kind, key, value)

    def update(self, kind: str, key: str, value: Any, form: Any = None) -> None:
        """Change a record. Raise NotFound when there is none. `form` is what is testified, if not the value."""
        self.one(kind, key)
        self._keep(kind, key, value, form)

    def _keep(self, kind: str, key: str, value: Any, form: Any = None) -> None:
        self.place(kind, key, value)
        self.pending[f"{kind}:{key}" if key else kind] = digest(value if form is None else form)

    def place(self, kind: str, key: str, value: Any) -> None:
        """Put a value where it belongs without testimony; only a claim needs none."""
        self.must_write()
        carriable(value)
        self.state.records.setdefault(kind, {})[key] = value

    def must_write(self) -> None:
        """Raise UnrecordedChange in a unit of work that was opened to read."""
        if not self._writes:
            raise UnrecordedChange("a unit of work that was opened to read may not write")

    def take_testimony(self) -> dict[str, str]:
        """What has changed so far, for the entry that will speak of it."""
        taken, self.pending = self.pending, {}
        return taken


def carriable(value: Any) -> None:
    """Raise BadInput for half a surrogate pair, as a database does."""
    try:
        json.dumps(plain(value), ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadInput("The text holds half a character.") from error
