"""Taking secrets out of what people and logs may see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, quote_plus

REDACTED = "[redacted]"
SHORTEST = 4  # characters; anything shorter would take ordinary text out too
_NAMES = (
    r"[\w-]*token|client_?-?secret|api_?-?key|app_?-?password"
    r"|password|passwd|passphrase|lgpassword|secret|signature|authorization|cookie|code_verifier|accessjwt|refreshjwt"
)
_SECRET_NAME = re.compile(_NAMES, re.IGNORECASE)
# name=value, name: value, "name": "value"
_NAMED = re.compile(rf"(?i)(\b(?:{_NAMES})\b[\"']?\s*[=:]\s*[\"']?)(?!\[redacted)[^\s\"'&,;}}<>]+")
# After the name of a scheme: something with a digit in it, or too long for a word.
_SCHEMES = re.compile(r"(?i)\b(bearer|basic|oauth|dpop)\s+(?=\S*[0-9]|\S{16})[A-Za-z0-9._~+/=-]{4,}")
_JWT = re.compile(r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """Return the text without these secrets, also percent-encoded, and without what looks like one."""
    for secret in sorted({form for each in secrets for form in _forms(each)}, key=len, reverse=True):
        text = text.replace(secret, REDACTED)
    text = _JWT.sub(REDACTED, text)
    text = _SCHEMES.sub(rf"\1 {REDACTED}", text)
    return _NAMED.sub(rf"\1{REDACTED}", text)


def secrets_in(*places: Any) -> set[str]:
    """Return the values that stand under the name of a secret in headers, parameters or a nested body."""
    found: set[str] = set()
    for place in places:
        _collect(place, found)
    return found


def _collect(place: Any, found: set[str]) -> None:
    if isinstance(place, Mapping):
        for name, value in place.items():
            if isinstance(value, str) and _SECRET_NAME.search(str(name)):
                found |= {value, value.rpartition(" ")[2]}
            _collect(value, found)
    elif isinstance(place, list | tuple):
        for value in place:
            _collect(value, found)


def _forms(secret: str) -> tuple[str, ...]:
    if len(secret) < SHORTEST:
        return ()
    return (secret, quote(secret, safe=""), quote_plus(secret), quote(secret))
