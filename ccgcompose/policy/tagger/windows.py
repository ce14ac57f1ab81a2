"""Lay a text's tokens into windows that the tagger reads, each by itself: whole paragraphs as long as they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ccgcompose.policy.name_features import case_of
from ccgcompose.policy.name_tokens import LINE_END, Token
from ccgcompose.policy.tagger.features import NOTHING, Features, features_of
from ccgcompose.policy.tagger.wordpiece import BEGIN, END, known_pieces

_MOST = 254  # pieces in a window besides its two ends
_ENOUGH = 160  # pieces from which a window ends with the paragraph, so that an edit changes few windows
_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Window:
    """What the model is shown: numbers of pieces, their features, and where each token's first piece is."""

    pieces: tuple[int, ...]
    features: tuple[Features, ...]
    firsts: tuple[int, ...]


def windows_of(tokens: Sequence[Token]) -> Iterator[Window]:
    """Yield windows over all tokens in their order. The cost is linear."""
    case = case_of([token.written for token in tokens])
    cut = [known_pieces(token.low) for token in tokens]
    for first, last in _bounds(tokens, [len(pieces) for pieces in cut]):
        yield _window(tokens[first:last], cut[first:last], case)


def _window(tokens: Sequence[Token], cut: Sequence[tuple[int, ...]], case: str) -> Window:
    pieces, features, firsts, end = [BEGIN], [NOTHING], list[int](), -1
    for token, own in zip(tokens, cut, strict=True):
        firsts.append(len(pieces))
        pieces += own
        features += [features_of(token.low, token.written, case, token.start == end)] * len(own)
        end = token.end
    return Window((*pieces, END), (*features, NOTHING), tuple(firsts))


def _bounds(tokens: Sequence[Token], sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where windows begin and end: after a line, else after a sentence, else where it is full."""
    first, size, sentence = 0, 0, 0
    for place, token in enumerate(tokens):
        if size + sizes[place] > _MOST:
            end = sentence if sentence > first else place
            yield first, end
            first, size = end, sum(sizes[end:place])
        size += sizes[place]
        if token.low in _ENDS:
            sentence = place + 1
        if token.low == LINE_END and size >= _ENOUGH:
            yield first, place + 1
            first, size = place + 1, 0
    if first < len(tokens):
        yield first, len(tokens)
