"""Copies of marked texts with other people's names in them, so that names are learned by what stands around them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.name_corpora import Marked, Span
from bench.train.health_sentences import Pool, any_pool, pools
from ccgcompose.policy.fold import fold_character
from ccgcompose.policy.name_table import known


def swapped(texts: Iterable[Marked], folder: Path, seed: int = 41) -> Iterator[Marked]:
    """Yield a copy of each text that has names of known words, with other names. Other texts are left out."""
    chance = random.Random(seed)  # noqa: S311
    of_origin = pools(folder)
    for marked in texts:
        copy = _copy(marked, of_origin, chance)
        if copy is not None:
            yield copy


def _copy(marked: Marked, of_origin: dict[str, Pool], chance: random.Random) -> Marked | None:
    text, names, done, changed = "", list[Span](), 0, False
    for start, end in marked.names:
        if start < done:
            return None
        text += marked.text[done:start]
        written = marked.text[start:end]
        name = _other(written, any_pool(of_origin, chance), chance)
        changed |= name != written
        names.append((len(text), len(text) + len(name)))
        text += name
        done = end
    return Marked(text + marked.text[done:], tuple(names), ()) if changed else None


def _other(written: str, pool: Pool, chance: random.Random) -> str:
    """Return the name with each word that is a first name or a surname replaced by one of the pool."""
    return re.sub(r"[^\W\d_]+", lambda match: other_word(match.group(), pool, chance), written)


def other_word(word: str, pool: Pool, chance: random.Random) -> str:
    """Return another first name or surname, written alike; the word itself where it is neither."""
    what = known("".join(fold_character(sign) for sign in word).lower())
    if len(word) < 3 or max(what.first, what.last) < 2:
        return word
    other = chance.choice(pool.first if what.first >= what.last else pool.last)
    return other.lower() if word.islower() else other.upper() if word.isupper() else other
