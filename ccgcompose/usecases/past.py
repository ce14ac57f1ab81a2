"""Look back: the history list, one post in full, the proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ccgcompose.domain.history import HistoryEntry, Proof, prove
from ccgcompose.domain.people import Person
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import UnitOfWork
from ccgcompose.usecases.views import (
    DeliveryDetail,
    EntryQuery,
    HistoryLine,
    HistoryQuery,
    PostDetail,
    PostLine,
    PublicationDetail,
)

ENTRIES_SHOWN = 500


class Past:
    """What a person reviews. Reads only."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def lines(self, query: HistoryQuery) -> tuple[HistoryLine, ...]:
        """Return publications, newest first."""
        with self._context.store.read() as unit:
            return unit.history.lines(query)

    def count(self) -> int:
        """Return how many publications there are."""
        with self._context.store.read() as unit:
            return unit.history.count_publications()

    def entries(self, query: EntryQuery) -> tuple[HistoryEntry, ...]:
        """Return history entries, newest first."""
        with self._context.store.read() as unit:
            return unit.history.find(query)

    def posts(self, text: str = "", *, drafts_only: bool = False, limit: int = 200) -> tuple[PostLine, ...]:
        """Return posts, last changed first."""
        with self._context.store.read() as unit:
            return unit.posts.lines(text, limit, drafts_only)

    def detail(self, post_id: str) -> PostDetail:
        """Return everything that is known of one post. Raise NotFound."""
        with self._context.store.read() as unit:
            return _detail(unit, post_id)

    def verify(self, progress: Callable[[int], bool] | None = None) -> Proof:
        """Check the whole chain and every record. `progress` is told the entry number; False cancels.

        The witnessed head is read before the chain, so that an entry written meanwhile cannot look lost.
        """
        witnessed = self._context.witnessed()
        with self._context.store.snapshot() as unit:  # so that nobody's write waits
            proof = prove(_watched(unit.history.entries(), progress), unit.history.records(), witnessed)
        return replace(proof, witnessed=witnessed.number > 0)


class VerificationCancelled(Exception):
    """The person no longer wants to know."""


def _watched(
    entries: Iterator[HistoryEntry], progress: Callable[[int], bool] | None
) -> Iterator[HistoryEntry]:
    for entry in entries:
        if progress is not None and entry.number % 500 == 0 and not progress(entry.number):
            raise VerificationCancelled
        yield entry


def _detail(unit: UnitOfWork, post_id: str) -> PostDetail:
    post = unit.posts.get(post_id)
    revisions = unit.posts.revisions(post_id)
    media = {use.media_id for revision in revisions for use in revision.content.media}
    return PostDetail(
        post=post,
        revisions=revisions,
        publications=_publications(unit, post_id),
        approvals=unit.approvals.for_post(post_id),
        people=_people(unit, {post.owner_id, *(revision.author_id for revision in revisions)}),
        media={media_id: unit.media.get(media_id) for media_id in media},
        permissions={media_id: unit.media.permissions(media_id) for media_id in media},
        entries=unit.history.find(EntryQuery(post_id=post_id, limit=ENTRIES_SHOWN)),
        waivers=unit.waivers.for_post(post_id),
    )


def _people(unit: UnitOfWork, named: set[str]) -> dict[str, Person]:
    """Return everybody. Raise NotFound for somebody who is named in the records and is not there."""
    people = {person.id: person for person in unit.people.all()}
    for person_id in sorted(named - people.keys()):
        people[person_id] = unit.people.get(person_id)
    return people


def _publications(unit: UnitOfWork, post_id: str) -> tuple[PublicationDetail, ...]:
    return tuple(
        PublicationDetail(
            publication,
            unit.people.get(publication.confirmed_by),
            tuple(
                DeliveryDetail(
                    delivery,
                    unit.accounts.get(delivery.account_id),
                    unit.publications.attempts(delivery.id),
                    unit.publications.receipts(delivery.id),
                )
                for delivery in unit.publications.deliveries(publication.id)
            ),
        )
        for publication in unit.publications.for_post(post_id)
    )
