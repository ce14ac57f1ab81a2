"""Between a frozen dataclass and a row, without loss: the digest of what comes back is the digest of what went in.

Simple fields have a column each: moments as canonical UTC text (which sorts by time), enums by their value,
booleans as 0 and 1. What is nested (tuples, dicts, dataclasses) is JSON in one column.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from ccgcompose.domain.canonical import moment_text, plain
from ccgcompose.errors import BadInput

T = TypeVar("T")


def to_row(value: Any) -> dict[str, Any]:
    """Return the columns of a record. Raise BadInput for a text that no database can hold."""
    return {field.name: _column(getattr(value, field.name)) for field in dataclasses.fields(value)}


def from_row(kind: type[T], row: Mapping[Any, Any]) -> T:
    """Return the record of this kind that a row holds; further columns are left out."""
    hints: dict[str, Any] = _hints(cast(Any, kind))
    return kind(**{name: _value(hint, row[name]) for name, hint in hints.items()})


def _column(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if value is None or (isinstance(value, int) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return moment_text(value)
    return checked(value if isinstance(value, str) else json.dumps(plain(value), ensure_ascii=False))


def checked(text: str) -> str:
    """Return the text. Raise BadInput for half a surrogate pair, which UTF-8 does not have."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadInput(
            f"The text holds half a character at place {error.start}.",
            kept="Nothing was changed.",
            next="Type or paste that character again.",
        ) from error
    return text


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _value(hint: Any, stored: Any) -> Any:
    """Return a column's value; nested ones are JSON there."""
    inner = _inner(hint)
    nested = dataclasses.is_dataclass(inner) or get_origin(inner) in (tuple, dict)
    if stored is not None and nested:
        return from_plain(inner, json.loads(stored))
    return from_plain(inner, stored)


def from_plain(hint: Any, stored: Any) -> Any:
    """Return the value that `plain` made plain, by its type hint."""
    inner = _inner(hint)
    if stored is None:
        return None
    if get_origin(inner) is tuple:
        return tuple(from_plain(get_args(inner)[0], item) for item in stored)
    if get_origin(inner) is dict:
        return dict(stored)
    if dataclasses.is_dataclass(inner) and isinstance(inner, type):
        return inner(**{name: from_plain(hint, stored[name]) for name, hint in _hints(inner).items()})
    if inner is datetime:
        return datetime.fromisoformat(stored)
    if inner is bool or (isinstance(inner, type) and issubclass(inner, Enum)):
        return inner(stored)
    return stored


def _inner(hint: Any) -> Any:
    """Return T of `T | None`."""
    if get_origin(hint) is types.UnionType:
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint
