"""A revision's headline for lists, without reading the whole of a long text."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, RowMapping, func

from ccgcompose.domain.post import Content, headline

_BRIEF = 400  # characters; a headline has at most 80
_BLANKS = " \t\r\n"


def brief_text(revision: FromClause) -> ColumnElement[str]:
    """Return the beginning of the text as a column named `brief`."""
    return func.substr(func.ltrim(revision.c.text, _BLANKS), 1, _BRIEF).label("brief")


def headline_of(row: RowMapping) -> str:
    """Return the headline of a row with the columns `title` and `brief`."""
    return headline(Content("", row["title"], row["brief"]))
