"""The planner's list: what is not finished, and what was due since a moment, in one query."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CompoundSelect, RowMapping, Select, select, union

from ccgcompose.domain.canonical import moment_text
from ccgcompose.domain.publication import DeliveryKind, DeliveryState
from ccgcompose.store import codec
from ccgcompose.store.headlines import brief_text, headline_of
from ccgcompose.store.tables import account, delivery, person, publication, revision
from ccgcompose.store.transaction import Transaction
from ccgcompose.usecases.views import PlannerLine

_FINISHED = (DeliveryState.SENT.value, DeliveryState.CANCELLED.value)
_UNFINISHED = [state.value for state in DeliveryState if state.value not in _FINISHED]


def find(tx: Transaction, since: datetime | None, limit: int) -> tuple[PlannerLine, ...]:
    """Return the deliveries that a planner shows, by the moment they are due."""
    return tx.made(_line, _query(since, limit))


def _wanted(since: datetime | None) -> Select[tuple[int]] | CompoundSelect[tuple[int]]:
    unfinished = select(delivery.c.ordinal).where(delivery.c.state.in_(_UNFINISHED))
    if since is None:
        return unfinished
    since_then = delivery.c.not_before >= moment_text(since)
    return union(unfinished, select(delivery.c.ordinal).where(delivery.c.state.in_(_FINISHED), since_then))


def _query(since: datetime | None, limit: int) -> Select[tuple[object, ...]]:
    this = (revision.c.post_id == publication.c.post_id) & (revision.c.number == publication.c.revision)
    return (
        select(
            *(delivery.c[name] for name in ("id", "publication_id", "account_id", "kind", "state")),
            *(delivery.c[name] for name in ("not_before", "reason")),
            *(publication.c[name] for name in ("post_id", "zone")),
            *(revision.c[name] for name in ("subject", "title")),
            brief_text(revision),
            account.c.name.label("account"),
            person.c.name.label("speaker"),
        )
        .join_from(delivery, publication, publication.c.id == delivery.c.publication_id)
        .join(revision, this)
        .join(account, account.c.id == delivery.c.account_id)
        .join(person, person.c.id == publication.c.confirmed_by)
        .where(delivery.c.ordinal.in_(_wanted(since)))
        .order_by(delivery.c.not_before, delivery.c.ordinal)
        .limit(limit)
    )


def _line(row: RowMapping) -> PlannerLine:
    return PlannerLine(
        delivery_id=row["id"],
        publication_id=row["publication_id"],
        post_id=row["post_id"],
        headline=headline_of(row),
        subject=row["subject"],
        account_id=row["account_id"],
        account=row["account"],
        speaker=row["speaker"],
        kind=DeliveryKind(row["kind"]),
        state=DeliveryState(row["state"]),
        due_at=codec.moment(row["not_before"]),
        zone=row["zone"],
        reason=row["reason"],
    )
