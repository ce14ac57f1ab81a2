"""What stands around a wording and turns its sense: a denial, a quotation that is objected to, a feeling."""

from __future__ import annotations

from ccgcompose.policy.reading import Reading
from ccgcompose.policy.word_sets import word_set

_ENDS = frozenset(".!?")
_NEAR = 4
_OURSELVES = frozenset(("i", "we"))
_CONDITIONS = frozenset(("if", "whether"))


def sentence(reading: Reading, index: int) -> tuple[int, int]:
    """Return the first and the last token of the sentence in which a token stands."""
    first = last = index
    while first > 0 and reading.tokens[first - 1].word not in _ENDS:
        first -= 1
    while last + 1 < len(reading.tokens) and reading.tokens[last].word not in _ENDS:
        last += 1
    return first, last


def words_around(reading: Reading, first: int, last: int, reach: int = 0) -> frozenset[str]:
    """Return the words of the sentences that hold these tokens, and of `reach` tokens to either side of them."""
    start, _ = sentence(reading, first)
    _, end = sentence(reading, last)
    last = min(len(reading.tokens), end + 1 + reach)
    return frozenset(reading.raw(index) for index in range(max(0, start - reach), last))


def is_denied(reading: Reading, first: int) -> bool:
    """Return whether a denial stands close before a token, in its sentence."""
    start, _ = sentence(reading, first)
    return any(
        token.word in word_set("denials") for token in reading.tokens[max(start, first - _NEAR) : first]
    )


def is_felt(reading: Reading, first: int) -> bool:
    """Return whether it is told how somebody feels: then it is about an illness, and no insult."""
    start, _ = sentence(reading, first)
    before = {token.word for token in reading.tokens[max(0, start, first - 8) : first]}
    return bool(before & word_set("feeling"))


def is_reported(reading: Reading, first: int, last: int) -> bool:
    """Return whether these tokens are somebody's words or feelings, told in order to object or to help."""
    start, _ = sentence(reading, first)
    before = [token.word for token in reading.tokens[max(0, start, first - 8) : first]]
    quoted = '"' in [token.word for token in reading.tokens[max(0, first - 12) : first]]
    said = word_set("saying").intersection(before)
    if reading.tokens[first].word in _OURSELVES:
        said -= _CONDITIONS  # "if you report us, we will ...": a condition tells nobody's words
    if not quoted and not said:
        return False
    return bool(word_set("objecting") & words_around(reading, first, last, reach=20))
