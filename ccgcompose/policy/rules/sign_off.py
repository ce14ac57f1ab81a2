"""SIGN001: a post that does not name its author and their position.

What it does
    On an account whose authors sign in the text, looks for the author's name and position there. On every
    account, stops a post by an author without a recorded position.

Why it matters
    Clause BEST-1: readers can see who speaks, and in what capacity. There are no pseudonyms.

What to do
    Sign with name and position.

Known limits
    Names are compared as they are recorded: a short form ("Liz" for Elizabeth) is not recognised.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.account import SignOffStyle
from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.domain.people import Person
from ccgcompose.domain.signoff import sign_off
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.written_names import last_place


class SignOff(Rule):
    """A post that nobody has signed with name and position."""

    id = "SIGN001"
    title = "Sign-off with name and position"
    clause = "BEST-1"
    severity = Severity.BLOCK

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield at most one finding about the author."""
        if draft.author is not None and draft.account is not None and not draft.personal:
            yield from self._author(draft.author, draft.account.sign_off, text)

    def _author(self, author: Person, style: SignOffStyle, text: Text) -> Iterator[Finding]:
        if not author.position.strip():
            yield self.finding(
                f"No position is recorded for {author.name}.", "Add the position under People."
            )
        elif style is SignOffStyle.TYPED:
            yield from self._typed(author, text)

    def _typed(self, author: Person, text: Text) -> Iterator[Finding]:
        name, position = last_place(author.name, text), last_place(author.position, text)
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
