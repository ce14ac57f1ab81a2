"""The guard at the door: whatever would take published matter away is refused (clause BEST-7).

It looks at the method, its overrides, the path, and every parameter in query, form and JSON body, however
deeply nested or encoded. Known limits: a platform may give a deletion a name that nobody thought of, so
connectors also ask for the least rights; a post of the one word "trash", sent as `status`, is refused too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from ccgcompose.errors import DeletionRefused

METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH"})
READS = frozenset({"GET", "HEAD", "OPTIONS"})
DEEPEST = 50
_WORDS = r"(?:delete|destroy|trash|remove|purge|unpublish|erase)"
# The word alone, or as the first or last part of a name: deleteRecord, statuses.destroy, applyWrites#delete
_NAMED_SO = re.compile(
    rf"{_WORDS}(?:[A-Z_.#]\w*|d|s)?|(?:.*[._#/]|bulk|batch|revision){_WORDS}\w*", re.IGNORECASE
)
_MUTATION = re.compile(rf"\b{_WORDS}\w*\s*[({{]", re.IGNORECASE)
_METHOD_NAMES = frozenset(
    {
        "_method",
        "method",
        "http_method",
        "httpmethod",
        "x_http_method_override",
        "x_http_method",
        "x_method_override",
        "x_restli_method",
    }
)
_RAW = "raw body"
_BATCHED = re.compile(r"^[ \t]*DELETE[ \t]+\S", re.MULTILINE | re.IGNORECASE)
_RPC_NAME = re.compile(r"<methodName>\s*([\w.:/-]{1,200})\s*</methodName>", re.IGNORECASE)
_ACTION_NAMES = frozenset({"action", "act", "do", "op", "operation", "cmd", "command", "$type", "type"})
_STATE_NAMES = frozenset({"status", "post_status", "state", "lifecyclestate"})
_FLAG_NAMES = frozenset(
    {
        "force",
        "force_delete",
        "delete",
        "$delete",
        "_delete",
        "_destroy",
        "destroy",
        "deleted",
        "is_deleted",
        "trash",
        "trashed",
    }
)
_STATES = frozenset({"trash", "trashed", "deleted", "removed"})
_FALSE = frozenset({"", "0", "false", "no", "off", "none", "null"})


def refuse_deletion(
    method: str,
    url: str,
    headers: Mapping[str, str] | None = None,
    body: Any = None,
    texts: Sequence[tuple[str, str]] = (),
) -> None:
    """Raise DeletionRefused for a call that would delete.

    `body` is the form or the JSON to be sent; `texts` the fields of a form with files, or a raw body as text.
    """
    if method.strip().upper() not in METHODS:
        raise _refused(f"the method {method.strip()[:20]}")
    parts = urlsplit(url)
    path = _decoded(parts.path)
    if method.strip().upper() not in READS:  # a page about how-to-delete may be read
        path = path.replace("-", "_")
    if any(_NAMED_SO.fullmatch(segment.strip()) for segment in path.split("/")):
        raise _refused("its address")
    asked = [*_pairs(headers or {}), *parse_qsl(parts.query, keep_blank_values=True)]
    for name, value in [*asked, *_pairs(body), *texts, *_pairs([value for _, value in texts])]:
        if _deletes(_plain_name(name), value):
            raise _refused(f"“{_plain_name(name)[:40]}”")
    if any(_RAW in name and _commands(value) for name, value in texts):
        raise _refused("a command in its body")


def _commands(text: str) -> bool:
    """Whether a raw body deletes: a call inside a batch, XML-RPC, GraphQL, or a form."""
    if _BATCHED.search(text) or ("mutation" in text and _MUTATION.search(text)):
        return True
    if any(_NAMED_SO.fullmatch(name) for name in _RPC_NAME.findall(text)):
        return True
    return any(_deletes(_plain_name(name), value) for name, value in parse_qsl(text, keep_blank_values=True))


def _deletes(name: str, value: Any) -> bool:
    text = _decoded(str(value)).strip()
    if name in _METHOD_NAMES or name in _ACTION_NAMES:
        return bool(_NAMED_SO.fullmatch(text))
    if name in _STATE_NAMES:
        return text.lower() in _STATES
    if name in _FLAG_NAMES:
        return text.lower() not in _FALSE
    if name == "query":
        return "mutation" in text and bool(_MUTATION.search(text))
    return name == "relative_url" and any(_NAMED_SO.fullmatch(part) for part in re.split(r"[/?&=]", text))


def _pairs(place: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Yield each name with its value, from every depth, and out of JSON and forms that travel as text."""
    if depth > DEEPEST:
        raise _refused("a body too deep to be looked through")
    if isinstance(place, Mapping):
        for name, value in place.items():
            yield str(name), value
            if str(name) == "body" and isinstance(value, str):
                yield from parse_qsl(value, keep_blank_values=True)
            yield from _pairs(value, depth + 1)
    elif isinstance(place, list | tuple):
        for value in place:
            yield from _pairs(value, depth + 1)
    elif isinstance(place, str) and place.lstrip()[:1] in ("{", "["):
        yield from _pairs(_json(place), depth + 1)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _plain_name(name: str) -> str:
    """`Post[_method]` and `X-HTTP-Method-Override` as `_method` and `x_http_method_override`."""
    last = re.split(r"[\[.]", _decoded(name).strip().rstrip("]"))[-1]
    return last.lower().replace("-", "_")


def _decoded(text: str) -> str:
    """Undo percent-encoding, also where somebody encoded twice."""
    for _ in range(3):
        text = unquote(text)
    return text


def _refused(where: str) -> DeletionRefused:
    return DeletionRefused(
        f"A call was stopped because of {where}: it would delete what was published, or might.",
        kept="Nothing was sent. What is public stays public.",
        next="Correct the post openly with an edit note instead.",
    )
