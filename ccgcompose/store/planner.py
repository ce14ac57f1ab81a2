"""The planner's list, in one query."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, Select, or_, select

from ccgcompose.domain.canonical import moment_text
from ccgcompose.domain.publication import DeliveryKind, DeliveryState
from ccgcompose.store.tables import account, delivery, person, publication, revision
from ccgcompose.usecases.views import PlannerLine

FINISHED = (DeliveryState.SENT.value, DeliveryState.CANCELLED.value)


def query(since: datetime | None, limit: int) -> Select[tuple[object, ...]]:
    """Return the query: what is not finished, and what was due since `since`."""
    wanted: list[ColumnElement[bool]] = [delivery.c.state.not_in(FINISHED)]
    if since is not None:
        wanted.append(delivery.c.not_before >= moment_text(since))
    this_revision = (revision.c.post_id == publication.c.post_id) & (
        revision.c.number == publication.c.revision
    )
    return (
        select(
            delivery.c.id.label("delivery_id"),
            delivery.c.publication_id,
            publication.c.post_id,
            revision.c.headline,
            revision.c.subject,
            delivery.c.account_id,
            account.c.name.label("account"),
            person.c.name.label("speaker"),
            delivery.c.kind,
            delivery.c.state,
            delivery.c.not_before,
            publication.c.zone,
            delivery.c.reason,
        )
        .join(publication, publication.c.id == delivery.c.publication_id)
        .join(revision, this_revision)
        .join(account, account.c.id == delivery.c.account_id)
        .join(person, person.c.id == publication.c.confirmed_by)
        .where(or_(*wanted))
        .order_by(delivery.c.not_before, delivery.c.id)
        .limit(limit)
    )


def line(row: RowMapping) -> PlannerLine:
    """Return one row as the planner shows it."""
    fields = dict(row)
    fields["kind"] = DeliveryKind(fields["kind"])
    fields["state"] = DeliveryState(fields["state"])
    fields["due_at"] = datetime.fromisoformat(fields.pop("not_before"))
    return PlannerLine(**fields)
