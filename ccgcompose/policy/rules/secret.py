"""PROP004: passwords, keys and codes.

What it does
    Finds keys and tokens by the shapes that their makers gave them (AWS, Azure, GitHub, Google, Slack, signed web
    tokens, private keys, connection strings and others), and passwords, logins, PINs and door codes that are told in
    words.

Why it matters
    Clause PROP-1: whoever reads the post can walk in. A secret that was published once is known for good.

What to do
    Take it out, and have it changed if anybody else has seen it.

Known limits
    Knows no key by its randomness alone: a token of an unknown maker without a word beside it passes. The passcode of a
    meeting or webinar is taken to be meant for everybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.credentials import find_credentials
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.respelling import spellings
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.secrets_told import Told, find_told
from ccgcompose.policy.text import Text

_CHANGE = "Take it out. If it was shown to anybody already, have it changed: it counts as known."


class Secret(Rule):
    """A password, key or code."""

    id = "PROP004"
    title = "Password, key or code"
    clause = "PROP-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each key and each secret told in words."""
        for credential in find_credentials(text.original):
            yield self.finding(
                f"This is {credential.name}: it opens one of our systems to whoever reads it.",
                _CHANGE,
                span=(credential.start, credential.end),
            )
        for spelled in spellings(text):
            for told in find_told(spelled):
                yield self._told(told, spelled)

    def _told(self, told: Told, text: Text) -> Finding:
        span = text.span(told.start, told.end)
        what = "a password" if told.kind == "password" else "a code that opens something"
        return self.finding(f"{quoted(text.original[slice(*span)])} gives away {what}.", _CHANGE, span=span)
