"""The history list: one line for each publication, the newest first.

What is only planned belongs to the planner; it is listed here when its state is asked for.
"""

from __future__ import annotations

import json

from sqlalchemy import ColumnElement, RowMapping, ScalarSelect, Select, exists, func, select

from ccgcompose.domain.publication import DeliveryKind, DeliveryState
from ccgcompose.store import codec, search
from ccgcompose.store.headlines import brief_text, headline_of
from ccgcompose.store.places import place_of, went_out
from ccgcompose.store.search import publication_search
from ccgcompose.store.tables import account, delivery, person, publication, revision
from ccgcompose.store.transaction import Transaction
from ccgcompose.usecases.views import HistoryLine, HistoryQuery

_WORD_COLUMNS = "subject title text people notes"
# One mark stands for both, so the deliveries themselves have to be asked as well.
_TO_COME = (DeliveryState.PENDING, DeliveryState.CLAIMED)


def find(tx: Transaction, query: HistoryQuery) -> tuple[HistoryLine, ...]:
    """Return the lines that a query asks for.

    Words and filters are one question to the index for search, whose row numbers are the places of the
    publications: so it is read from the newest down, and only as far as the page goes.
    """
    if query.text.strip() and search.words_wanted(query.text) is None:
        return ()
    place = publication_search.c.rowid
    found = search.matches(publication_search, _expression(query))
    statement = _lines().where(found, *_within(query, place)).order_by(place.desc()).limit(query.limit)
    return tx.made(_line, statement)


def count(tx: Transaction) -> int:
    """Return how many publications there are of which some part is no longer to come."""
    planned = [state.value for state in _TO_COME]
    gone = delivery.alias()
    is_gone = (gone.c.publication_id == delivery.c.publication_id) & gone.c.state.not_in(planned)
    only_planned = (
        select(func.count(delivery.c.publication_id.distinct()))
        .where(delivery.c.state.in_(planned), ~exists().where(is_gone))
        .scalar_subquery()
    )
    total = select(func.count()).select_from(publication).scalar_subquery()
    return int(tx.scalar(select(total - only_planned)))


def _expression(query: HistoryQuery) -> str:
    """Return what the index for search is asked."""
    words = search.words_wanted(query.text, _WORD_COLUMNS)
    parts = [] if words is None else [words]
    parts += [search.mark(search.PERSON, query.person_id)] if query.person_id is not None else []
    parts += [search.mark(search.SUBJECT, query.subject)] if query.subject is not None else []
    if query.state is not None:
        parts.append(search.marked_state(query.state, query.account_id or ""))
        return " AND ".join(parts)
    parts.append(search.marked_as_gone())
    parts += [search.mark(search.ACCOUNT, query.account_id)] if query.account_id is not None else []
    return " AND ".join(parts)


def _within(query: HistoryQuery, place: ColumnElement[int]) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    wanted += [place >= place_of(query.since)] if query.since is not None else []
    wanted += [place < place_of(query.until)] if query.until is not None else []
    if query.before is not None:
        shown_last = publication.alias()
        of_last = select(shown_last.c.place).where(shown_last.c.id == query.before).scalar_subquery()
        wanted.append(place < of_last)
    if query.state in _TO_COME:
        of_state = select(delivery.c.publication_id).where(delivery.c.state == query.state.value)
        if query.account_id is not None:
            of_state = of_state.where(delivery.c.account_id == query.account_id)
        wanted.append(publication.c.id.in_(of_state))
    return wanted


def _lines() -> Select[tuple[object, ...]]:
    this = (revision.c.post_id == publication.c.post_id) & (revision.c.number == publication.c.revision)
    return (
        select(
            *(publication.c[name] for name in ("id", "post_id", "kind")),
            *(revision.c[name] for name in ("subject", "title")),
            brief_text(revision),
            person.c.name.label("speaker"),
            _notes().label("notes"),
            _deliveries().label("deliveries"),
            func.coalesce(went_out(), publication.c.due_at).label("at"),
        )
        .join_from(publication_search, publication, publication.c.place == publication_search.c.rowid)
        .join(revision, this)
        .join(person, person.c.id == publication.c.confirmed_by)
    )


def _notes() -> ScalarSelect[int]:
    """Every edit note of the post: what is out has them all, whichever publication brought it out."""
    noted = revision.alias()
    of_post = (noted.c.post_id == publication.c.post_id) & noted.c.edit_note.is_not(None)
    return select(func.count()).select_from(noted).where(of_post).correlate(publication).scalar_subquery()


def _deliveries() -> ScalarSelect[str]:
    """Each delivery as [its order, account, state]."""
    each = func.json_array(delivery.c.ordinal, account.c.name, delivery.c.state)
    return (
        select(func.json_group_array(each))
        .join_from(delivery, account, account.c.id == delivery.c.account_id)
        .where(delivery.c.publication_id == publication.c.id)
        .correlate(publication)
        .scalar_subquery()
    )


def _line(row: RowMapping) -> HistoryLine:
    deliveries = sorted(json.loads(row["deliveries"]))
    return HistoryLine(
        publication_id=row["id"],
        post_id=row["post_id"],
        headline=headline_of(row),
        subject=row["subject"],
        accounts=tuple(name for _, name, _ in deliveries),
        speaker=row["speaker"],
        kind=DeliveryKind(row["kind"]),
        at=codec.moment(row["at"]),
        states=tuple(DeliveryState(state) for _, _, state in deliveries),
        edit_notes=row["notes"],
    )
