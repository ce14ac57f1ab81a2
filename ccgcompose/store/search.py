"""Full-text search: what is indexed, and how a person's words become a query that cannot fail.

Three FTS5 tables (made in the first migration): revisions and history entries are indexed by triggers, since
they never change; a publication is indexed here, since its state, its moment and its edit notes do. Its column
`marks` holds what the history list filters by, each as one token, so that words and filters meet in one index.
"""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, Integer, TableClause, Text, column, table, text

from ccgcompose.domain.publication import DeliveryState
from ccgcompose.store.transaction import Transaction

MOST_WORDS = 12
MOST_PREFIXES = 3
ACCOUNT, PERSON, SUBJECT, STATE, KIND, POST = "a", "p", "s", "t", "k", "o"
_BREAKS = re.compile('[\\s\x00-\x1f\ud800-\udfff"]+')


def _table(name: str) -> TableClause:
    return table(name, column("rowid", Integer), column(name, Text))


revision_search = _table("revision_search")
entry_search = _table("entry_search")
publication_search = _table("publication_search")


def matches(index: TableClause, expression: str) -> ColumnElement[bool]:
    """Return the condition that an FTS5 table matches an expression."""
    return index.c[index.name].op("MATCH", is_comparison=True)(expression)


def words_wanted(typed: str, columns: str = "") -> str | None:
    """Return an FTS5 expression that wants each word as a prefix; None when there is no word to look for.

    Each word is quoted, so that no operator of FTS5 can be typed by accident. What consists of signs alone has
    no word; FTS5 would find nothing by it. In a longer query (somebody pasted a sentence) the words are whole,
    only the last may still be growing: prefixes of ten common words at once would take a tenth of a second.
    """
    words = [word for word in _BREAKS.split(typed) if any(map(str.isalnum, word))][:MOST_WORDS]
    if not words:
        return None
    whole = words[:-1] if len(words) > MOST_PREFIXES else []
    wanted = " ".join([f'"{word}"' for word in whole] + [f'"{word}"*' for word in words[len(whole) :]])
    return f"{{{columns}}} : ({wanted})" if columns else wanted


def mark(kind: str, value: str) -> str:
    """Return the token under which a value is marked: letters and digits only, so one token."""
    return f'marks : "{kind}{value.encode("utf-8", "replace").hex()}"'


def marked_as_gone() -> str:
    """Return the token of a publication of which some part is no longer to come."""
    return 'marks : "g1"'


def marked_state(state: DeliveryState, account_id: str = "") -> str:
    """Return the token for a state, on one account or any. Claimed is marked as pending."""
    value = DeliveryState.PENDING.value if state is DeliveryState.CLAIMED else state.value
    return mark(STATE, f"{account_id}\n{value}" if account_id else value)


# The hexadecimal digits agree with `mark`; FTS5 folds their case.
_DOCUMENT = """
    INSERT OR REPLACE INTO publication_search (rowid, subject, title, text, people, notes, marks)
    SELECT p.place, r.subject, r.title,
        r.text || coalesce((SELECT char(10) || group_concat(json_extract(v.value, '$.text'), char(10))
            FROM json_each(r.variants) v), ''),
        speaker.name || char(10) || author.name,
        coalesce((SELECT group_concat(json_extract(n.edit_note, '$.text'), char(10))
            FROM revision n WHERE n.post_id = p.post_id AND n.edit_note IS NOT NULL), ''),
        's' || hex(r.subject) || ' p' || hex(p.confirmed_by) || coalesce((SELECT group_concat(
                ' a' || hex(d.account_id) || ' t' || hex(replace(d.state, 'claimed', 'pending'))
                || ' t' || hex(d.account_id || char(10) || replace(d.state, 'claimed', 'pending')), '')
            FROM delivery d WHERE d.publication_id = p.id), '')
            || CASE WHEN EXISTS (SELECT 1 FROM delivery d WHERE d.publication_id = p.id
                AND d.state NOT IN ('pending', 'claimed')) THEN ' g1' ELSE '' END
    FROM publication p
    JOIN revision r ON r.post_id = p.post_id AND r.number = p.revision
    JOIN person speaker ON speaker.id = p.confirmed_by
    JOIN person author ON author.id = r.author_id
"""
_ONE = text(f"{_DOCUMENT} WHERE p.id = :id")
_OF_POST = text(f"{_DOCUMENT} WHERE p.post_id = :id")
_OF_PERSON = text(f"""
    {_DOCUMENT} WHERE p.ordinal IN (
        SELECT ordinal FROM publication WHERE confirmed_by = :id
        UNION SELECT mine.ordinal FROM publication mine JOIN revision written
            ON written.post_id = mine.post_id AND written.number = mine.revision WHERE written.author_id = :id)
""")  # noqa: S608
_TAKE_OUT = text("DELETE FROM publication_search WHERE rowid = :place")
_ANEW = (
    text("INSERT INTO revision_search (revision_search) VALUES ('rebuild')"),
    text("INSERT INTO entry_search (entry_search) VALUES ('rebuild')"),
    text("DELETE FROM publication_search"),
    text(_DOCUMENT),
)


def index_publication(tx: Transaction, publication_id: str, moved_from: int | None = None) -> None:
    """Make a publication findable as it is now; `moved_from` is the place that it no longer has."""
    if moved_from is not None:
        tx.change(_TAKE_OUT, {"place": moved_from})
    tx.change(_ONE, {"id": publication_id})


def index_post(tx: Transaction, post_id: str) -> None:
    """Make the publications of a post findable by a new edit note."""
    tx.change(_OF_POST, {"id": post_id})


def index_person(tx: Transaction, person_id: str) -> None:
    """Make publications findable by the new name of who wrote or confirmed them."""
    tx.change(_OF_PERSON, {"id": person_id})


def index_everything(tx: Transaction) -> None:
    """Build every index anew from the records."""
    for statement in _ANEW:
        tx.change(statement)
