"""What the tagger is told of a word besides its pieces: how it is written, and what is known of it as a name."""

from __future__ import annotations

from ccgcompose.policy.name_features import shape_of
from ccgcompose.policy.name_table import known
from ccgcompose.policy.remembered import remembered

_SHAPES = ("x", "X", "XX", "Xx", "9", "¶", "#", "@")
_STEPS = 4  # as first name, as surname, as a word: from 0 to 3
_PERSON = 10  # how often words that are used alike are names: from 0 to 9
WIDTH = 3 * _STEPS + 1 + _PERSON + len(_SHAPES) + 2 + 2 + 1

Features = tuple[float, ...]
NOTHING: Features = (0.0,) * WIDTH


@remembered(16_384)
def features_of(low: str, written: str, case: str, glued: bool) -> Features:
    """Return the features of a word; `case` is that of its text, `glued`: nothing stands between it and the last."""
    what = known(low)
    return (
        *_one_of(what.first, _STEPS),
        *_one_of(what.last, _STEPS),
        *_one_of(what.usual, _STEPS),
        float(what.place),
        *_one_of(min(what.person, _PERSON - 1), _PERSON),
        *_shape(shape_of(written)),
        float(case == "lower"),
        float(case == "upper"),
        float(glued),
    )


def _shape(shape: str) -> Features:
    exact = tuple(float(shape == one) for one in _SHAPES)
    return (*exact, float(not any(exact) and shape[:1] == "X"), float(not any(exact) and shape[:1] != "X"))


def _one_of(value: int, count: int) -> Features:
    return tuple(float(value == one) for one in range(count))
