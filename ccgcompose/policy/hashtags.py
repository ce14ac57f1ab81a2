"""Find hashtags, and the words inside one that was written without capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.text import Text

_LONGEST_TAG = 60
_LONGEST_WORD = 20


@dataclass(frozen=True, slots=True)
class Hashtag:
    """One hashtag with its place in the text; `name` is what stands after the #."""

    start: int
    end: int
    name: str


def find_hashtags(text: str) -> tuple[Hashtag, ...]:
    """Return the hashtags of a text. A # inside a word or a link begins none, nor do digits alone."""
    if "#" not in text and "＃" not in text:
        return ()
    found = _pattern().finditer(text)
    return tuple(Hashtag(match.start(), match.end(), match["name"]) for match in found)


def hashtags_of(text: Text) -> tuple[Hashtag, ...]:
    """Return the hashtags of a text as written; ask for it with `text.once`."""
    return find_hashtags(text.original)


def hidden_words(name: str, words: frozenset[str]) -> tuple[str, ...]:
    """Return the words that a reader must find in a tag in lower case, or nothing where it may be one word.

    Doubtful divisions are left alone: advice to write #Success as #SuccessOr would be worse than none.
    """
    if name in words:
        return ()
    parts = segments(name, words)
    single = [index for index, part in enumerate(parts) if len(part) == 1]
    if len(parts) < 2 or any(not _may_stand(parts, index) for index in single):
        return ()
    if len(parts) == 2 and min(len(part) for part in parts) < 3:
        return ()
    return parts if len(name) >= 2 * len(parts) + 2 else ()


def _may_stand(parts: tuple[str, ...], index: int) -> bool:
    """Return whether a single letter is a word of its own here: "a" between longer words."""
    around = parts[max(0, index - 1) : index] + parts[index + 1 : index + 2]
    return parts[index] == "a" and len(around) == 2 and len(parts) > 3 and min(map(len, around)) > 2


def segments(name: str, words: frozenset[str]) -> tuple[str, ...]:
    """Return the fewest known words that make up `name`, or nothing where none do.

    `name` is in lower case. Single letters count as words only where English has them: "a" and "i".
    """
    if not name or len(name) > _LONGEST_TAG:
        return ()
    best: list[tuple[str, ...] | None] = [(), *([None] * len(name))]
    for end in range(1, len(name) + 1):
        for start in range(max(0, end - _LONGEST_WORD), end):
            before, word = best[start], name[start:end]
            if before is not None and word in words:
                now = best[end]
                if now is None or _better((*before, word), now):
                    best[end] = (*before, word)
    return best[-1] or ()


def _better(new: tuple[str, ...], old: tuple[str, ...]) -> bool:
    """Return whether `new` has fewer words, or as many with a longer one among them."""
    return (len(new), -max(map(len, new))) < (len(old), -max(map(len, old)))


def capitalised(parts: tuple[str, ...]) -> str:
    """Return the words with a capital each: NHS and other abbreviations that we know in capitals."""
    return "".join(part.upper() if part in _ABBREVIATIONS else part.capitalize() for part in parts)


_ABBREVIATIONS = frozenset({"nhs", "gp", "uk", "hiv", "tb", "ccg", "icb"})


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"[#＃](?<![\w&/#＃?=].)(?P<name>\w*[^\W\d_]\w*)")
