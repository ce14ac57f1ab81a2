"""DISC001: a post that lets go of its responsibility.

What it does
    Advises where a text says that nobody answers for it: "views my own", "not responsible for", "do not quote me",
    "retweets are not endorsements", "not an official statement".

Why it matters
    Clause BEST-2: whoever publishes for us answers for it, for a long time to come. A disclaimer does not take that
    away, and costs trust.

What to do
    Leave it out, and say only what you stand by.

Known limits
    Knows the usual phrases. In a private post such a sentence is right and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.phrases import Phrases
from ccgcompose.policy.quotations import quotations_of
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_PHRASES = """
views my own | views are my own | views our own | views are our own | views are his own | views are her own |
views are their own | my own views | opinions are my own | opinions my own | views not ours | views are not ours |
not the views of | does not represent the views | do not represent the views | do not necessarily reflect |
does not necessarily reflect | not an official statement | not an official view | not an official account |
unofficial account | speaking personally | in a personal capacity | off the record | don't quote me | do not quote me |
don't blame me | don't blame us | do not blame me | do not blame us | not my fault | not our fault | not my decision |
i was told to post this | i have been told to post this | told to post this | asked to post this | i only work here |
we accept no responsibility | we accept no liability | accepts no responsibility | accepts no liability |
accept no responsibility | accept no liability | cannot be held responsible | can't be held responsible |
can not be held responsible | cannot be held liable | at your own risk | retweets are not endorsements |
retweets do not equal endorsement | retweets not endorsements | rts not endorsements | rts are not endorsements |
rt is not endorsement | sharing is not endorsement | likes are not endorsements | rt = endorsement | rts = endorsement |
retweets = endorsement | likes = endorsement | retweet = endorsement | follows = endorsement |
opinions are mine | all opinions are mine | all opinions mine | views are mine | all views are mine | all views mine |
opinions expressed here are my own | views expressed here are my own | opinions expressed are my own |
views expressed are my own | opinions expressed are mine | views expressed are mine | not those of my employer |
not those of the trust | not those of the ccg | not those of the icb | not those of the nhs |
errors and omissions excepted | e&oe | no responsibility is taken
"""


class Disclaimer(Rule):
    """A text that disclaims what it says."""

    id = "DISC001"
    title = "Standing by what is said"
    clause = "BEST-2"
    severity = Severity.ADVISE

    def applies(self, draft: Draft) -> bool:
        """Return whether the post is ours: on a private one a disclaimer is right."""
        return not draft.personal

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each disclaimer outside quotation marks."""
        quotations = text.once(quotations_of)
        for found in self._phrases.find(text):
            start, end = text.span(found.start, found.end)
            if not quotations.hold(start, end):
                yield self.finding(
                    f"{quoted(text.original[start:end])} lets go of the responsibility for what is said.",
                    "Leave it out, and say only what you stand by: you publish it in our name.",
                    span=(start, end),
                )

    @cached_property
    def _phrases(self) -> Phrases[None]:
        return Phrases(dict.fromkeys(" ".join(phrase.split()) for phrase in _PHRASES.split("|")))
