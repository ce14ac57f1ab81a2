"""Full-text search: what is indexed, and how a person's words become a query that cannot fail."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, TextClause, select, text

from ccgcompose.store.link import Link
from ccgcompose.store.tables import account, delivery, person, publication, revision

_WORD = re.compile(r"\w+", re.UNICODE)
MOST_WORDS = 20


def match_words(words: str) -> str | None:
    """Return an FTS5 query that wants each word, as a prefix; None when there is nothing to look for.

    Each word is quoted, so that no operator of FTS5 can be typed by accident.
    """
    found = _WORD.findall(words)[:MOST_WORDS]
    return " ".join(f'"{word}"*' for word in found) or None


def rows_matching(table: str, parameter: str = "words") -> TextClause:
    """Return the rowids that match the bound parameter. `table` is one of our own two names."""
    return text(f"SELECT rowid FROM {table} WHERE {table} MATCH :{parameter}")  # noqa: S608


def index_entry(link: Link, number: int, words: str) -> None:
    """Make a history entry findable."""
    statement = text("INSERT INTO entry_search (rowid, words) VALUES (:number, :words)")
    link.connection.execute(statement, {"number": number, "words": words})


def index_publication(link: Link, publication_id: str) -> None:
    """Make a publication findable by subject, headline, text, edit notes, people and accounts."""
    row = link.rows(
        select(publication.c.place, revision, person.c.name.label("speaker"))
        .join(revision, _its_revision())
        .join(person, person.c.id == publication.c.confirmed_by)
        .where(publication.c.id == publication_id)
    )[0]
    accounts = link.rows(
        select(account.c.name)
        .join(delivery, delivery.c.account_id == account.c.id)
        .where(delivery.c.publication_id == publication_id)
    )
    parts = [row["subject"], row["headline"], row["content"], row["edit_note"] or "", row["speaker"]]
    words = " ".join([*parts, *(found["name"] for found in accounts)])
    statement = text("INSERT INTO publication_search (rowid, words) VALUES (:place, :words)")
    link.connection.execute(statement, {"place": row["place"], "words": words})


def _its_revision() -> ColumnElement[bool]:
    return (revision.c.post_id == publication.c.post_id) & (revision.c.number == publication.c.revision)
