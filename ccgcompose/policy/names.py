"""Find people's names in a text, on this device: words as names, whoever the people are.

Handles (@somebody) are no names here. Whether a name is a patient's is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccgcompose.policy.name_crf import Row, name_crf
from ccgcompose.policy.name_features import case_of, class_of, features_of
from ccgcompose.policy.name_table import known
from ccgcompose.policy.name_tokens import Token, tokens_of
from ccgcompose.policy.name_words import kind_of
from ccgcompose.policy.remembered import remembered

if TYPE_CHECKING:
    from ccgcompose.policy.text import Text

LIKELY = 0.5  # chance from which a token counts as part of a name
_LIKELY_IF_KNOWN = 0.2  # the same for a word with a capital that is mostly somebody's name
_LONGEST_PARTICLE = 3  # van, der, al: small letters that belong to a name
_PERSONAL = 6  # from where on words that are used alike are mostly people's names
_SURELY = 0.85  # chance from which a second name begins right after one
LEAN = 0.5  # what a name that is found is worth against one that is found wrongly


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name: its code points in the original, what is written there, and how likely it is one (0 to 1)."""

    start: int
    end: int
    name: str
    confidence: float


def find_names(text: Text) -> tuple[NameSpan, ...]:
    """Return the names in a text, in their order. The cost is linear."""
    tokens = tokens_of(text)
    chances = chances_of(tokens)
    runs = (_without_post(tokens, run) for run in _runs(text.original, tokens, chances))
    return tuple(_span(text.original, tokens, chances, run) for run in runs if _is_credible(tokens, run))


def chances_of(tokens: Sequence[Token]) -> list[tuple[float, float]]:
    """Return for each token how likely it begins and how likely it continues a name."""
    case = case_of([token.written for token in tokens])
    rows = [_row(token.low, token.written, case) for token in tokens]
    classes = [class_of(token.low, token.written) for token in tokens]
    pairs = [_pair(before, this) for before, this in zip(["|", *classes], classes, strict=False)]
    return name_crf().chances(rows, pairs, LEAN)


@remembered(16_384)
def _row(low: str, written: str, case: str) -> Row:
    return name_crf().row(features_of(low, written, case))


@remembered(16_384)
def _pair(before: str, this: str) -> Row:
    return name_crf().row((f"q={before}|{this}",))


def _runs(
    original: str, tokens: Sequence[Token], chances: Sequence[tuple[float, float]]
) -> Iterator[list[int]]:
    """Yield the places of the tokens of each name."""
    run: list[int] = []
    for place, (first, further) in enumerate(chances):
        chance = first + further
        likely = chance >= LIKELY or (chance >= _LIKELY_IF_KNOWN and _is_well_known(tokens[place]))
        is_name = likely and _is_word(original, tokens[place])
        if run and (not is_name or _is_another(original, tokens, place, first, further)):
            yield run
            run = []
        if is_name:
            run.append(place)
    if run:
        yield run


def _is_well_known(token: Token) -> bool:
    """Return whether a word with a capital is somebody's name wherever it stands, or nearly so."""
    if not token.written[:1].isupper():
        return False
    word = known(token.low)
    return word.person > _PERSONAL or (word.first > 1 and word.person >= _PERSONAL - 1)


def _is_word(original: str, token: Token) -> bool:
    """Return whether it may be a word of a name: no number, no sign for a handle, no end of a postcode."""
    if token.low == "@" or token.low.isdecimal():
        return False
    return not original[max(0, token.start - 1) : token.start].isdigit()


def _is_another(original: str, tokens: Sequence[Token], place: int, first: float, further: float) -> bool:
    """Return whether a name begins where one has just been: surely so, or with more than a space between them."""
    if first <= further:
        return False
    between = original[tokens[place - 1].end : tokens[place].start]
    return first > _SURELY or between != " "


def _span(
    original: str, tokens: Sequence[Token], chances: Sequence[tuple[float, float]], run: list[int]
) -> NameSpan:
    start, end = tokens[run[0]].start, tokens[run[-1]].end
    sure = sum(sum(chances[place]) for place in run) / len(run)
    return NameSpan(start, end, original[start:end], round(min(1.0, sure), 3))


def _without_post(tokens: Sequence[Token], run: list[int]) -> list[int]:
    """Return a name's tokens without the post before it: "Consultant cardiologist Ravi Menon" has two names."""
    for count, place in enumerate(run[:-1]):
        token = tokens[place]
        small = len(token.low) > _LONGEST_PARTICLE and token.written.islower()
        if kind_of(token.low) != "role" and not (small and tokens[run[-1]].written[:1].isupper()):
            return run[count:]
    return run[-1:]


def _is_credible(tokens: Sequence[Token], run: list[int]) -> bool:
    """Return whether a name may be one: without any capital, a word of it must be known as a name.

    Who is spoken to with an @ and a space is called anything.
    """
    if all(len(tokens[place].low) < 2 or not tokens[place].low[0].isalpha() for place in run):
        return any(tokens[place].low[0] == "#" for place in run)
    spoken_to = tokens[run[0] - 1].low == "@" if run[0] else False
    if spoken_to or any(not tokens[place].written.islower() for place in run):
        return True
    words = [known(tokens[place].low) for place in run]
    return any(word.first or word.last > 1 or word.person >= _PERSONAL for word in words)
