"""PAT015: a number, an address or a handle that leads to a patient, by the sense of the post.

What it does
    A small language model of our own reads the whole post on this device and marks numbers, dates, addresses and
    handles that belong to a patient or a private person and not to a service. It warns where the rules for each kind
    (PAT001 to PAT014) see nothing, because the number is written strangely or no label stands beside it.

Why it matters
    Clause PAT-1: a number or a handle leads to a person as surely as a name does.

What to do
    Take it out. Answer in private. If it belongs to a service or a colleague at work, say whose it is.

Known limits
    It runs behind the typing. A private number that is given like a service's is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.tagger.model import Tag
from ccgcompose.policy.tagger.reading import Stretch, told_by
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import fold

_LIKELY = 0.5
_LEAST = 4  # letters and digits
_BEFORE = 60  # code points that are looked at
_REMEDY = "Take it out, or answer in private. If it is a service's or a colleague's at work, say whose it is."


class ReadsAsContact(Rule):
    """What leads to a patient, by the sense of the post."""

    id = "PAT015"
    title = "A number, address or handle that leads to a person"
    clause = "PAT-1"
    severity = Severity.WARN
    text_only = True
    slow = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each stretch that is likely a private person's."""
        for stretch in told_by(text, Tag.CONTACT, _LIKELY):
            written = text.original[stretch.start : stretch.end]
            if _may_be_one(written) and not _is_a_bodys(text, stretch):
                yield self.finding(
                    f"{quoted(written)} may lead to a patient or a private person.",
                    _REMEDY,
                    span=(stretch.start, stretch.end),
                )


def _is_a_bodys(text: Text, stretch: Stretch) -> bool:
    """Return whether it stands as a firm's, a charity's or a job's number does, or where a service has moved to."""
    before = fold(text.original[max(0, stretch.start - _BEFORE) : stretch.start]).text
    return _announced().search(before) is not None


@cache
def _announced() -> re.Pattern[str]:
    whose = r"charity|company|registration|registered|vat|job|vacancy|post|grid|isbn|doi|tender|contract|bus|route"
    place = r"(?:clinic|surgery|practice|service|centre|hub|team|office|pharmacy)s?"
    moved = r"(?: has| have| is| are)?(?: now)? (?:moved|moving)(?: \w{2,6}){0,2} to $"
    number = r"(?:(?:no|number|reference|ref|id)\W{1,4}){0,2}$"
    return re.compile(rf"\b(?:{whose})\W{{1,3}}{number}|\b{place}{moved}")


def _may_be_one(written: str) -> bool:
    """Return whether it is long enough for one, and has a digit, a number in words, an @, or is an address."""
    words = written.split()
    if sum(map(str.isalnum, written)) < _LEAST:
        return False
    if any(map(str.isdigit, written)) or "@" in written or _in_words().search(written.lower()):
        return True
    return sum(word[0].isupper() for word in words) > 1


@cache
def _in_words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:oh|zero|nought|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|double|treble|dot|at)\b"
    )
