"""SIGN002: a post under a name that is no person's.

What it does
    Warns of a sign-off that names nobody: "Admin", "The Comms Team", "Anon", "A concerned nurse", "NHS fan", and of an
    opening such as "Admin here". Looks at the end of the text, after a dash, a closing or on a line of its own.

Why it matters
    Clause BEST-1: readers can see who speaks, and in what capacity. There are no pseudonyms.

What to do
    Sign with a name and a position.

Known limits
    An invented name that sounds like a person's is not told from a real one. Initials (^PS) are left alone, as many
    accounts say in their profile whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.written_names import last_place

_TAIL = 200  # a sign-off stands within the last characters
_HEAD = 60


class Pseudonym(Rule):
    """A sign-off that names nobody."""

    id = "SIGN002"
    title = "Pseudonyms"
    clause = "BEST-1"
    severity = Severity.WARN

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield at most one finding; none where the author's own name stands in the text."""
        who = self._nobody(text) or self._opening_span(text)
        if who is None or (draft.author is not None and last_place(draft.author.name, text) is not None):
            return
        yield self.finding(
            f"{quoted(text.original[slice(*who)])} names nobody.",
            "Sign with a name and a position.",
            span=who,
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

    def _opening_span(self, text: Text) -> tuple[int, int] | None:
        match = self._opening.match(text.folded.text[:_HEAD])
        return text.span(*match.span("who")) if match else None

    @cached_property
    def _content(self) -> re.Pattern[str]:
        """Everything up to the last letter that is in no hashtag."""
        return re.compile(r"(?:.*(?<![#\w])[a-z]\w*)?", re.S)

    @cached_property
    def _signed(self) -> re.Pattern[str]:
        """What stands after a dash or a closing, in brackets, or on a line of its own, at the end."""
        closing = r"\bby|\bfrom|\bregards|\bthanks|\bcheers|\bsincerely|\bwishes|\bsigned|\blove|\byours"
        return re.compile(
            rf"(?P<lead>[-^~|(/]|{closing}|\n|(?<=[.!?])(?= admin$))[,: \n]*(?P<who>[a-z&'/]+(?:[ -][a-z&'/]+){{0,6}})$"
        )

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        return re.compile(rf"\W{{0,8}}(?:hi,? |hello,? )?(?P<who>{self._role}) here\b")

    @cached_property
    def _role(self) -> str:
        role = r"(?:admin|administrator|webmaster|web editor|moderator|social media team)"
        return rf"(?:the |site |page |web |your )?{role}s?"

    @cached_property
    def _trade(self) -> re.Pattern[str]:
        """Teams and roles that are no person, wherever they sign."""
        trade = (
            r"(?:comms|communications|social media|digital|media|press|web|marketing|engagement|pr|content)"
        )
        unit = r"(?:team|office|department|dept|desk|unit|officer)"
        whose = r"(?:the |your )?(?:nhs [a-z]+ (?:ccg |icb |trust )?|[a-z]+ (?:ccg|icb|trust) )?"
        also = r"(?: (?:and|&) [a-z]+)?"
        return re.compile(
            rf"{whose}{trade}{also} {unit}|team comms|{self._role}|anon|anonymous|name withheld|a friend"
        )

    @cached_property
    def _anybody(self) -> re.Pattern[str]:
        """The same, and what is one only after a dash or a closing."""
        about = r"(?:concerned |worried |proud |happy |angry |fed up |nhs |local |junior |senior |retired )"
        staff = r"(?:nurse|doctor|gp|member of (?:the )?(?:staff|team)|staff member|well-wisher|insider|worker|patient)"
        who = r"(?:fan|supporter|insider|whistleblower|well-wisher|ninja|guru|hero|angel|warrior)"
        fan = rf"(?:a |your |an |the )?(?:[a-z]+ )?{who}"
        return re.compile(
            rf"{self._trade.pattern}|(?:the )?comms|(?:the|your) (?:[a-z]+ ){{0,3}}team"
            rf"|(?:mr|mrs|ms|miss|dr|nurse) (?:x|y|anon|nobody|nosey)|a secret {staff}"
            rf"|an? {about}{{0,2}}{staff}|mod|{fan}"
            rf"|your (?:friendly )?(?:local |neighbourhood )?(?:nhs|ccg|icb|{staff})"
        )
