"""Which words were taken out of a text, and which were put in. No Qt here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is the same, was deleted, or was inserted."""

    text: str
    kind: Literal["same", "deleted", "inserted"]


def diff_words(before: str, after: str) -> tuple[list[Run], list[Run]]:
    """Return the runs of `before` (same and deleted) and of `after` (same and inserted).

    Lines are compared first and words only inside lines that differ, so that long texts stay quick.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    left: list[Run] = []
    right: list[Run] = []
    for tag, i1, i2, j1, j2 in _opcodes(old, new):
        a, b = "".join(old[i1:i2]), "".join(new[j1:j2])
        if tag == "equal":
            left.append(Run(a, "same"))
            right.append(Run(b, "same"))
        else:
            _diff_part(a, b, left, right)
    return _merged(left), _merged(right)


def _diff_part(a: str, b: str, left: list[Run], right: list[Run]) -> None:
    old, new = _WORDS.findall(a), _WORDS.findall(b)
    for tag, i1, i2, j1, j2 in _opcodes(old, new):
        same = tag == "equal"
        left.append(Run("".join(old[i1:i2]), "same" if same else "deleted"))
        right.append(Run("".join(new[j1:j2]), "same" if same else "inserted"))


def _opcodes(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    yield from SequenceMatcher(None, a, b, autojunk=len(a) > 2000).get_opcodes()


def _merged(runs: list[Run]) -> list[Run]:
    """Join neighbours of one kind and leave empty ones out."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if result and result[-1].kind == run.kind:
            result[-1] = Run(result[-1].text + run.text, run.kind)
        else:
            result.append(run)
    return result
