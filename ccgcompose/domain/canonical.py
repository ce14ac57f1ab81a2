"""One spelling for each value, so that equal things have equal digests, now and in ten years.

The form is JSON in UTF-8 with sorted keys and no white space; moments are UTC with microseconds, enums their
values, dataclasses objects of their fields. It follows the idea of RFC 8785 without its float rules: the
records hold no floats, and one is refused.

A field that joined its dataclass after records of it were testified of is made with `later`: while it has its
default it is no part of the form, so the digest of every older record stays what the history says it is.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, TypeVar

T = TypeVar("T")
_LATER = "joined later"


def later(default: T) -> T:
    """Return a dataclass field that joined later, with a default that is immutable and never changes again."""
    made: Any = dataclasses.field(default=default, metadata={_LATER: True})
    return made  # type: ignore[no-any-return]  # the dataclass decorator puts the default in its place


def is_later(field: dataclasses.Field[Any]) -> bool:
    """Return whether a field was made with `later`."""
    return _LATER in field.metadata


def plain(value: Any, *, whole: bool = False) -> Any:
    """Return `value` as JSON types only. Raise TypeError for a float, a naive moment or a foreign type.

    `whole` also names the fields that joined later and have their default: for readers, never for a digest.
    """
    if value is None or (isinstance(value, bool | int | str) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return _parts(value, whole)


def _parts(value: Any, whole: bool) -> Any:
    if isinstance(value, Mapping):
        return {str(key): plain(item, whole=whole) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item, whole=whole) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = ((field, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {
            field.name: plain(part, whole=whole)
            for field, part in parts
            if whole or not (is_later(field) and part == field.default)
        }
    raise TypeError(f"{type(value).__name__} has no canonical form")


def moment_text(moment: datetime) -> str:
    """Return an aware moment as `2026-11-24T09:00:00.000000Z`."""
    if moment.tzinfo is None:
        raise TypeError("a moment without a zone has no canonical form")
    # Not strftime: how it writes a year before 1000 differs between operating systems.
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def canonical_json(value: Any) -> str:
    """Return the canonical JSON text of `value`; lone surrogates are escaped, so it always encodes."""
    text = json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def digest(value: Any) -> str:
    """Return the SHA-256 of the canonical form as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(value).encode("utf-8")).hexdigest()
