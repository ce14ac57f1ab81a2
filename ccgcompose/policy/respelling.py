"""A text as it is meant where words are spelled in a hostile way: "E M B A R G O E D", "c.u.r.e.s", "p4ssw0rd".

For rules that look for wordings in the folded view. (The rules about respect have a reading of their own, which goes
further.) Most texts are spelled plainly, and then there is nothing but the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgcompose.policy.text import Text
from ccgcompose.policy.view import Change

_LETTERS = str.maketrans("0134578@$!", "oieastbasi")


def spellings(text: Text) -> tuple[Text, ...]:
    """Return the text, and after it the same as it is meant, where that differs. Its places are the text's own."""
    return text.once(_spellings)


def _spellings(text: Text) -> tuple[Text, ...]:
    changes = sorted((*_spaced(text.folded.text), *_with_signs(text.folded.text)))
    if not changes:
        return (text,)
    meant = Text(text.original)
    meant.folded = text.folded.rewritten(changes)
    return (text, meant)


def _spaced(folded: str) -> Iterator[Change]:
    """Yield words whose letters stand apart, all in the same way: by a space, a full stop, a star."""
    for match in _apart().finditer(folded):
        yield *match.span(), match.group()[::2]


def _with_signs(folded: str) -> Iterator[Change]:
    """Yield words with digits or signs for letters. A number behind a word ("covid19") is one."""
    if _sign_before_letter().search(folded) is None:
        return
    for match in _mixed().finditer(folded):
        yield *match.span(), match.group().translate(_LETTERS)


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(r"(?<![a-z0-9])[a-z](?P<gap>[ .*_~·-])(?:[a-z](?P=gap)){2,}[a-z](?![a-z0-9])")


@cache
def _sign_before_letter() -> re.Pattern[str]:
    """Return what stands in each such word, and in few texts: a quick look that spares most the long one."""
    return re.compile(r"[0134578@$!](?=[a-z])")


@cache
def _mixed() -> re.Pattern[str]:
    sign = r"[0134578@$!]"
    return re.compile(
        rf"(?<![\w@$#./-])(?:[05$@](?=[a-z]{{3}})|[a-z]{{1,12}}{sign}(?=[a-z]))(?:[a-z]|{sign}(?=[a-z])){{1,16}}(?!\w|[.@][a-z])"
    )
