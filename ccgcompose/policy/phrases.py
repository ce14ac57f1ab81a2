"""Look for any number of phrases at once, in one pass over the folded text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from ccgcompose.policy.text import Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase in a text, with what it stands for. Positions are the folded view's; `Text.span` brings them back."""

    start: int
    end: int
    phrase: str
    value: T


class Phrases(Generic[T]):
    """Phrases with what each stands for. They are written as the folded view has them: lower case, no accents."""

    def __init__(self, values: Mapping[str, T]) -> None:
        self._phrases = tuple(values.items())
        self._matcher = AhoCorasick(list(values), matchkind=MatchKind.LeftmostLongest) if values else None

    def find(self, text: Text) -> Iterator[Found[T]]:
        """Yield the phrases that stand as whole words, leftmost and longest, in their order."""
        if self._matcher is None:
            return
        folded = text.folded.text
        for index, start, end in self._matcher.find_matches_as_indexes(folded):
            if _is_whole(folded, start, end):
                phrase, value = self._phrases[index]
                yield Found(start, end, phrase, value)


def _is_whole(folded: str, start: int, end: int) -> bool:
    before, after = folded[start - 1 : start], folded[end : end + 1]
    joined_before = before.isalnum() and folded[start].isalnum()
    return not joined_before and not (after.isalnum() and folded[end - 1].isalnum())
