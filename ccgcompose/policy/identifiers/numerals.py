"""The folded text with numbers as digits that were written otherwise.

Drawn apart ("9 4 3") they are joined, in words ("nine four three, double seven") they become "943 77", in the
spelling alphabet ("lima romeo one three") "lr13", with letters for digits ("59I9") "5919". Where nothing of the kind
is written it is the folded view itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgcompose.policy.identifiers.alphabet import letters_in_words
from ccgcompose.policy.identifiers.counting import numbers_in_words
from ccgcompose.policy.identifiers.spacing import joined
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import Change, View

_LETTERS = str.maketrans({"o": "0", "i": "1", "l": "1", "s": "5", "b": "8", "z": "2", "q": "9", "g": "9"})


def spelled(text: Text) -> View:
    """Return the view in which letters stay letters: for what has both. Ask for it with `text.once`."""
    view = text.once(joined)
    for respelled in (numbers_in_words, letters_in_words):
        view = view.rewritten(respelled(view.text))
    return view


def numerals(text: Text) -> View:
    """Return the view; its spans lead to code points of the text as written. Ask for it with `text.once`."""
    view = text.once(spelled)
    return view.rewritten(_mistyped(view.text))


def _mistyped(folded: str) -> Iterator[Change]:
    """Yield each group in which a letter stands for a digit."""
    for match in _mixed().finditer(folded):
        written = match.group()
        digits = sum(sign.isdigit() for sign in written)
        others = set(written) - set("0123456789")
        if others and (others <= set("oil") or digits >= 3) and digits * 3 >= len(written):
            yield match.start(), match.end(), written.translate(_LETTERS)


@cache
def _mixed() -> re.Pattern[str]:
    """Return the pattern of a group of digits in which letters may stand; groups at its side are digits."""
    return re.compile(r"(?<![a-z0-9@.#])(?<![a-z/]/)[0-9oilsbzqg]{2,14}(?![a-z0-9@])")
