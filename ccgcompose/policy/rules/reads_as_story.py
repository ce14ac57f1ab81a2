"""PAT031: words that together make somebody recognisable, by the sense of the post.

What it does
    A small language model of our own reads the whole post on this device and marks the words that narrow one person
    down: what happened, where, when, to whom, which family, trade or rare illness. It names them together and
    warns. PAT030 weighs clues by their kind; this rule reads what is told without any of its words.

Why it matters
    Clause PAT-2: where there is a reasonable basis to believe that somebody could be recognised, a missing
    name changes nothing.

What to do
    Have the person's agreement in writing and record it, or leave out details until many others fit.

Known limits
    It runs behind the typing. It knows no map and no registers: how rare something is it tells from how it is
    written. It reads English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.naming.judging import tells_of_nobody
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.tagger.model import Tag
from ccgcompose.policy.tagger.reading import Stretch, told_by
from ccgcompose.policy.text import Text

_LIKELY = 0.5
_LEAST = 12  # letters and digits of all stretches together: one word tells of nobody
_NEAR = 160  # code points between two stretches that are about the same person
_MOST_NAMED = 5
_ASK = "Ask whether the person agreed in writing. If not, leave out details until many others fit."


class ReadsAsStory(Rule):
    """A story that points to one person, by its sense."""

    id = "PAT031"
    title = "Words that point to one person"
    clause = "PAT-2"
    severity = Severity.WARN
    text_only = True
    slow = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each story, from its first telling words to its last."""
        for story in _stories(told_by(text, Tag.STORY, _LIKELY)):
            span = story[0].start, story[-1].end
            if _size(text, story) >= _LEAST:
                severity = Severity.ADVISE if tells_of_nobody(text, *span) else None
                yield self.finding(_message(text, story), _ASK, span=span, severity=severity)


def _size(text: Text, story: Sequence[Stretch]) -> int:
    return sum(map(str.isalnum, "".join(text.original[one.start : one.end] for one in story)))


def _stories(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    story: list[Stretch] = []
    for stretch in stretches:
        if story and stretch.start - story[-1].end > _NEAR:
            yield story
            story = []
        story.append(stretch)
    if story:
        yield story


def _message(text: Text, story: Sequence[Stretch]) -> str:
    """Return the sentence that names the words which point to somebody together."""
    surest = sorted(story, key=lambda one: -one.chance)[:_MOST_NAMED]
    words = [quoted(text.original[one.start : one.end]) for one in sorted(surest, key=lambda one: one.start)]
    if len(words) == 1:
        return f"{words[0]} could point to one person."
    return f"{', '.join(words[:-1])} and {words[-1]} together could point to one person."
