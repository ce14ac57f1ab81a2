"""Between a frozen dataclass and a row, without loss: the digest of what comes back is that of what went in.

Simple fields have a column each: moments as canonical UTC text (which sorts by time), enums by their value,
booleans as 0 and 1. What is nested (tuples, dicts, dataclasses) is JSON in one column. Reading is strict: a
row that somebody edited into something else than its type raises ValueError.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from ccgcompose.domain.canonical import is_later, moment_text, plain
from ccgcompose.errors import BadInput

T = TypeVar("T")
Reader = Callable[[Any], Any]
_TEXTS_KEPT = 256
_MOMENT_LENGTH = len("2026-11-24T09:00:00.000000Z")


def to_row(value: Any, spread: str = "") -> dict[str, Any]:
    """Return the columns of a record; the fields of its part `spread` have columns of their own.

    Raise BadInput for a text that no database can hold.
    """
    row = {f.name: _column(getattr(value, f.name)) for f in dataclasses.fields(value) if f.name != spread}
    return row | to_row(getattr(value, spread)) if spread else row


def from_row(kind: type[T], row: Mapping[Any, Any], spread: str = "") -> T:
    """Return the record of this kind that a row holds; further columns are left out. Raise ValueError."""
    shape: Any = kind  # mypy takes no type for hashable, which the caches below ask for
    part = from_row(_hints(shape)[spread], row) if spread else None
    return kind(*(part if name == spread else read(row[name]) for name, read in _columns(shape)))


def _column(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if value is None or (isinstance(value, int) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return moment_text(value)
    return checked(value) if isinstance(value, str) else _nested_text(value)


def _nested_text(value: Any) -> str:
    """Return a nested value as JSON. Raise BadInput for a text that no database can hold."""
    return checked(json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def checked(text: str) -> str:
    """Return the text. Raise BadInput for half a surrogate pair, which UTF-8 does not have."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise half_a_character(error) from error
    return text


def half_a_character(error: UnicodeEncodeError) -> BadInput:
    """Return the problem that a lone surrogate is."""
    return BadInput(
        f"The text holds half a character at place {error.start}.",
        kept="Nothing was changed.",
        next="Type or paste that character again.",
    )


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


@cache
def _optional(kind: Any) -> frozenset[str]:
    """Return the fields that need not be there: made with `later`, or with a default in a kind that grows."""
    if not getattr(kind, "grows", False):
        return frozenset(field.name for field in dataclasses.fields(kind) if is_later(field))
    none = dataclasses.MISSING
    given = (f for f in dataclasses.fields(kind) if f.default is not none or f.default_factory is not none)
    return frozenset(field.name for field in given)


@cache
def _columns(kind: Any) -> tuple[tuple[str, Reader], ...]:
    return tuple((name, _column_reader(hint)) for name, hint in _hints(kind).items())


def _column_reader(hint: Any) -> Reader:
    inner = _inner(hint)
    read = reader(inner)
    nested = dataclasses.is_dataclass(inner) or get_origin(inner) in (tuple, dict)
    from_column: Reader = _from_json(read) if nested else read
    if nested and get_origin(inner) is not dict:  # what is read is immutable, and most rows say the same
        from_column = lru_cache(maxsize=_TEXTS_KEPT)(from_column)
    return from_column if inner is hint else _or_none(from_column)


def _from_json(read: Reader) -> Reader:
    return lambda stored: read(json.loads(stored))


def _or_none(read: Reader) -> Reader:
    return lambda stored: None if stored is None else read(stored)


@cache
def reader(hint: Any) -> Reader:
    """Return what makes a value of this type from its plain form, or raises ValueError."""
    inner = _inner(hint)
    if inner is not hint:
        return _or_none(reader(inner))
    if get_origin(inner) is tuple:
        return _tuple_reader(reader(get_args(inner)[0]))
    if get_origin(inner) is dict:
        return _map_reader(reader(get_args(inner)[1]))
    if dataclasses.is_dataclass(inner) and isinstance(inner, type):
        return _dataclass_reader(inner)
    if isinstance(inner, type) and issubclass(inner, Enum):
        return inner
    return {datetime: moment, date: _day, bool: _flag, int: _number, str: _text}[inner]


def _inner(hint: Any) -> Any:
    """Return T of `T | None`."""
    if get_origin(hint) is types.UnionType:
        return next(arg for arg in get_args(hint) if arg is not types.NoneType)
    return hint


def _tuple_reader(read: Reader) -> Reader:
    def read_tuple(stored: Any) -> tuple[Any, ...]:
        return tuple(read(item) for item in _of(list, stored))

    return read_tuple


def _dataclass_reader(kind: Any) -> Reader:
    def read_fields(stored: Any) -> Any:
        fields = _of(dict, stored)
        if not fields.keys() <= _hints(kind).keys():
            raise ValueError(f"{kind.__name__} has no {', '.join(fields.keys() - _hints(kind).keys())}")
        # What a later version knows besides was not set when this was written.
        there = {
            name: hint for name, hint in _hints(kind).items() if name in fields or name not in _optional(kind)
        }
        return kind(**{name: reader(hint)(fields.get(name)) for name, hint in there.items()})

    return read_fields


def text_tuple(stored: str) -> tuple[str, ...]:
    """Return a stored tuple of texts. Raise ValueError for what is none."""
    found: tuple[str, ...] = reader(tuple[str, ...])(json.loads(stored))
    return found


def _map_reader(read: Reader) -> Reader:
    def read_map(stored: Any) -> Any:
        return {_text(key): read(value) for key, value in _of(dict, stored).items()}

    return read_map


def _day(stored: Any) -> date:
    return date.fromisoformat(_text(stored))


def moment(stored: Any) -> datetime:
    """Return a stored moment. Raise ValueError for what is none."""
    if len(_text(stored)) != _MOMENT_LENGTH or stored[-1] != "Z":
        raise ValueError(f"{stored!r} is no moment")
    return datetime.fromisoformat(stored)


def _flag(stored: Any) -> bool:
    if stored not in (0, 1):
        raise ValueError(f"{stored!r} is neither true nor false")
    return bool(stored)


def _number(stored: Any) -> int:
    return int(_of(int, stored))


def _text(stored: Any) -> str:
    return str(_of(str, stored))


def _of(kind: type[T], stored: Any) -> T:
    if not isinstance(stored, kind):
        raise ValueError(f"{stored!r} is no {kind.__name__}")
    return stored
