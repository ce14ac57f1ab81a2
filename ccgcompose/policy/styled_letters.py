"""Letters made of symbols: mathematical, circled, squared, wide, raised, and letters with a line through them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.fold import fold_character

# Blocks whose letters are drawn in a style. Sources: the names of the Unicode blocks.
_MATHEMATICAL = "\U0001d400-\U0001d7cb"
_ENCLOSED = (
    "\u249c-\u24e9\U0001f110-\U0001f12c\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
)
_WIDE = "\uff21-\uff3a\uff41-\uff5a"
_LETTERLIKE = "ℂℊ-ℎℐ-ℓℕℙ-ℝℤℨℬℭℯ-ℱℳℴℹℽℾⅅ-ⅉ"
_RAISED = "ᴬ-ᵪᶜᶠᶢᶻⁱⁿₐ-ₜʰʲʳʷʸˡˢˣ"
_SMALL = "ᴀ-ᴢʙɢɪʟɴʀʏʜғꜰꜱ"
_LINES = "\u0332\u0333\u0335-\u0338\u20e5\u20e6\u0305"
_EMOJI = frozenset("🅰🅱🅾🅿")


@dataclass(frozen=True, slots=True)
class Styled:
    """A run of such letters: its place as written, and the same in plain letters."""

    start: int
    end: int
    plain: str


def styled_runs(written: str) -> Iterator[Styled]:
    """Yield the runs. One or two raised letters (1ˢᵗ) and single emoji letters are none."""
    if written.isascii():
        return
    for match in _runs().finditer(written):
        run = match.group()
        plain = "".join(_plain(character) for character in run)
        if _counts(run) and any(letter.isalpha() for letter in plain):
            yield Styled(match.start(), match.end(), plain)


def _counts(run: str) -> bool:
    letters = [character for character in run if not character.isspace() and character not in "\ufe0f'’-"]
    return len(letters) > 2 and not all(letter in _EMOJI for letter in letters)


def _plain(character: str) -> str:
    if unicodedata.category(character) in ("Mn", "Me"):
        return ""
    if character.isascii() or character in "’":
        return character
    decomposed = unicodedata.normalize("NFKD", character)
    if decomposed.isascii() and decomposed.strip("()").isalnum():
        return decomposed.strip("()")
    folded = fold_character(character)
    return folded.upper() if character in _EMOJI or "SQUARED" in unicodedata.name(character, "") else folded


@cache
def _runs() -> re.Pattern[str]:
    styled = f"[{_MATHEMATICAL}{_ENCLOSED}{_WIDE}{_LETTERLIKE}{_RAISED}{_SMALL}]\ufe0f?"
    lined = f"[A-Za-z][{_LINES}]{{1,4}}"
    one = f"(?:{styled}|{lined})"
    return re.compile(f"{one}(?:[ '’-]?{one}){{0,200}}")
