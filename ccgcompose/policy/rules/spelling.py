"""SPELL001: words that seem misspelt, in British English.

What it does
    Advises on words that neither the dictionary nor our list of NHS words knows and that are one slip away from
    one that is known, and on American spellings. Offers the better word with one click where there is one.

Why it matters
    Clause BEST-4: be right. A slip in a word costs trust in the figure beside it, and search finds the right word only.

What to do
    Take what is offered. Have a word that is right added to the allowed phrases.

Known limits
    A slip that makes another word ("form" for "from") is not seen, nor are two slips in one word. Names, words in
    capitals, with digits, in links, handles and hashtags are left alone, and so are texts in other languages. Where the
    speller cannot be loaded, spelling is off, and `ccgcompose doctor` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Fix, Severity
from ccgcompose.policy.english import is_english
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.sparing import sparingly
from ccgcompose.policy.spelling import Misspelt, Speller
from ccgcompose.policy.text import Text
from ccgcompose.policy.untouched import untouched_of
from ccgcompose.policy.wordings import in_the_case_of

_SHORTEST = 4  # three letters are an abbreviation as often as a slip
_SHOWN = 3
_MOST_UNKNOWN = 150  # a text of so many unknown words is no text
_SENTENCE_ENDS = frozenset(".!?…\n:•-–—")


class Spelling(Rule):
    """Words that seem misspelt."""

    id = "SPELL001"
    title = "Spelling"
    clause = "BEST-4"
    severity = Severity.ADVISE
    slow = True

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each such word, or of many the first with their number."""
        speller = self._shelf.speller
        if speller is not None and is_english(text, self._shelf.common_words):
            yield from sparingly(self._found(draft, text, speller))

    def _found(self, draft: Draft, text: Text, speller: Speller) -> Iterator[Finding]:
        untouched, allowed, unknown = text.once(untouched_of), _own_words(draft), 0
        for match in self._word.finditer(text.original):
            written = match.group()
            word = written.replace("’", "'").lower()
            if word in allowed or _may_be_name(text.original, match) or untouched.hold(*match.span()):
                continue
            unknown += not speller.knows(word)
            if unknown > _MOST_UNKNOWN:
                return
            found = speller.look(word)
            if found is not None:
                yield self._finding(written, match.span(), found)

    def _finding(self, written: str, span: tuple[int, int], found: Misspelt) -> Finding:
        better = [in_the_case_of(written, each) for each in found.better[:_SHOWN]]
        offered = " or ".join(f"“{each}”" for each in better)
        said = (
            "is the American spelling" if found.american else "may be a slip: the dictionary does not know it"
        )
        return self.finding(
            f"{quoted(written)} {said}.",
            f"Write {offered}." if found.american else f"Did you mean {offered}?",
            span=span,
            fix=Fix(f"Write “{better[0]}”", better[0]) if len(better) == 1 else None,
        )

    @cached_property
    def _word(self) -> re.Pattern[str]:
        letters = "[A-Za-z]"
        return re.compile(
            rf"(?<![\w@#./&'’-]){letters}{{{_SHORTEST - 1},40}}(?:['’-]?{letters}){{1,20}}(?![\w@/])(?!\.\w)"
        )


def _own_words(draft: Draft) -> frozenset[str]:
    """Return the words of the organisation, its people and its settings, which are right as they are."""
    phrases = [draft.organisation, *draft.subjects, *(person.name for person in draft.staff)]
    phrases += [*draft.settings.allowed_phrases, *draft.settings.public_names, *draft.settings.watch_words]
    if draft.account is not None:
        phrases += [draft.account.brand.name, draft.account.brand.short_name, draft.account.name]
    if draft.author is not None:
        phrases.append(draft.author.name)
    return frozenset(word.strip(".,()'’").lower() for phrase in phrases for word in phrase.split())


def _may_be_name(text: str, match: re.Match[str]) -> bool:
    """Return whether a word has a capital that no beginning of a sentence explains, or several."""
    written = match.group()
    if written.islower():
        return False
    if not written[1:].islower():
        return True
    before = text[max(0, match.start() - 6) : match.start()].rstrip(" \t\"'“‘(*")
    return bool(before) and before[-1] not in _SENTENCE_ENDS
