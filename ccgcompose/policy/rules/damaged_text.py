"""TEXT001: damaged and invisible characters.

What it does
    Stops a post with characters that cannot be sent or that stand for lost ones: half of an emoji, control
    characters, "�". Warns of letters that were read in the wrong encoding ("â€™" for an apostrophe), of
    symbols that only one font knows, of invisible characters inside words or several in a row, and of signs
    that turn the direction of writing and are never closed, and of what was left over: a template's field
    ("[insert link]"), HTML ("&nbsp;", "<b>"), a small word written twice. Advises on a single invisible
    character between words.

Why it matters
    Clause LAW-1: screen readers stumble over them, and what a reader sees may not be what was checked.

What to do
    Take the character out, or type the word anew.

Known limits
    A letter that was replaced by a plain "?" cannot be told from a question mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.invisible import OVERRIDES, belongs, unbalanced
from ccgcompose.policy.leftovers import Leftover, find_leftovers
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule, Scope
from ccgcompose.policy.text import Text

_RETYPE = "Delete it and type the word again."
_LEFT = {
    "field": ("{} is a place that was to be filled in.", "Fill it in, or take it out."),
    "entity": ("{} is the spelling of a web page: readers would see it like that.", "Write the character."),
    "tag": ("{} is the code of a web page: readers would see it like that.", "Take it out."),
    "twice": ("{}: the word stands there twice.", "Take one of them out."),
}
_OLD_LINE_ENDS = frozenset("\x0b\x0c\x85")
_WORD_BULLETS = frozenset(
    "\uf0b7\uf0a7\uf0d8"
)  # bullets of the Symbol and Wingdings fonts, as Word copies them


class DamagedText(Rule):
    """Characters that are damaged, or that nobody sees."""

    id = "TEXT001"
    title = "Damaged or invisible character"
    clause = "LAW-1"
    severity = Severity.BLOCK
    about_words = True
    scope = Scope.LINE

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each run of such characters."""
        for left in find_leftovers(text.original):
            yield self._left_over(left, text.original)
        if text.original.isascii() and text.original.isprintable():
            return
        for match in self._suspects.finditer(text.original):
            finding = self._judged(match, text.original)
            if finding is not None:
                yield finding
        for at in unbalanced(text.original):
            yield self._unclosed(text.original, at)

    def _left_over(self, left: Leftover, original: str) -> Finding:
        message, remedy = _LEFT[left.kind]
        return self.finding(
            message.format(quoted(original[left.start : left.end])),
            remedy,
            span=(left.start, left.end),
            severity=Severity.WARN,
            fix=None if left.better is None else Fix(f"Write {quoted(left.better)}", left.better),
        )

    def _judged(self, match: re.Match[str], original: str) -> Finding | None:
        span = match.span()
        if match["lost"]:
            return self.finding(
                "A character is damaged: only half of it, or a stand-in, is left.", _RETYPE, span=span
            )
        if match["control"]:
            better = "\n" if _OLD_LINE_ENDS.issuperset(match.group()) else ""
            return self.finding(
                "There is a control character, which no reader sees and platforms refuse.",
                "Remove it.",
                span=span,
                fix=Fix("Remove it", better),
            )
        if match["private"]:
            return self._private(match)
        if match["misread"]:
            return self._misread(match)
        return None if belongs(original, *span) else self._invisible(match, original)

    def _private(self, match: re.Match[str]) -> Finding:
        bullet = _WORD_BULLETS.issuperset(match.group())
        return self.finding(
            "There is a symbol that only some fonts know. Most readers see an empty box.",
            "Use a common symbol, or a word.",
            span=match.span(),
            severity=Severity.WARN,
            fix=Fix("Use •", "•" * len(match.group())) if bullet else None,
        )

    def _misread(self, match: re.Match[str]) -> Finding:
        meant = _reread(match.group())
        return self.finding(
            f"“{match.group()}” is a character that was read in the wrong way when the text was copied.",
            f"It was probably meant to be “{meant}”." if meant else _RETYPE,
            span=match.span(),
            severity=Severity.WARN,
            fix=Fix(f"Write {meant}", meant) if meant else None,
        )

    def _invisible(self, match: re.Match[str], original: str) -> Finding:
        start, end = match.span()
        inside = (
            original[start - 1 : start].isalnum() and original[end : end + 1].isalnum() if start else False
        )
        hidden = end - start > 1 or (inside and match.group() != "\u00ad")
        what = (
            "There are characters that nobody sees"
            if end - start > 1
            else "There is a character that nobody sees"
        )
        return self.finding(
            f"{what}{' inside a word' if inside else ''}.",
            "Remove what cannot be seen: screen readers and searches stumble over it.",
            span=(start, end),
            severity=Severity.WARN if hidden else Severity.ADVISE,
            fix=Fix("Remove it", ""),
        )

    def _unclosed(self, original: str, at: int) -> Finding:
        reversing = original[at] in OVERRIDES
        return self.finding(
            "An invisible sign reverses what follows it."
            if reversing
            else "An invisible sign turns the direction of writing, and nothing turns it back.",
            "Remove the sign.",
            span=(at, at + 1),
            severity=Severity.BLOCK if reversing else Severity.WARN,
            fix=Fix("Remove it", ""),
        )

    @cached_property
    def _suspects(self) -> re.Pattern[str]:
        lost, control = "\ud800-\udfff\ufffc-\uffff\ufdd0-\ufdef", "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
        private = "\ue000-\uf8ff\U000f0000-\U0010ffff"
        invisible = (
            "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
            "\ufff0-\ufffb\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
        )
        misread = "â€[™œ˜“”¢¦\x9d]|Â[£©®°·½«»§]|Ã[©¨¡¢ª«®¯±³´¶¼§]"
        # The look-ahead spares nearly every character the walk through the alternatives.
        return re.compile(
            f"(?=[âÂÃ{lost}{control}{private}{invisible}])(?:(?P<lost>[{lost}]+)|(?P<control>[{control}]+)"
            f"|(?P<private>[{private}]+)|(?P<misread>{misread})|[{invisible}]+)"
        )


def _reread(misread: str) -> str:
    """Return what UTF-8 bytes were meant to say that were read as Windows-1252, or nothing."""
    try:
        return misread.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
