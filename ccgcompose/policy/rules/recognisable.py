"""PAT030: stories in which one person can be recognised without a name.

What it does
    Looks for a story about one person who was ill, hurt or cared for, and weighs together what narrows it
    down: an age, a place and its size, a rare illness, a trade, a relation, a day and hour, an event, a
    family, a name. It names the words that point to somebody together. A clear story needs a record of
    consent; a weaker one, and any anecdote from the ward ("saw a patient today who ..."), is pointed out, and
    PAT031 warns of it where the sense of the post says so too.

Why it matters
    Clause PAT-2: where there is a reasonable basis to believe that somebody could be recognised, a missing
    name changes nothing. Neighbours, family and colleagues need two or three details.

What to do
    Have the person's agreement in writing and record it, or leave out details until a hundred others fit.

Known limits
    It knows no map: a place is taken for small unless it is in a list of large ones. Public figures are
    people to it. A story of which each detail is common may still be recognised by those who were there.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.identifiers.clues import Clue
from ccgcompose.policy.identifiers.weighing import Story, find_stories
from ccgcompose.policy.naming.judging import tells_of_nobody
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_CLEAR, _WEAK, _ANECDOTE = 5.5, 3.75, 2.5
_MOST_NAMED = 5
_WITH_CONSENT = (
    "Publish it only with the person's express written permission on record, or leave details out."
)
_ASK = "Ask whether the person agreed in writing. If not, leave out details until many others fit."


class Recognisable(Rule):
    """A story that points to one person."""

    id = "PAT030"
    title = "Recognisable person"
    clause = "PAT-2"
    severity = Severity.RECORD
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each story, over the words that count in it."""
        for story in find_stories(text, _WEAK, _ANECDOTE):
            span = min(clue.start for clue in story.clues), max(clue.end for clue in story.clues)
            clear = story.score >= _CLEAR and not tells_of_nobody(text, *span)
            yield self.finding(
                _message(text, story, clear=clear),
                _WITH_CONSENT if clear else _ASK,
                span=span,
                severity=Severity.RECORD if clear else Severity.ADVISE,
            )


def _message(text: Text, story: Story, *, clear: bool) -> str:
    """Return the sentence that names the words which point to somebody together."""
    heaviest = sorted(story.telling or story.clues, key=lambda clue: -clue.weight)[:_MOST_NAMED]
    words = [quoted(_shown(text, clue)) for clue in sorted(heaviest, key=lambda clue: clue.start)]
    listed = ", ".join(words[:-1]) + f" and {words[-1]}" if len(words) > 1 else words[0]
    together = "together " if len(words) > 1 else ""
    if clear:
        return f"{listed} {together}point to one person. A missing name does not hide who it is."
    return f"{listed} {together}could point to one person."


def _shown(text: Text, clue: Clue) -> str:
    return text.original[clue.start : clue.end].strip(" ,()")
