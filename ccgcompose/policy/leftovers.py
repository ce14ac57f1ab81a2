"""What was left over from a template, a web page or a slip: a field nobody filled, HTML, a word written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape


@dataclass(frozen=True, slots=True)
class Leftover:
    """One of them, with its code points; `better` is what was meant where that is certain."""

    start: int
    end: int
    kind: str
    better: str | None = None


def find_leftovers(original: str) -> Iterator[Leftover]:
    """Yield what was left over. The cost is linear, and next to nothing where no sign of it stands."""
    if _sign().search(original) is not None:
        for match in _left().finditer(original):
            kind = match.lastgroup or ""
            yield Leftover(*match.span(), kind, unescape(match.group()) if kind == "entity" else None)
    lowered = f" {original.lower()} "
    if any(f" {word} {word} " in lowered for word in _SMALL):
        for match in _twice().finditer(original):
            yield Leftover(*match.span(), "twice", match["word"])


_SMALL = ("the", "and", "of", "for", "with", "our", "your", "we")


@cache
def _sign() -> re.Pattern[str]:
    """Return a sign of which one stands in each, and in few texts."""
    return re.compile(r"[{\[<]|&(?=[a-zA-Z#0-9]{2,6};)|%(?=[A-Z]{2})|[lL][oO][rR][eE][mM] ")


@cache
def _left() -> re.Pattern[str]:
    what = r"(?:link|url|date|time|name|venue|location|address)"
    entity = r"nbsp|amp|lt|gt|quot|apos|[lr][sd]quo|[nm]dash|hellip|pound|copy|shy|zwnj|#[0-9]{2,6}|#x[0-9a-f]{2,5}"
    tag = r"(?:b|i|u|em|strong|p|br|div|span|a|h[1-6]|ul|ol|li|img|font|table|tr|td)"
    return re.compile(
        r"(?P<field>\{\{[^{}\n]{1,40}\}\}|%[A-Z][A-Z_]{2,30}%|<<[A-Za-z][^<>\n]{0,40}>>|\$\{[^{}\n]{1,40}\}"
        rf"|\[(?:insert|add|enter|put|placeholder|your|tbc|tba)\b[^\[\]\n]{{0,40}}\]|\[{what}(?: here| tbc)?\]"
        r"|\blorem ipsum\b)"
        rf"|(?P<entity>&(?:{entity});)"
        rf"|(?P<tag></?{tag}(?:\s[^<>\n]{{0,200}})?/?>)",
        re.IGNORECASE,
    )


@cache
def _twice() -> re.Pattern[str]:
    return re.compile(r"\b(?P<word>" + "|".join(_SMALL) + r") (?P=word)\b(?!-)", re.IGNORECASE)
