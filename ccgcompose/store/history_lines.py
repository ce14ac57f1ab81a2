"""The history list: one line for each publication, newest decision first."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, Select, exists, func, select

from ccgcompose.domain.canonical import moment_text
from ccgcompose.domain.publication import DeliveryKind, DeliveryState
from ccgcompose.store import search
from ccgcompose.store.link import Link
from ccgcompose.store.tables import account, delivery, person, publication, revision
from ccgcompose.usecases.views import HistoryLine, HistoryQuery

# What is only planned belongs to the planner; it is listed here when its state is asked for.
TO_COME = (DeliveryState.PENDING.value, DeliveryState.CLAIMED.value)


def find(link: Link, query: HistoryQuery) -> tuple[HistoryLine, ...]:
    """Return the lines that a query asks for: one query for the publications, one for their deliveries."""
    words = search.match_words(query.text)
    if query.text.strip() and words is None:
        return ()
    statement = _publications(query)
    if words is not None:
        matching = search.rows_matching("publication_search").bindparams(words=words)
        statement = statement.where(publication.c.place.in_(matching))
    rows = link.rows(statement)
    deliveries = _deliveries(link, [row["id"] for row in rows])
    return tuple(_line(row, deliveries[row["id"]]) for row in rows)


def count(link: Link) -> int:
    """Return how many publications there are of which some part is no longer to come."""
    gone = select(func.count(delivery.c.publication_id.distinct())).where(delivery.c.state.not_in(TO_COME))
    return int(link.connection.execute(gone).scalar_one())


def _publications(query: HistoryQuery) -> Select[tuple[object, ...]]:
    earlier = revision.alias()
    notes = (
        select(func.count())
        .where(
            earlier.c.post_id == publication.c.post_id,
            earlier.c.number <= publication.c.revision,
            earlier.c.edit_note.is_not(None),
        )
        .correlate(publication)
        .scalar_subquery()
    )
    this = (revision.c.post_id == publication.c.post_id) & (revision.c.number == publication.c.revision)
    return (
        select(
            publication,
            revision.c.headline,
            revision.c.subject,
            person.c.name.label("speaker"),
            notes.label("notes"),
        )
        .join(revision, this)
        .join(person, person.c.id == publication.c.confirmed_by)
        .where(*_wanted(query))
        .order_by(publication.c.place.desc())
        .limit(query.limit)
    )


def _wanted(query: HistoryQuery) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    of_this = delivery.c.publication_id == publication.c.id
    if query.account_id is not None:
        wanted.append(exists().where(of_this, delivery.c.account_id == query.account_id))
    if query.state is not None:
        wanted.append(exists().where(of_this, delivery.c.state == query.state.value))
    else:
        wanted.append(exists().where(of_this, delivery.c.state.not_in(TO_COME)))
    if query.person_id is not None:
        wanted.append(publication.c.confirmed_by == query.person_id)
    if query.subject is not None:
        wanted.append(revision.c.subject == query.subject)
    if query.since is not None:
        wanted.append(publication.c.due_at >= moment_text(query.since))
    if query.until is not None:
        wanted.append(publication.c.due_at < moment_text(query.until))
    if query.before is not None:
        place = select(publication.c.place).where(publication.c.id == query.before).scalar_subquery()
        wanted.append(publication.c.place < place)
    return wanted


def _deliveries(link: Link, publication_ids: list[str]) -> dict[str, list[RowMapping]]:
    grouped: dict[str, list[RowMapping]] = defaultdict(list)
    found = (
        select(delivery.c.publication_id, delivery.c.state, account.c.name)
        .join(account, account.c.id == delivery.c.account_id)
        .where(delivery.c.publication_id.in_(publication_ids))
        .order_by(delivery.c.id)
    )
    for row in link.rows(found) if publication_ids else ():
        grouped[row["publication_id"]].append(row)
    return grouped


def _line(row: RowMapping, deliveries: list[RowMapping]) -> HistoryLine:
    return HistoryLine(
        publication_id=row["id"],
        post_id=row["post_id"],
        headline=row["headline"],
        subject=row["subject"],
        accounts=tuple(found["name"] for found in deliveries),
        speaker=row["speaker"],
        kind=DeliveryKind(row["kind"]),
        at=datetime.fromisoformat(row["due_at"]),
        states=tuple(DeliveryState(found["state"]) for found in deliveries),
        edit_notes=row["notes"],
    )
