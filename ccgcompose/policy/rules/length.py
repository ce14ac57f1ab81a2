"""LEN001: a text that is longer than the account's platform takes.

What it does
    Counts as the platform counts, with the sign-off that the tool will append, and stops the post when it is
    too long, in characters or in bytes. Where the platform has threads, each part is counted.

Why it matters
    Clause BEST-4: a platform refuses or cuts what is too long, and half a sentence about health can mislead.

What to do
    Shorten the text for this account, or break it into a thread with lines of three hyphens.

Known limits
    Counts by the platform's published rules. Where a server has its own limit, the account's settings hold
    it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.account import LengthUnit, Limits
from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.domain.signoff import published_text
from ccgcompose.domain.thread import thread
from ccgcompose.domain.warning import content_warning, warned
from ccgcompose.policy.length import Length, fits
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text


class LengthForAccount(Rule):
    """A text that is too long for where it is going."""

    id = "LEN001"
    title = "Length for the account"
    clause = "BEST-4"
    severity = Severity.BLOCK
    floor = Severity.BLOCK  # a platform takes no more, whatever an organisation sets
    never_waived = True

    def applies(self, draft: Draft) -> bool:
        """Return whether the platform has a limit."""
        limits = draft.limits
        return limits is not None and (limits.max_length is not None or limits.max_bytes is not None)

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding when the text does not fit."""
        if draft.limits is None:
            return
        going_out = text.original
        if draft.account is not None and draft.author is not None:
            going_out = published_text(going_out, draft.account, draft.author)
        parts = _parts(going_out, draft.limits)
        if len(parts) > draft.limits.max_parts:
            message = f"The thread has {len(parts)} parts; this platform takes {draft.limits.max_parts}."
            yield self.finding(message, "Shorten the text for this account.")
        for number, part in enumerate(parts, 1):
            stand = fits(part, draft.limits)
            if not stand.fits:
                message, remedy = _words(stand, draft.limits, number, len(parts))
                remedy += " The sign-off counts too." if going_out != text.original else ""
                yield self.finding(message, remedy)
                return


def _words(stand: Length, limits: Limits, number: int, count: int) -> tuple[str, str]:
    if stand.limit is not None and stand.length > stand.limit:
        over, message = stand.length - stand.limit, _too_long(stand.length, stand.limit)
        remedy = f"Shorten the text by {_count(over)} for this account."
    else:
        message = f"The text takes {stand.byte_length} bytes; the platform takes {stand.byte_limit}."
        remedy = "Shorten the text for this account. Emoji and accented letters take several bytes each."
    if count > 1:
        message = f"In part {number} of the thread: {message[:1].lower()}{message[1:]}"
    elif limits.max_parts > 1:
        remedy += " Or break it into a thread: a line of three hyphens between the parts."
    return message, remedy


def _parts(text: str, limits: Limits) -> tuple[str, ...]:
    if limits.max_parts == 1:
        return (text,)
    warning, said = content_warning(text) if limits.unit is LengthUnit.MASTODON else ("", text)

    def fitting(part: str) -> bool:
        return fits(warned(warning, part), limits).fits

    return tuple(warned(warning, part) for part in thread(said, fitting, automatic=limits.splits))


def _too_long(length: int, limit: int) -> str:
    over = f"{length - limit:,} over its limit of {limit:,}"
    return f"The text has {length:,} characters as this platform counts, {over}."


def _count(number: int) -> str:
    return f"{number:,} character" if number == 1 else f"{number:,} characters"
