"""Read the corpora of names: texts with the names that people marked in them.

CoNLL files (one token a line, the label in the last column) are laid as running text again, as a person would have
written it, since the recogniser reads text and no tokens. Handles (@somebody) are no names here: another rule looks at
them, so marks on them are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Span = tuple[int, int]
_NO_SPACE_BEFORE = frozenset(".,!?:;%)]}’'…”") | {
    "'s",
    "’s",
    "n't",
    "'m",
    "'re",
    "'ve",
    "'ll",
    "'d",
    "...",
    "''",
}
_NO_SPACE_AFTER = frozenset("([{#@$£“")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the names in it, each as (start, end); `others` are marked things that are no people."""

    text: str
    names: tuple[Span, ...]
    others: tuple[Span, ...] = ()


def read(path: Path, spaced: bool = False) -> list[Marked]:
    """Return the texts of a file; `spaced` puts a space between all tokens. Raise OSError or ValueError."""
    if path.suffix == ".json":
        return list(_synthetic(path))
    return [_laid(rows, spaced) for rows in _sentences(path)]


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if not line.strip():
            if rows:
                yield rows
            rows = []
        elif not line.startswith("-DOCSTART-"):
            token = (
                cells[1] if len(cells) > 2 and cells[0].isdigit() and cells[0] == str(len(rows)) else cells[0]
            )
            rows.append((token, cells[-1].upper()))
    if rows:
        yield rows


def _laid(rows: list[tuple[str, str]], spaced: bool) -> Marked:
    text, places = "", list[Span]()
    for number, (token, _) in enumerate(rows):
        before = rows[number - 1][0] if number else ""
        glued = not spaced and (token in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER)
        text += "" if not number or glued else " "
        places.append((len(text), len(text) + len(token)))
        text += token
    names, others = list[Span](), list[Span]()
    for first, last, sort in _entities([label for _, label in rows]):
        span = places[first][0], places[last][1]
        if not _is_handle(text, span):
            (names if sort.startswith("PER") else others).append(span)
    return Marked(text, tuple(names), tuple(others))


def _entities(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    first, sort = -1, ""
    for number, label in enumerate([*labels, "O"]):
        going_on = label.startswith("I-") and label[2:] == sort
        if first >= 0 and not going_on:
            yield first, number - 1, sort
            first = -1
        if label != "O" and not going_on:
            first, sort = number, label[2:]


def _is_handle(text: str, span: Span) -> bool:
    return "@" in text[max(0, span[0] - 1) : span[0] + 1]


def _synthetic(path: Path) -> Iterator[Marked]:
    for item in json.loads(path.read_text("utf-8")):
        spans = [(s["entity_type"], s["start_position"], s["end_position"]) for s in item["spans"]]
        names = tuple((start, end) for sort, start, end in spans if sort == "PERSON")
        yield Marked(item["full_text"], names)
