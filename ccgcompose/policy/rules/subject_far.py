"""SUBJ002: a text that seems to have nothing to do with the organisation's subjects.

What it does
    Asks back where a text of eight words or more holds no word of the organisation's subjects and name, and none of
    our list of words about health and about how health bodies work.

Why it matters
    Clause OWN-1: our accounts speak about what the organisation is there for. Readers follow them for that.

What to do
    Say what it has to do with our subjects, or keep it for another place.

Known limits
    Compares beginnings of words and does not understand the text: a recipe passes when it names a food. Texts in
    other languages, and greetings, are not asked about.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.subjects import is_far
from ccgcompose.policy.text import Text

_SHOWN = 4


class SubjectFar(Rule):
    """A text far from everything that the organisation speaks about."""

    id = "SUBJ002"
    title = "Text and subject"
    clause = "OWN-1"
    severity = Severity.ADVISE

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def applies(self, draft: Draft) -> bool:
        """Return whether the organisation has subjects and the post is its own."""
        return bool(draft.subjects) and not draft.personal

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a question when nothing in the text is near."""
        names = [draft.organisation, draft.title]
        if draft.account is not None:
            names += [draft.account.brand.name, draft.account.brand.short_name]
        own = (*draft.subjects, *names)
        if is_far(text, own, self._shelf.near_subjects, self._shelf.common_words):
            shown = ", ".join(draft.subjects[:_SHOWN])
            more = " and others" if len(draft.subjects) > _SHOWN else ""
            yield self.finding(
                f"Nothing in the text points to one of our subjects ({shown}{more}).",
                "Say what it has to do with them, or keep it for another place.",
            )
