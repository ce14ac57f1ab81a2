"""PAT022: a second look at names and stories that single words gave rise to.

What it does
    PAT020 and PAT030 warn at once, by the words beside a name and by clues of their kinds. This rule reads the whole
    post by its sense, behind the typing, and where nothing in it reads as a patient, a relative or a member of
    the public, what those two asked becomes advice. What must be mended (a patient named as one) it never touches.

Why it matters
    Clause PAT-1: a warning at every plumber and every hero of history is soon not read any more, and then
    the one that counts is not read either.

What to do
    Look once more at the words that are marked, and go on.

Known limits
    It reads English, and the text of the post: in titles and descriptions of pictures the words alone count. It
    errs where nothing but knowledge of the people tells a patient from a colleague.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.doubts import may_be_doubted
from ccgcompose.policy.naming.cues import cues
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.rules.person_name import PersonName
from ccgcompose.policy.rules.recognisable import Recognisable
from ccgcompose.policy.tagger.model import Tag
from ccgcompose.policy.tagger.reading import Stretch, told_by
from ccgcompose.policy.text import Text

# A name is doubted only where the model is next to sure: to lose one is worse than to ask once too often.
_MAYBE_A_NAME, _MAYBE_A_STORY = 0.08, 0.15
_SAYS = "Read as a whole, the post seems to speak of nobody in care."
_REMEDY = "Look at these words once more, and go on if that is so."


class SecondLook(Rule):
    """A warning of words alone that the sense of the post does not bear out."""

    id = "PAT022"
    title = "A second look at names and stories"
    clause = "PAT-1"
    severity = Severity.ADVISE
    text_only = True
    slow = True

    def __init__(self) -> None:
        self._names, self._stories = PersonName(), Recognisable()

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a doubt for each finding of the two rules that the sense of the post does not bear out."""
        asked = [
            *filter(may_be_doubted, self._names.check(draft, text)),
            *filter(may_be_doubted, self._stories.check(draft, text)),
        ]
        if not asked or cues().english.search(text.folded.text) is None:
            return
        borne_out = {
            self._names.id: told_by(text, Tag.PATIENT, _MAYBE_A_NAME),
            self._stories.id: (
                *told_by(text, Tag.STORY, _MAYBE_A_STORY),
                *told_by(text, Tag.PATIENT, _MAYBE_A_NAME),
            ),
        }
        for finding in asked:
            if not _touches(finding, borne_out[finding.rule]):
                yield self.finding(_SAYS, _REMEDY, span=(finding.start, finding.end))


def _touches(finding: Finding, stretches: Sequence[Stretch]) -> bool:
    return any(one.start < finding.end and finding.start < one.end for one in stretches)
