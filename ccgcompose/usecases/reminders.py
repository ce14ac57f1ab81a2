"""Tell each person in good time what runs out: once at each threshold, and recorded that it was told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ccgcompose.domain.expiry import THRESHOLDS, Notice, is_due
from ccgcompose.domain.history import Entry, HistoryEntry
from ccgcompose.domain.people import Person
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.library_report import Ending, EndKind, LibraryReport
from ccgcompose.usecases.ports import UnitOfWork
from ccgcompose.usecases.views import EntryQuery

TOLD = "expiry.told"
_AHEAD = max(THRESHOLDS) + 2  # days: the last day itself, and an hour where the clocks go back
_MANY = 10_000


@dataclass(frozen=True, slots=True)
class Reminder:
    """A record that runs out, of which this person is still to be told. `called` is what people call it."""

    ending: Ending
    notice: Notice
    called: str


class Reminders:
    """What is still to be told, and that it was."""

    def __init__(self, context: Context, report: LibraryReport) -> None:
        self._context, self._report = context, report

    def due(self, person: Person) -> tuple[Reminder, ...]:
        """Return of what this person is still to be told, soonest first. Slow: for a thread."""
        endings = self._report.expiring(_AHEAD, ended_days=0)
        with self._context.store.read() as unit:
            since = self._context.clock.now() - timedelta(days=_AHEAD)
            told = _told(unit.history.find(EntryQuery(kind=TOLD, since=since, limit=_MANY)), person)
            return tuple(
                Reminder(ending, notice, _called(unit, ending))
                for ending in endings
                if (notice := _notice(ending)) is not None and is_due(notice, told)
            )

    def told(self, person: Person, reminders: Iterable[Reminder]) -> None:
        """Keep that these were shown to a person; who is meant by a consent is not written down."""
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            for each in reminders:
                unit.history.append(_entry(person, each.notice), now)


def _called(unit: UnitOfWork, ending: Ending) -> str:
    if ending.kind is EndKind.PERMISSION:
        return ending.called
    return unit.consents.get(ending.record_id).name


def _notice(ending: Ending) -> Notice | None:
    if not ending.notice:
        return None
    return Notice(ending.record_id, ending.kind.value, ending.ends_at, ending.notice)


def _entry(person: Person, notice: Notice) -> Entry:
    what = "permission" if notice.what == EndKind.PERMISSION.value else "consent"
    days = "a day" if notice.threshold == 1 else f"{notice.threshold} days"
    summary = f"{person.name} was told that a {notice.what} runs out within {days}."
    details = {
        what: notice.record_id,
        "what": notice.what,
        "ends": notice.ends_at.isoformat(),
        "days": str(notice.threshold),
    }
    return Entry(TOLD, person.id, summary, details=details)


def _told(entries: Iterable[HistoryEntry], person: Person) -> set[Notice]:
    found = set()
    for each in entries:
        said = each.entry.details
        record = said.get("permission") or said.get("consent") or ""
        if each.entry.actor_id == person.id and record:
            ends = datetime.fromisoformat(said["ends"])
            found.add(Notice(record, said["what"], ends, int(said["days"])))
    return found
