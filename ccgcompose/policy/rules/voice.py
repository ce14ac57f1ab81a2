"""VOICE001: the voice of an institution instead of a person's.

What it does
    Advises where the text speaks of us from outside ("The CCG is pleased to announce"), hides who acts ("it has been
    decided", "patients are advised to"), or speaks of its own author by name. Offers "we" or "please" where it fits.

Why it matters
    Clause BEST-3: say I and we, and sound like a person. People trust people, and plain "we" is shorter, too.

What to do
    Say who does what: "we have opened", "please come".

Known limits
    Knows the usual phrases and the organisation's names. Words in quotation marks are left to whom they belong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.nearby import has_any
from ccgcompose.policy.quotations import quotations_of
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.sparing import sparingly
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import fold
from ccgcompose.policy.wordings import in_the_case_of

_WE = {
    "is": "are",
    "are": "are",
    "has": "have",
    "have": "have",
    "was": "were",
    "were": "were",
    "will": "will",
}
_DOES = {
    "would like": "would like",
    "wishes": "wish",
    "regrets": "regret",
    "welcomes": "welcome",
    "wants": "want",
}


# One of these stands in whatever hides who acts.
_PASSIVE = (
    *("advised to", "asked to", "urged to", "reminded to", "requested to", "encouraged to", "invited to"),
    *(
        "it has been",
        "it was ",
        "it has come",
        "apologies are",
        "mistakes were",
        "please be ",
        "it is regretted",
    ),
)


class FirstPerson(Rule):
    """A text that sounds like an institution."""

    id = "VOICE001"
    title = "First person"
    clause = "BEST-3"
    severity = Severity.ADVISE

    def applies(self, draft: Draft) -> bool:
        """Return whether the post speaks for us."""
        return not draft.personal

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each place, outside quotation marks."""
        quotations = text.once(quotations_of)
        found = (*self._about_us(draft, text), *self._hidden(text), *self._author(draft, text))
        yield from sparingly(f for f in found if not quotations.hold(f.start, f.end))

    def _about_us(self, draft: Draft, text: Text) -> Iterator[Finding]:
        for match in _of_us(_names(draft)).finditer(text.folded.text):
            verb = match["verb"]
            better = f"we {_WE.get(verb) or _DOES[verb]}"
            yield self._finding(text, match, "{} speaks of us from outside.", better)

    def _hidden(self, text: Text) -> Iterator[Finding]:
        if not has_any(text.folded.text, _PASSIVE):
            return
        for match in self._passive.finditer(text.folded.text):
            if match["asked"]:
                yield self._finding(text, match, "{} is how an office speaks.", "please")
            else:
                span = text.span(*match.span())
                yield self.finding(
                    f"{quoted(text.original[slice(*span)])} does not say who acts.",
                    "Say who does it: “we have decided”, “I am sorry”.",
                    span=span,
                )

    def _author(self, draft: Draft, text: Text) -> Iterator[Finding]:
        if draft.author is None or not draft.author.name.strip():
            return
        for match in _of_author(fold(draft.author.name).text).finditer(text.folded.text):
            span = text.span(*match.span())
            yield self.finding(
                f"{quoted(text.original[slice(*span)])} speaks of you from outside.",
                "Say “I”. Your name stands in the sign-off.",
                span=span,
            )

    def _finding(self, text: Text, match: re.Match[str], message: str, better: str) -> Finding:
        start, end = text.span(*match.span())
        written = text.original[start:end]
        cased = in_the_case_of(written, better)
        return self.finding(
            message.format(quoted(written)),
            f"Write “{better}”.",
            span=(start, end),
            fix=Fix(f"Write “{better}”", cased if written[0].isupper() else better),
        )

    @cached_property
    def _passive(self) -> re.Pattern[str]:
        who = (
            r"(?:(?:our |all |the )?(?:patients|residents|visitors|people|staff|service users|customers|parents|carers)"
            r"|members of the public|the public|you)"
        )
        asked = rf"\b{who} (?:are|is) (?:kindly |hereby |strongly |please )?"
        asked += r"(?:advised|asked|urged|reminded|requested|encouraged|invited) to\b(?! that)"
        done = r"\bit (?:has been|was) (?:decided|agreed|noted|felt|recognised|brought to our attention)\b"
        more = r"\bit has come to our attention\b|\bapologies are (?:offered|given|extended)\b|\bmistakes were made\b"
        more += r"|\bplease be (?:advised|informed|aware) that\b|\bit is regretted\b"
        return re.compile(rf"(?P<asked>{asked})|{done}|{more}")


def _names(draft: Draft) -> tuple[str, ...]:
    """Return how the organisation is called, folded."""
    names = [draft.organisation]
    if draft.account is not None:
        names += [draft.account.brand.name, draft.account.brand.short_name]
    return tuple(dict.fromkeys(filter(None, (fold(name.strip()).text for name in names))))


@lru_cache(maxsize=32)
def _of_us(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of our name, or "the CCG", with a verb that only the voice of an institution has."""
    kinds = r"ccg|icb|trust|organisation|clinical commissioning group|integrated care board|governing body|surgery"
    own = "".join(rf"|(?:the )?{re.escape(name)}" for name in sorted(names, key=len, reverse=True))
    feeling = (
        r"pleased|delighted|proud|sorry|saddened|sad|excited|committed|happy|thrilled|keen|aware|grateful"
    )
    acting = (
        r"announcing|asking|urging|inviting|advising|working|opening|launching|reminding|recruiting|hosting"
    )
    done = r"been|decided|opened|launched|agreed|made|published|announced"
    with_be = rf"(?:is|are|was|were) (?:very |now |also |extremely )?(?:{feeling}|{acting})\b"
    with_have = rf"(?:has|have) (?:now |also )?(?:{done})\b"
    with_will = r"will (?:now |also |not )?(?:be|hold|open|host|publish|continue|work|launch)\b"
    does = r"(?:would like|wishes|regrets|welcomes) (?:to|all|the|you|that)\b"
    verb = r"is|are|was|were|has|have|will|would like|wishes|regrets|welcomes"
    ahead = rf"(?={with_be}|{with_have}|{with_will}|{does})"
    return re.compile(rf"(?<!\w)(?:the (?:{kinds}|practice){own}) {ahead}(?P<verb>{verb})\b")


@lru_cache(maxsize=32)
def _of_author(name: str) -> re.Pattern[str]:
    parts = r"\s+".join(re.escape(part) for part in name.split())
    return re.compile(
        rf"(?<!\w){parts}(?=,? (?:is|was|has|says|said|will|thinks|believes|feels|would|wants)\b)"
    )
