"""Set words for a picture: lines that fit, large enough to be read, in letters that the font has.

How the lines break depends on the picture's proportions alone, so a small trial and the picture itself break alike.
The font is our own and the layout Pillow's basic one: the same words give the same pixels on every computer.
"""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING

from ccgcompose.host.sentences import not_made

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LONGEST = 300  # characters
LEADING = 1.25  # from line to line, in sizes of the letters
MARGIN = 0.06  # beside the words, as a share of the width
PADDING = 0.6  # above and below the words, in sizes of the letters
_LARGEST, _SMALLEST = (
    0.062,
    0.03,
)  # size of the letters, as a share of the side of a square of the picture's area
_LEAST = 12  # pixels: below that no letter can be read
_HIGHEST = 0.4  # of the picture's height
_MEASURE = 100  # pixels at which words are measured
_FEWER = "Use fewer words, or put them into the post."


@dataclass(frozen=True, slots=True)
class Setting:
    """Words in lines; `share` is the letters' size as a share of the side of a square of the picture's area."""

    lines: tuple[str, ...]
    share: float

    def size(self, width: int, height: int) -> int:
        """Return the letters' size in pixels on a picture of that size."""
        return max(1, round(self.share * sqrt(width * height)))


@cache
def font(size: int) -> FreeTypeFont:
    """Return our bold letters in that size (pixels)."""
    from PIL import ImageFont

    import resources

    data = io.BytesIO(resources.read_bytes("fonts/LiberationSans-Bold.ttf"))
    return ImageFont.truetype(data, size, layout_engine=ImageFont.Layout.BASIC)


def set_words(words: str, width: int, height: int, name: str) -> Setting:
    """Return the words in lines for a picture of that size. Raise UnusableFile where they cannot be set."""
    _must_be_settable(words, name)
    share = _LARGEST
    while share >= _SMALLEST and share * sqrt(width * height) >= _LEAST:
        em = share * sqrt(width * height)
        lines = _wrapped(words, (1 - 2 * MARGIN) * width / em * _MEASURE)
        if lines is not None and (len(lines) * LEADING + 2 * PADDING) * em <= _HIGHEST * height:
            return Setting(lines, share)
        share *= 0.92
    raise not_made(name, "has too little room for so many words in letters that can be read", _FEWER)


def _wrapped(words: str, room: float) -> tuple[str, ...] | None:
    """Return the words in lines no wider than `room`; None where a word alone is wider."""
    lines: list[str] = []
    for given in words.splitlines():
        line = ""
        for word in given.split():
            if _width(word) > room:
                return None
            longer = f"{line} {word}".strip()
            if _width(longer) <= room:
                line = longer
            else:
                lines.append(line)
                line = word
        if line:
            lines.append(line)
    return tuple(lines)


def _width(text: str) -> float:
    return float(font(_MEASURE).getlength(text))


def _must_be_settable(words: str, name: str) -> None:
    if not words.strip():
        raise not_made(name, "was given no words to be laid over it", "Type the words.")
    if len(words) > LONGEST:
        raise not_made(name, f"can have {LONGEST} characters laid over it at most", _FEWER)
    missing = sorted({letter for letter in words if not _is_there(letter)})
    if missing:
        said = "Write it without them, or put the words into the post."
        raise not_made(name, f"cannot have these characters laid over it: {' '.join(missing[:10])}", said)


def _is_there(letter: str) -> bool:
    """Return whether the font has a letter, and one that stands by itself from left to right."""
    if letter.isspace():
        return True
    if unicodedata.bidirectional(letter) in ("R", "AL") or unicodedata.combining(letter):
        return False
    return letter.isprintable() and _drawn(letter) != _drawn("\uffff")


@cache
def _drawn(letter: str) -> bytes:
    return bytes(font(24).getmask(letter))
