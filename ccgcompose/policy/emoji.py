"""Find the emoji of a text: pictures, flags and keys, each with all that is joined to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex


@dataclass(frozen=True, slots=True)
class Emoji:
    """One emoji with its place in the text as written."""

    start: int
    end: int
    written: str

    @property
    def bare(self) -> str:
        """Return it without what only says how it is drawn."""
        return self.written.replace("\ufe0f", "")


def find_emoji(written: str) -> tuple[Emoji, ...]:
    """Return the emoji in their order. Signs such as ©, ™ and ✓ are text unless they ask to be drawn as pictures."""
    if written.isascii():
        return ()
    found = _pattern().finditer(written)
    return tuple(Emoji(match.start(), match.end(), match.group()) for match in found)


@cache
def _pattern() -> regex.Pattern[str]:
    pictograph, modifier = r"\p{Extended_Pictographic}", r"\p{Emoji_Modifier}"
    drawn = rf"(?:\p{{Emoji_Presentation}}|{pictograph}\ufe0f|{pictograph}(?={modifier}))"
    one = rf"{drawn}{modifier}?\ufe0f?[\U000e0020-\U000e007f]{{0,8}}"
    part = rf"{pictograph}{modifier}?\ufe0f?"
    flag = "[\U0001f1e6-\U0001f1ff]{2}"
    key = "[0-9#*]\ufe0f?\u20e3"
    joined = rf"\u200d{part}"
    return regex.compile(rf"{flag}|{key}|{one}(?:{joined}){{0,6}}|{pictograph}(?:{joined}){{1,6}}")
