"""The texts that the tagger learns from, each token with the tags that it may have.

Our own posts (`bench/train/posts`) say of each word what it is. The posts of `bench/posts` mark what leads to a
patient; whose the other names in them are is left open. The corpora of names tell a name from what is none, and not
whose it is.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.marked import Planted, Post, read_posts
from bench.name_corpora import Marked, Span, read
from bench.train import respect
from bench.train.renaming import pool_of, renamed
from ccgcompose.policy.name_tokens import Token, tokens_of
from ccgcompose.policy.tagger.model import Tag
from ccgcompose.policy.tagger.windows import Window, windows_of
from ccgcompose.policy.text import Text
from tests.unit.policy.case_file import CASES, read_cases

CORPORA = (
    "btc-b.conll",
    "btc-e.conll",
    "btc-h.conll",
    "btc-g.conll",
    "wnut17-train.conll",
    "wnut17-dev.conll",
    "tweebank-train.bio",
    "tweebank-dev.bio",
    "tweebank-test.bio",
)
_CHOSEN_ON = "sixth writer"  # thresholds were chosen on these, so nothing is learned from them
OWN = Path(__file__).parent / "posts"
TAGS = len(Tag)
TURNS = 2
_CASES = ("PAT020", *(f"PAT{number:03}" for number in (*range(1, 12), 13, 14)))
_SELDOM = 1.0  # texts that count at least this much are always drawn
_DRAWN = 0.4  # share of the others
Allowed = tuple[bool, ...]
_ALL: Allowed = (True,) * TAGS
_NAMES = tuple(tag in (Tag.PATIENT, Tag.OTHER) for tag in Tag)
_NO_NAMES = tuple(not one for one in _NAMES)
_NO_NAME_OR_STORY = tuple(tag in (Tag.NOTHING, Tag.STORY) for tag in Tag)
_NAME_KINDS = ("patient", "other", "name")
_KINDS = {
    "patient": Tag.PATIENT,
    "other": Tag.OTHER,
    "thing": Tag.THING,
    "story": Tag.STORY,
    "name": Tag.PATIENT,
}


@dataclass(frozen=True, slots=True)
class Example:
    """A window, for each of its tokens the tags that are right, and where names begin."""

    window: Window
    allowed: tuple[Allowed, ...]
    begins: tuple[bool | None, ...]  # whether a name begins here; None outside names
    turns: tuple[float, float] = (0.0, 0.0)  # whether it is hateful, and abusive
    counts: tuple[float, float] = (0.0, 0.0)  # how much each of the two counts


def own_posts() -> Iterator[Example]:
    """Yield our own posts for learning: every word's tag is known."""
    for post in _own():
        yield from _examples(post.text, post.planted, exact(Tag.NOTHING))


def renamed_posts(seed: int) -> Iterator[Example]:
    """Yield our own posts with other people's names in them."""
    posts, chance = _own(), random.Random(seed)  # noqa: S311
    pool = pool_of(posts)
    for post in posts:
        other = renamed(post, pool, chance)
        yield from _examples(other.text, other.planted, exact(Tag.NOTHING))


def _own() -> list[Post]:
    return [post for path in sorted(OWN.glob("*.md")) for post in read_posts(path.stem, OWN)]


def development_posts() -> Iterator[Example]:
    """Yield the posts of the part that is tuned on."""
    for name in ("planted", "clean"):
        for post in read_posts(name):
            if post.part == "tuned" and _CHOSEN_ON not in post.section:
                yield from _examples(post.text, post.planted, _ALL if name == "planted" else exact(Tag.OTHER))


def case_files() -> Iterator[Example]:
    """Yield the posts of the case files that nothing leads to a patient in, and those with what the rules must find."""
    for case in read_cases(CASES / "ordinary-posts.md"):
        yield from _examples(case.text, (), exact(Tag.OTHER))
    for rule in _CASES:
        for case in read_cases(CASES / f"{rule}.md"):
            if case.section == "Found":
                kind = "name" if rule == "PAT020" else "contact"
                yield from _examples(case.text, [Planted(kind, *span) for span in case.spans], _ALL)


def corpora(folder: Path, seed: int) -> Iterator[Example]:
    """Yield the corpora of names, half of them with a space between all tokens."""
    chance = random.Random(seed)  # noqa: S311
    for name in CORPORA:
        for one, other in zip(read(folder / name), read(folder / name, spaced=True), strict=True):
            yield from _of_corpus(one if chance.random() < 0.5 else other)


def abuse(folder: Path, seed: int) -> Iterator[Example]:
    """Yield a draw of what the model of hatred and abuse learns from: texts of which it is known whether they are."""
    chance = random.Random(seed)  # noqa: S311
    for one in respect.examples(folder, seed):
        if one.toxic_counts >= _SELDOM or chance.random() < _DRAWN:
            window = next(windows_of(tokens_of(Text(one.text))[1:-1]), None)
            if window:
                counts = (one.hateful_counts, min(1.0, one.toxic_counts * 2))
                yield Example(window, (), (), (one.hateful, one.toxic), counts)


def exact(tag: Tag) -> Allowed:
    """Return what allows one tag only."""
    return tuple(tag is one for one in Tag)


def _examples(text: str, marks: Sequence[Planted], name: Allowed) -> Iterator[Example]:
    """Yield a post's windows; `name` is what is allowed for names that nothing is said of.

    Beside a patient's name not all of the story is marked, so it is left open there what tells of the person.
    """
    whole = Text(text)
    names = [(found.start, found.end) for found in whole.names] if name != exact(Tag.NOTHING) else []

    named = any(mark.kind in ("patient", "name") for mark in marks)
    rest = _NO_NAME_OR_STORY if named else exact(Tag.NOTHING)

    def allowed(token: Token) -> Allowed:
        for mark in marks:
            if mark.start < token.end and mark.end > token.start:
                return exact(_KINDS.get(mark.kind, Tag.CONTACT))
        inside = any(start < token.end and end > token.start for start, end in names)
        return name if inside else rest

    marked = [(mark.start, mark.end) for mark in marks if mark.kind in _NAME_KINDS]
    yield from _windows(tokens_of(whole)[1:-1], allowed, marked, (1.0, 1.0))


def _of_corpus(marked: Marked) -> Iterator[Example]:
    def allowed(token: Token) -> Allowed:
        inside = any(start < token.end and end > token.start for start, end in marked.names)
        return _NAMES if inside else _NO_NAMES

    yield from _windows(tokens_of(Text(marked.text))[1:-1], allowed, marked.names)


def _windows(
    tokens: Sequence[Token],
    allowed: Callable[[Token], Allowed],
    names: Sequence[Span],
    counts: tuple[float, float] = (0.0, 0.0),
) -> Iterator[Example]:
    """Yield windows; where `counts` is given, they are known to be neither hateful nor abusive."""
    begins = _begins(tokens, names)
    place = 0
    for window in windows_of(tokens):
        end = place + len(window.firsts)
        yield Example(window, tuple(map(allowed, tokens[place:end])), tuple(begins[place:end]), counts=counts)
        place = end


def _begins(tokens: Sequence[Token], names: Sequence[Span]) -> list[bool | None]:
    begins: list[bool | None] = [None] * len(tokens)
    for start, end in names:
        inside = [place for place, token in enumerate(tokens) if token.start < end and token.end > start]
        for place in inside:
            begins[place] = place == inside[0]
    return begins
