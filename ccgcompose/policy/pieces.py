"""Find words that were taken apart: "f u c k", "sh.it", "cu nt"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ccgcompose.policy.lexicon import Entry, Lexicon
from ccgcompose.policy.swearing import Hit
from ccgcompose.policy.text import Text, Word

_WIDEST_GAP = 3
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class _Joined:
    """Some words in a row that make one word of the lexicon, and what stands between them."""

    entry: Entry
    first: int
    words: tuple[Word, ...]
    gaps: tuple[str, ...]


def taken_apart(text: Text, lexicon: Lexicon, common: frozenset[str]) -> Iterator[Hit]:
    """Yield words whose pieces stand beside each other. `common` holds the words that are no pieces."""
    for index, word in enumerate(text.words):
        if word.letters in lexicon.beginnings:
            joined = _joined(text, index, lexicon)
            if joined is not None and _is_meant(text, joined, common):
                yield Hit(joined.entry, joined.words[0].start, joined.words[-1].end, hidden=True)


def _joined(text: Text, first: int, lexicon: Lexicon) -> _Joined | None:
    """Return the longest word that can be put together from `first` on. Words are short: pieces are few."""
    words, letters, best = [text.words[first]], text.words[first].letters, None
    gaps: list[str] = []
    for word in text.words[first + 1 : first + 1 + _LONGEST]:
        gap = text.folded.text[words[-1].end : word.start]
        if not _is_gap(gap):
            break
        words.append(word)
        gaps.append(gap)
        letters += word.letters
        if letters in lexicon.disguised:
            best = _Joined(lexicon.disguised[letters], first, tuple(words), tuple(gaps))
        if letters not in lexicon.beginnings:
            break
    return best


_LONGEST = 24


def _is_gap(gap: str) -> bool:
    return len(gap) <= _WIDEST_GAP and not any(sign.isalnum() for sign in gap)


def _is_meant(text: Text, joined: _Joined, common: frozenset[str]) -> bool:
    if all(len(word.letters) == 1 for word in joined.words):
        return _stands_alone(text, joined)
    if joined.entry.apart:
        return True
    if not any(sign.isspace() for gap in joined.gaps for sign in gap):
        return "-" in joined.gaps[0] or not all(word.letters in common for word in joined.words)
    return _are_scraps(text, joined, common)


def _stands_alone(text: Text, joined: _Joined) -> bool:
    """Return whether single letters are evenly spaced and no part of a longer row of letters."""
    if len(set(joined.gaps)) > 1:
        return False
    if joined.entry.anywhere:
        return True
    last = joined.first + len(joined.words) - 1
    return not (_goes_on(text, joined.first - 1, joined.gaps[0]) or _goes_on(text, last, joined.gaps[0]))


def _goes_on(text: Text, index: int, gap: str) -> bool:
    """Return whether the words at `index` and after it are both single letters with this gap between them."""
    if index < 0 or index + 1 >= len(text.words):
        return False
    one, other = text.words[index], text.words[index + 1]
    single = len(one.letters) == len(other.letters) == 1 and one.letters not in ("a", "i")
    return single and text.folded.text[one.end : other.start] == gap


def _are_scraps(text: Text, joined: _Joined, common: frozenset[str]) -> bool:
    """Return whether pieces with spaces between them are no words themselves."""
    longer = [word for word in joined.words if len(word.letters) > 1]
    if any(text.written(word.start, word.start + 1).isupper() for word in joined.words[1:]):
        return all(text.written(word.start, word.end).isupper() for word in joined.words) and _odd(
            longer, common
        )
    if text.written(longer[0].start, longer[0].end).isupper():
        return False
    return _odd(longer, common) or any(_VOWELS.isdisjoint(word.letters) for word in longer)


def _odd(words: list[Word], common: frozenset[str]) -> bool:
    return all(word.letters not in common for word in words)
