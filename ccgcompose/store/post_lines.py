"""The list of posts: the newest revision of each, with the states of its deliveries, in one query."""

from __future__ import annotations

import json

from sqlalchemy import Exists, RowMapping, ScalarSelect, Select, exists, func, select

from ccgcompose.domain.publication import DeliveryState
from ccgcompose.store import codec, search
from ccgcompose.store.headlines import brief_text, headline_of
from ccgcompose.store.search import revision_search
from ccgcompose.store.tables import delivery, person, publication, revision
from ccgcompose.store.transaction import Transaction
from ccgcompose.usecases.views import PostLine


def find(tx: Transaction, text: str, limit: int, *, drafts_only: bool) -> tuple[PostLine, ...]:
    """Return posts, last changed first, whose newest revision has each word of `text`.

    A draft is a post with nothing planned or out: what was planned and taken back is one again.
    """
    words = search.words_wanted(text)
    if text.strip() and words is None:
        return ()
    statement = _lines(limit)
    if words is not None:
        of_revision = revision_search.c.rowid == revision.c.ordinal
        statement = statement.where(of_revision, search.matches(revision_search, words))
        statement = statement.order_by(None).order_by(revision_search.c.rowid.desc())
    if drafts_only:
        statement = statement.where(~_planned())
    return tx.made(_line, statement)


def _lines(limit: int) -> Select[tuple[object, ...]]:
    later = revision.alias()
    superseded = exists().where(later.c.post_id == revision.c.post_id, later.c.number > revision.c.number)
    shown = ("post_id", "number", "subject", "title", "account_ids", "made_at")
    return (
        select(
            *(revision.c[name] for name in shown),
            brief_text(revision),
            person.c.name.label("author"),
            _states().label("states"),
        )
        .join_from(revision, person, person.c.id == revision.c.author_id)
        .where(~superseded)
        .order_by(revision.c.ordinal.desc())
        .limit(limit)
    )


def _planned() -> Exists:
    of_post = publication.c.post_id == revision.c.post_id
    standing = delivery.c.state != DeliveryState.CANCELLED.value
    of_publication = delivery.c.publication_id == publication.c.id
    return exists().where(of_post, of_publication, standing).correlate(revision)


def _states() -> ScalarSelect[str]:
    """The order in which SQLite 3.40 aggregates is its own, so each state brings its place along."""
    placed = func.json_array(delivery.c.ordinal, delivery.c.state)
    return (
        select(func.json_group_array(placed))
        .join_from(publication, delivery, delivery.c.publication_id == publication.c.id)
        .where(publication.c.post_id == revision.c.post_id)
        .correlate(revision)
        .scalar_subquery()
    )


def _line(row: RowMapping) -> PostLine:
    return PostLine(
        post_id=row["post_id"],
        headline=headline_of(row),
        subject=row["subject"],
        revision=row["number"],
        author=row["author"],
        changed_at=codec.moment(row["made_at"]),
        account_ids=codec.text_tuple(row["account_ids"]),
        states=tuple(DeliveryState(state) for _, state in sorted(json.loads(row["states"]))),
    )
