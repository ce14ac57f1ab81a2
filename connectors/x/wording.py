"""The words of a post on X, and whether what X shows is what we sent.

X puts a short address of its own (t.co) in the place of every link, adds one for media, spells `&`, `<` and `>` as in
HTML, and cuts a long text in lists.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache

from ccgcompose.domain.cleaning import clean
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.corrections import words_of

_CUT = "…"


def edited_text(request: PublishRequest, notes: tuple[str, ...]) -> str:
    """Return the text of an edit in place, with every edit note under it."""
    return "\n\n".join((words_of(request), *notes))


def is_same(shown: str, sent: str) -> bool:
    """Return whether a text that X shows is the one that was sent."""
    theirs, ours = _plain(html.unescape(shown)), _plain(sent)
    if theirs == ours:
        return True
    cut = _cut().search(theirs)
    if cut is not None:
        return _matches(theirs[: cut.start()], ours, whole=False)
    return _matches(theirs, ours) or _matches(_last_link().sub("", theirs), ours)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", clean(text)).split())


def _matches(theirs: str, ours: str, *, whole: bool = True) -> bool:
    pieces = (re.escape(piece) for piece in _link().split(theirs))
    found = re.match(r"\S+?".join(pieces), ours) if not whole else re.fullmatch(r"\S+?".join(pieces), ours)
    return found is not None


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r"https?://t\.co/[A-Za-z0-9]+")


@cache
def _last_link() -> re.Pattern[str]:
    return re.compile(r" ?https?://t\.co/[A-Za-z0-9]+$")


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(rf"{_CUT}(?: https?://t\.co/[A-Za-z0-9]+)?$")
