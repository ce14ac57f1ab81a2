"""The folded text with what was drawn apart put together: "B D 2 3  5 J W" becomes "bd23 5jw".

A picture or a bullet between two parts of a number becomes a space: "07700📞900📞123". Where nothing of the kind is
written it is the folded view itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgcompose.policy.text import Text
from ccgcompose.policy.view import Change, View

_LEAST = 4  # single signs in a row; three are enough where a letter stands before a digit ("B 1 4")


def joined(text: Text) -> View:
    """Return the view; its spans lead to code points of the text as written. Ask for it with `text.once`."""
    view = text.folded
    for put_together in (_pictures, _strung, _drawn_apart):
        view = view.rewritten(put_together(view.text))
    return view


def _pictures(folded: str) -> Iterator[Change]:
    """Yield what stands between two parts of one number and is neither letter, digit nor plain sign."""
    if not folded.isascii():
        for match in _picture().finditer(folded):
            yield match.start(), match.end(), " "


def _strung(folded: str) -> Iterator[Change]:
    """Yield the signs between single signs that are strung together, if at least three are digits."""
    for run in _dashed().finditer(folded):
        if sum(sign.isdigit() for sign in run.group()) >= _LEAST - 1:
            for at in range(run.start() + 1, run.end(), 2):
                yield at, at + 1, ""


def _drawn_apart(folded: str) -> Iterator[Change]:
    """Yield the gaps between single signs, each with what stays of it."""
    for run in _singles().finditer(folded):
        gaps = list(_gap().finditer(folded, run.start() + 1, run.end()))
        plain = [len(gap.group()) for gap in gaps if not gap.group().strip()]
        coded = folded[run.start()].isalpha() and folded[run.end() - 1].isdigit()
        if not plain or (len(gaps) + 1 < _LEAST and not coded):
            continue
        usual = min(plain)
        for gap in gaps:
            yield gap.start(), gap.end(), _left_of(gap.group(), usual)


def _left_of(gap: str, usual: int) -> str:
    """Return what stays of a gap: nothing of the usual one, a sign without its spaces, else one space."""
    sign = gap.strip()
    if not sign:
        return "" if len(gap) == usual else " "
    return " " if sign == "," else sign


@cache
def _singles() -> re.Pattern[str]:
    gap = r"(?: {1,4}(?:[-/.,] {1,4})?|[-/.,] {1,4})"
    return re.compile(rf"(?<![a-z0-9'&£.])[a-z0-9](?:{gap}[a-z0-9](?![a-z0-9'&%])){{2,}}")


@cache
def _dashed() -> re.Pattern[str]:
    """Match single signs with the same sign between all of them: "S-1-1-8-H-L"."""
    return re.compile(
        r"(?<![a-z0-9@/._-])[a-z0-9]([-._*~|])[a-z0-9](?:\1[a-z0-9]){3,}(?![a-z0-9@]|[-._/][a-z0-9])"
    )


@cache
def _gap() -> re.Pattern[str]:
    return re.compile("[^a-z0-9]+")


@cache
def _picture() -> re.Pattern[str]:
    """Match pictures behind a digit, or right between a letter and a digit."""
    signs = r"[^\x00-\x7f\w£€°]{1,4}"
    return re.compile(rf"(?<=[0-9]) ?{signs} ?(?=[a-z0-9])|(?<=[a-z]){signs}(?=[0-9])")
