"""RESP009: obscene without an obscene word.

What it does
    Finds sexual or coarse sense that no single word carries: phrases ("give head", "get your leg over") and
    emoji side by side that stand for it. Clinical language and lists of fruit and vegetables are left alone.

Why it matters
    Clause RESP-1: no post offends decency.

What to do
    Say it in plain or clinical words, or leave it out. Take out one of the emoji.

Known limits
    Puns, and pictures made of signs, are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import ClassVar

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.nearby import has_any
from ccgcompose.policy.saying_rule import SayingRule
from ccgcompose.policy.text import Text

_FIRST_OF_TWO = "🍆🍌🌭🥒🌶🍑🍒🌮🐱🌸👅👄💦👉👌✊"
_PLAIN = "Say it in plain or clinical words, or leave it out."


class Obscene(SayingRule):
    """Sexual or coarse phrases, and emoji that stand for them."""

    id = "RESP009"
    title = "Obscene phrase or emoji"
    clause = "RESP-1"
    severity = Severity.BLOCK
    sayings = "obscene"
    verdicts: ClassVar[Mapping[str, tuple[str, str]]] = {
        "explicit": ("is sexually explicit.", _PLAIN),
        "suggestive": ("has a sexual sense that readers will hear.", _PLAIN),
    }

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield the phrases, then the emoji."""
        yield from super().check(draft, text)
        if text.original.isascii() or not has_any(text.original, _FIRST_OF_TWO):
            return
        for match in _emoji().finditer(text.original):
            if not _food().search(text.original[max(0, match.start() - 6) : match.end() + 6]):
                yield self.finding(
                    f"“{match.group()}” side by side have a sexual sense that readers will see.",
                    "Take out one of the emoji, or choose others.",
                    span=match.span(),
                    severity=Severity.WARN,
                )


@cache
def _emoji() -> re.Pattern[str]:
    gap = "[\\s\ufe0f\U0001f3fb-\U0001f3ff]{0,3}"
    male, wet, female, tongue = "[🍆🍌🌭🥒🌶]", "💦", "[🍑🍒🌮🐱🌸]", "[👅👄]"
    pairs = (
        (male, f"(?:{wet}|{female}|{tongue}|👌|✊)"),
        (female, f"(?:{male}|{wet}|{tongue}|👋)"),
        (tongue, f"(?:{male}|{wet}|{female})"),
        (wet, f"(?:{tongue}|🍆|🍑)"),
        ("👉", "👌"),
        ("👌", "👈"),
        ("✊", wet),
    )
    return re.compile("|".join(f"{first}{gap}{second}" for first, second in pairs))


@cache
def _food() -> re.Pattern[str]:
    """Return what else stands in a list of fruit and vegetables, or among animals and flowers."""
    return re.compile("[🍎🍏🍐🍊🍋🍉🍇🍓🫐🥝🍅🥑🥦🥬🥕🌽🧅🍄🥗🍍🥭🐶🐰🌷🌹🌻🌺🌼🍞🥖🧀🥛]")
