"""Icons, fonts, style sheets and word lists, read through importlib.resources.

Every reader goes through the functions below, so that the data is found in a checkout, in an installed
wheel and in a frozen build alike.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def read_text(name: str) -> str:
    """Return the text (UTF-8) of the resource at `name`, for example "styles/base.qss".

    Raises FileNotFoundError where there is none.
    """
    return _root().joinpath(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Return the bytes of the resource at `name`. Raises FileNotFoundError where there is none."""
    return _root().joinpath(name).read_bytes()


def words(name: str) -> frozenset[str]:
    """Return the words of a plain list, parted by white space; a line that begins with # is a comment.

    Raises FileNotFoundError where there is none.
    """
    lines = (line for line in read_text(name).splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def folder(name: str) -> Path:
    """Return the real folder `name`, for what can only be handed over as a path (a style sheet's pictures).

    The package is always installed as plain files; wheels and frozen builds of ours unpack it.
    """
    return Path(str(_root().joinpath(name)))


@cache
def _root() -> Traversable:
    """Where the data lies; asked once, because the answer takes longer than reading a small file."""
    return files(__name__)
