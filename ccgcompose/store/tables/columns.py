"""Column shapes that every table shares. A column bears the name of the field that it keeps.

All tables are STRICT: SQLite itself refuses a number where a text belongs. What a list is ordered by when
moments tie is `ordinal`, the order of writing; a row number of SQLite's own would not survive VACUUM.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.sql.schema import SchemaItem

METADATA = MetaData()


def record_table(name: str, *items: SchemaItem) -> Table:
    """Return a table whose rows keep the order in which they were written."""
    ordinal = Column("ordinal", Integer, primary_key=True)
    return Table(name, METADATA, ordinal, *items, sqlite_strict=True)


def identity() -> Column[str]:
    """Return the column of a record's own id."""
    return Column("id", Text, nullable=False, unique=True)


def texts(*names: str) -> list[Column[str]]:
    """Return columns of text that is always there; moments, enums and nested values are text as well."""
    return [Column(name, Text, nullable=False) for name in names]


def optional(*names: str) -> list[Column[str]]:
    """Return columns of text that may be NULL."""
    return [Column(name, Text) for name in names]


def numbers(*names: str) -> list[Column[int]]:
    """Return columns of whole numbers; booleans are 0 and 1."""
    return [Column(name, Integer, nullable=False) for name in names]


def reference(name: str, target: str) -> Column[str]:
    """Return a column that names a record of another table."""
    return Column(name, Text, ForeignKey(target), nullable=False)
