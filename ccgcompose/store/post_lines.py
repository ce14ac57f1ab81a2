"""The list of posts: the newest revision of each, with the states of its deliveries, in one query."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import RowMapping, Select, exists, func, or_, select

from ccgcompose.domain.publication import DeliveryState
from ccgcompose.store.codec import checked
from ccgcompose.store.tables import delivery, person, publication, revision
from ccgcompose.usecases.views import PostLine


def query(text: str, limit: int, *, drafts_only: bool) -> Select[tuple[object, ...]]:
    """Return the query; `text` is looked for in headlines, subjects and authors' names."""
    later = revision.alias()
    superseded = exists().where(later.c.post_id == revision.c.post_id, later.c.number > revision.c.number)
    planned = select(publication.c.id).where(publication.c.post_id == revision.c.post_id).correlate(revision)
    states = (
        select(func.group_concat(delivery.c.state, ","))
        .where(delivery.c.publication_id.in_(planned))
        .correlate(revision)
        .scalar_subquery()
    )
    found = (
        select(revision, person.c.name.label("author"), states.label("states"))
        .join(person, person.c.id == revision.c.author_id)
        .where(~superseded)
        .order_by(revision.c.made_at.desc())
        .limit(limit)
    )
    for word in checked(text).split():
        fields = (revision.c.headline, revision.c.subject, person.c.name)
        found = found.where(or_(*(field.icontains(word, autoescape=True) for field in fields)))
    return found.where(~planned.exists()) if drafts_only else found


def line(row: RowMapping) -> PostLine:
    """Return one row as the list shows it."""
    return PostLine(
        post_id=row["post_id"],
        headline=row["headline"],
        subject=row["subject"],
        revision=row["number"],
        author=row["author"],
        changed_at=datetime.fromisoformat(row["made_at"]),
        account_ids=tuple(json.loads(row["content"])["account_ids"]),
        states=tuple(DeliveryState(state) for state in (row["states"] or "").split(",") if state),
    )
