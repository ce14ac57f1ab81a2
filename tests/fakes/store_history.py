"""The chain in memory, and what is searched for in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from ccgcompose.domain.canonical import digest
from ccgcompose.domain.history import NO_HEAD, Entry, Head, HistoryEntry, link
from ccgcompose.domain.post import Revision, headline
from ccgcompose.domain.publication import Delivery, DeliveryState, Publication
from ccgcompose.usecases.views import EntryQuery, HistoryLine, HistoryQuery
from tests.fakes.store_ledger import Ledger, carriable
from tests.fakes.store_outbox import recorded
from tests.fakes.store_words import found_in

_TO_COME = (DeliveryState.PENDING, DeliveryState.CLAIMED)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def in_period(moment: datetime, since: datetime | None, until: datetime | None) -> bool:
    """Whether a moment is in a period whose end does not belong to it."""
    return (since is None or moment >= since) and (until is None or moment < until)


class FakeHistory:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def append(self, entry: Entry, made_at: datetime) -> HistoryEntry:
        self._ledger.must_write()
        carriable(entry)
        head = self.head()
        new = link(head.number + 1, made_at, entry, self._ledger.take_testimony(), head.hash)
        self._ledger.state.entries.append(new)
        return new

    def head(self) -> Head:
        entries = self._ledger.state.entries
        return Head(entries[-1].number, entries[-1].hash) if entries else NO_HEAD

    def latest_moment(self) -> datetime | None:
        entries = self._ledger.state.entries
        return entries[-1].made_at if entries else None

    def entries(self) -> Iterator[HistoryEntry]:
        yield from self._ledger.state.entries

    def records(self) -> Iterator[tuple[str, str]]:
        for kind, kept in self._ledger.state.records.items():
            for key, value in kept.items():
                form = recorded(value) if isinstance(value, Delivery) else value
                yield f"{kind}:{key}" if key else kind, digest(form)

    def find(self, query: EntryQuery) -> tuple[HistoryEntry, ...]:
        newest_first = reversed(self._ledger.state.entries)
        return tuple(each for each in newest_first if _wanted(each, query))[: query.limit]

    def lines(self, query: HistoryQuery) -> tuple[HistoryLine, ...]:
        listed = [each for each in self._newest_first() if self._matches(each, query)]
        if query.before is not None:
            ids = [each.id for each in self._newest_first()]
            later = ids[: ids.index(query.before) + 1] if query.before in ids else ids
            listed = [each for each in listed if each.id not in later]
        return tuple(self._line(each) for each in listed[: query.limit])

    def count_publications(self) -> int:
        return sum(self._is_gone(each) for each in self._newest_first())

    def _newest_first(self) -> list[Publication]:
        """By the moment they went out or are due; what is due at once, by the order of deciding."""
        return sorted(self._ledger.all("publication"), key=self._at)[::-1]

    def _at(self, publication: Publication) -> datetime:
        ours = [each.id for each in self._deliveries(publication)]
        receipts = [each.received_at for each in self._ledger.all("receipt") if each.delivery_id in ours]
        return min(receipts, default=publication.due_at)

    def _deliveries(self, publication: Publication) -> list[Delivery]:
        return [each for each in self._ledger.all("delivery") if each.publication_id == publication.id]

    def _is_gone(self, publication: Publication) -> bool:
        return any(each.state not in _TO_COME for each in self._deliveries(publication))

    def _revision(self, publication: Publication) -> Revision:
        key = f"{publication.post_id}/{publication.revision}"
        found: Revision = self._ledger.one("revision", key)
        return found

    def _notes(self, post_id: str) -> list[str]:
        revisions = [each for each in self._ledger.all("revision") if each.post_id == post_id]
        return [each.edit_note.text for each in revisions if each.edit_note is not None]

    def _matches(self, publication: Publication, query: HistoryQuery) -> bool:
        revision = self._revision(publication)
        content = revision.content
        people = [
            self._ledger.one("person", who).name for who in (publication.confirmed_by, revision.author_id)
        ]
        variants = [each.text for each in content.variants]
        said = (
            content.subject,
            content.title,
            content.text,
            *variants,
            *people,
            *self._notes(revision.post_id),
        )
        return (
            self._in_wanted_state(publication, query)
            and query.person_id in (None, publication.confirmed_by)
            and query.subject in (None, content.subject)
            and in_period(self._at(publication), query.since, query.until)
            and found_in(query.text, *said)
        )

    def _in_wanted_state(self, publication: Publication, query: HistoryQuery) -> bool:
        on_account = [
            each for each in self._deliveries(publication) if query.account_id in (None, each.account_id)
        ]
        if query.state is not None:
            return any(each.state is query.state for each in on_account)
        return bool(on_account) and self._is_gone(publication)

    def _line(self, publication: Publication) -> HistoryLine:
        content = self._revision(publication).content
        deliveries = self._deliveries(publication)
        return HistoryLine(
            publication.id,
            publication.post_id,
            headline(content),
            content.subject,
            tuple(self._ledger.one("account", each.account_id).name for each in deliveries),
            self._ledger.one("person", publication.confirmed_by).name,
            publication.kind,
            self._at(publication),
            tuple(each.state for each in deliveries),
            len(self._notes(publication.post_id)),
        )


def _wanted(found: HistoryEntry, query: EntryQuery) -> bool:
    entry = found.entry
    details = [word for pair in entry.details.items() for word in pair]
    return (
        query.post_id in (None, entry.post_id)
        and query.kind in (None, entry.kind)
        and (query.before is None or found.number < query.before)
        and in_period(found.made_at, query.since, query.until)
        and found_in(query.text, entry.summary, *details)
    )
