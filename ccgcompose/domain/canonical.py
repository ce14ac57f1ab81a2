"""One spelling for each value, so that equal things have equal digests, now and in ten years.

The form is JSON in UTF-8 with sorted keys and no white space; moments are UTC with microseconds, enums their
values, dataclasses objects of their fields. It follows the idea of RFC 8785 without its float rules: the
records hold no floats, and one is refused.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any


def plain(value: Any) -> Any:
    """Return `value` as JSON types only. Raise TypeError for a float, a naive moment or a foreign type."""
    if value is None or (isinstance(value, bool | int | str) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
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
