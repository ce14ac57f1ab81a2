"""Read the texts that `check` and `length` are given: a file or standard input, plain or JSON Lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccgcompose.errors import BadInput

MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Item:
    """One line of JSON Lines. `wrong` says why it cannot be read; then the rest is empty."""

    id: Any
    text: str
    account: str | None = None
    platform: str | None = None
    wrong: str = ""


def whole(source: str) -> str:
    """Return the text of a file, or of standard input for `-`. Raise BadInput."""
    return _decoded(_bytes(source), source).removesuffix("\n")


def lines(source: str) -> Iterator[Item]:
    """Yield one item for each line that is not blank, in order. A line that is wrong yields its reason."""
    for number, line in enumerate(_decoded(_bytes(source), source).split("\n"), start=1):
        if line.strip():
            yield _item(line, number)


def json_object(path: Path) -> dict[str, Any]:
    """Return the object in a JSON file. Raise BadInput."""
    try:
        fields = json.loads(whole(str(path)))
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{path} is not JSON.", kept="Nothing was recorded.") from error
    if not isinstance(fields, dict):
        raise BadInput(f"{path} is not a JSON object.", kept="Nothing was recorded.")
    return fields


def _bytes(source: str) -> bytes:
    if source == "-":
        if sys.stdin is None:
            raise BadInput("Standard input is closed.", next="Name a text file.")
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        try:
            with Path(source).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise BadInput(
                f"“{source}” cannot be read: {error.strerror}.", next="Name a text file, or -."
            ) from error
    if len(data) > MAX_BYTES:
        raise BadInput(f"{source} is over 64 MB.", next="Split it into smaller files.")
    return data


def _decoded(data: bytes, source: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{source} is not UTF-8 text (byte {error.start}).", next="Save it as UTF-8 and try again."
        ) from error


def _item(line: str, number: int) -> Item:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return Item(None, "", wrong=f"Line {number} is not JSON.")
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        return Item(None, "", wrong=f"Line {number} has no text.")
    names = {key: fields.get(key) for key in ("account", "platform")}
    if not all(value is None or isinstance(value, str) for value in names.values()):
        return Item(fields.get("id"), "", wrong=f"Line {number}: account and platform are names.")
    return Item(fields.get("id"), fields["text"], names["account"], names["platform"])
