"""SIGN001: a post that does not name its author and their position.

What it does
    On an account whose authors sign in the text, looks for the author's name and position there. On every
    account, stops a post by an author without a recorded position. In any text, warns of a sign-off that
    names nobody: "Admin", "The Comms Team".

Why it matters
    Clause BEST-1: readers can see who speaks, and in what capacity. There are no pseudonyms.

What to do
    Sign with name and position.

Known limits
    Names are compared as they are recorded: a short form ("Liz" for Elizabeth) is not recognised. A
    pseudonym is seen only at the end of the text.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.account import SignOffStyle
from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.domain.people import Person
from ccgcompose.domain.signoff import sign_off
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import fold

_TAIL = 200  # a sign-off stands within the last characters


class SignOff(Rule):
    """A post that nobody has signed with name and position."""

    id = "SIGN001"
    title = "Sign-off with name and position"
    clause = "BEST-1"
    severity = Severity.BLOCK

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield at most one finding about the author, and one about a pseudonym."""
        if draft.author is not None and draft.account is not None and not draft.personal:
            yield from self._author(draft.author, draft.account.sign_off, text)
        yield from self._pseudonym(draft.author, text)

    def _author(self, author: Person, style: SignOffStyle, text: Text) -> Iterator[Finding]:
        if not author.position.strip():
            yield self.finding(
                f"No position is recorded for {author.name}.", "Add the position under People."
            )
        elif style is SignOffStyle.TYPED:
            yield from self._typed(author, text)

    def _typed(self, author: Person, text: Text) -> Iterator[Finding]:
        name, position = _last(author.name, text), _last(author.position, text)
        if name is not None and position is not None:
            return
        signed, label = sign_off(author), "Add the sign-off"
        if name is not None:
            written = text.original[slice(*name)]
            yield self.finding(
                f"The text names {author.name} without the position.",
                f"Write “{signed}”.",
                span=name,
                fix=Fix(label, f"{written}, {author.position}"),
            )
        else:
            end = len(text.original.rstrip())
            yield self.finding(
                f"The text does not say that it is by {author.name}.",
                f"Sign with “{signed}”.",
                span=(end, end),
                fix=Fix(label, f"\n\n{signed}" if end else signed),
            )

    def _pseudonym(self, author: Person | None, text: Text) -> Iterator[Finding]:
        who = self._nobody(text)
        if who is None or (author is not None and _last(author.name, text) is not None):
            return
        yield self.finding(
            f"{quoted(text.original[slice(*who)])} names nobody.",
            "Sign with a name and a position.",
            span=who,
            severity=Severity.WARN,
        )

    def _nobody(self, text: Text) -> tuple[int, int] | None:
        """Return the span of a sign-off that names no person; hashtags and smileys may follow it."""
        folded = text.folded.text
        offset = max(0, len(folded) - _TAIL)
        content = self._content.match(folded, offset)
        end = content.end() if content else offset
        match = self._signed.search(folded, offset, end)
        if match is None:
            return None
        known = self._trade if match["lead"] in ("\n", "from") else self._anybody
        if known.fullmatch(match["who"].strip()) is None:
            return None
        return text.span(match.start("who"), match.start("who") + len(match["who"].rstrip()))

    @cached_property
    def _content(self) -> re.Pattern[str]:
        """Everything up to the last letter that is in no hashtag."""
        return re.compile(r"(?:.*(?<![#\w])[a-z]\w*)?", re.S)

    @cached_property
    def _signed(self) -> re.Pattern[str]:
        """What stands after a dash or a closing, or on a line of its own, at the end."""
        closing = r"\bby|\bfrom|\bregards|\bthanks|\bcheers|\bsincerely|\bwishes"
        return re.compile(rf"(?P<lead>[-^~|]|{closing}|\n)[,: \n]*(?P<who>[a-z&'/]+(?: [a-z&'/]+){{0,6}})$")

    @cached_property
    def _trade(self) -> re.Pattern[str]:
        """Teams and roles that are no person, wherever they sign."""
        trade = r"(?:comms|communications|social media|digital|media|press|web|marketing|engagement|pr)"
        unit = r"(?:team|office|department|dept|desk|unit)"
        whose = r"(?:the |your )?(?:nhs [a-z]+ (?:ccg |icb |trust )?|[a-z]+ (?:ccg|icb|trust) )?"
        role = r"(?:the |site |page |web )?(?:admin|administrator|webmaster|web editor|moderator)s?"
        return re.compile(rf"{whose}{trade}(?: (?:and|&) [a-z]+)? {unit}|{role}|anon|anonymous")

    @cached_property
    def _anybody(self) -> re.Pattern[str]:
        """The same, and what is one only after a dash or a closing."""
        staff = r"a (?:nurse|doctor|gp|member of (?:the )?(?:staff|team)|staff member|well-wisher)"
        return re.compile(
            rf"{self._trade.pattern}|(?:the )?comms|(?:the|your) (?:[a-z]+ ){{0,3}}team|{staff}|mod"
        )


def _last(words: str, text: Text) -> tuple[int, int] | None:
    """Return the span of the last place where the words stand, whatever their case, accents and spacing."""
    parts = [_either(part) for part in fold(words).text.split()]
    if not parts:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)")
    last = deque(pattern.finditer(text.folded.text), maxlen=1)
    return text.span(*last[0].span()) if last else None


def _either(part: str) -> str:
    return "(?:and|&)" if part in ("and", "&") else re.escape(part)
