"""TRUST003: a reply that tells everybody about the person it answers.

What it does
    Finds posts that begin with a handle, or greet one, and speak of that person's appointment, results, record,
    treatment, medicine or complaint. With a result or the record it stops the post.

Why it matters
    Clause TRUST-1: the answer confirms in public that somebody is a patient of ours, whatever they wrote
    themselves.

What to do
    Ask them to send a private message or to ring, and say nothing of their case.

Known limits
    A general answer that speaks of "your GP" or "an appointment" is left alone, and so is an invitation to write to us
    in private.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_LONGEST_REPLY = 2_000


class ExposingReply(Rule):
    """A reply that speaks of somebody's case."""

    id = "TRUST003"
    title = "Reply that exposes a person"
    clause = "TRUST-1"
    severity = Severity.BLOCK
    text_only = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each thing that a reply says of the person's case."""
        folded = text.folded.text[:_LONGEST_REPLY]
        reply = _reply().match(folded)
        if reply is None:
            return
        certain = list(_certain().finditer(folded, reply.end()))
        likely = list(_likely().finditer(folded, reply.end()))
        for match in certain or likely:
            yield self._found(text, match, Severity.BLOCK if certain else Severity.WARN)

    def _found(self, text: Text, match: re.Match[str], severity: Severity) -> Finding:
        span = text.span(*match.span())
        return self.finding(
            f"{quoted(text.original[slice(*span)])} tells everybody about the person whom you answer.",
            "Ask them to send a private message or to ring, and say nothing of their case in public.",
            span=span,
            severity=severity,
        )


@cache
def _reply() -> re.Pattern[str]:
    """Return how a reply begins: with a handle, or with a greeting and one."""
    return re.compile(
        r"\s{0,5}(?:\.?@[\w.]{1,40}|(?:hi|hello|hey|dear|sorry|thanks|thank you|good (?:morning|afternoon"
        r"|evening)|re|to|reply to)"
        r"[ ,:]{1,3}(?:there |to )?@[\w.]{1,40}"
        r"|(?=[^\n]{0,280}[ ,]@[\w.]{1,40}[.! ]{0,3}$)(?=(?:sorry|sad|glad|pleased|thanks|thank you|hope)\b))"
    )


_THING = (
    r"(?:appointments?|operation|surgery|scans?|x-?rays?|biops(?:y|ies)|tests?|blood tests?|bloods|smear"
    r"|treatment|medication"
    r"|prescription|tablets|referral|therapy|chemo(?:therapy)?|diagnosis|condition|pregnancy|miscarriage"
    r"|admission|discharge"
    r"|stay|complaint|case|consultation|visit|symptoms|injury|dressing|counselling|assessment|sick note|fit note"
    r"|waiting list)"
)


_CONDITION = (
    r"(?:depression|anxiety|abortion|overdose|cancer|hiv|diabetes|miscarriage|self-?harm|addiction|drinking|psychosis"
    r"|eating disorder|stroke|dementia|epilepsy|infertility|ivf|stillbirth|breakdown|suicide attempt|relapse)"
)


@cache
def _certain() -> re.Pattern[str]:
    """Return what only somebody who looked it up can say."""
    return re.compile(
        r"\b(?:your|her|his|their) (?:[\w-]{1,20} ){0,3}?(?:results?|records?|notes|file|test came|tests? (?:is"
        r"|are|was|were)"
        r"|biopsy (?:is|was)|diagnosis|medical history|nhs number|hospital number)\b(?: (?:is|are|was|were|have"
        r"|has|shows?|say|came)(?: [\w-]{1,20}){0,3})?"
        r"|\b(?:we|i)(?:'ve| have)? (?:just |now |also )?(?:checked|looked (?:at|up|in|into)|found|seen|see|can"
        r" see|read|pulled up|reviewed) (?:from |on |in |up )?(?:your [\w-]{1,20}|you on [\w-]{1,20}|that you)\b"
        r"|\b(?:our|the) (?:records?|system|notes) (?:shows?|says?|tells? us) (?:that )?you(?:r)?\b"
        r"|\byou(?:'re| are) on (?:the|our) (?:waiting list|list for|caseload)\b"
        r"|\byou (?:were|are|have been) (?:admitted|discharged|diagnosed|referred|prescribed|sectioned|booked in"
        r"|under (?:our|the))\b"
        r"|\byou (?:missed|did not attend|didn't attend|cancelled) your (?:[\w-]{1,20} ){0,2}?appointment"
        rf"|\byour (?:[\w-]{{1,20}} ){{0,2}}?{_THING} (?:(?:for|of|at|with|on|in|to) (?:[\w-]{{1,20}}"
        rf" ){{1,5}}?)?(?:is|was|has been|will be) (?:on|at|booked|cancelled|moved"
        rf"|rebooked|rescheduled|confirmed|negative|positive|ready|for)\b"
    )


@cache
def _likely() -> re.Pattern[str]:
    """Return what confirms that somebody is a patient, or has complained."""
    return re.compile(
        rf"\b(?:sorry|sad|glad|pleased|happy|delighted|thank you|thanks|apologies|apologise|about|regarding|after"
        rf"|during|with|following|for|discuss)"
        rf" (?:to hear |that |about |for |of |how |with |again ){{0,3}}your (?:(?!local|own)[\w-]{{1,20}}"
        rf" ){{0,3}}?{_THING}\b"
        rf"(?: (?:yesterday|today|last \w+|on \w+|this \w+|with \w+(?: \w+)?))?"
        rf"|\b(?:your|the) (?:[\w-]{{1,20}} ){{0,2}}?(?:complaint|appointment|operation|scan) (?:yesterday|today"
        rf"|last \w+|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|with (?:dr|mr|mrs|ms|our)\b)"
        rf"|\b(?:hope|hoping|glad|pleased|happy) (?:that )?(?:the|your) (?:[\w-]{{1,20}} ){{0,2}}?{_THING}(?:"
        rf" (?:on|for) your \w+)? (?:went|goes|is|was)(?:"
        rf" \w+)?|\byour complaint (?:about|against|regarding|has|is|was|to)\b"
        r"|\b(?:coming to|visiting|attending) our (?:[\w-]{1,20} ){1,3}clinic\b"
        rf"|\byou (?:told|said to|wrote to|shared with|confided in|mentioned to) us (?:about |of )?your (?:{_CONDITION}"
        rf"|{_THING})\b"
        rf"|\bfor (?:telling us|sharing with us|letting us know) (?:about |of )?your (?:{_CONDITION}|{_THING})\b"
        rf"|\b(?:sorry|glad|sad|pleased|hope)\b[^.\n]{{0,25}} your (?:[\w-]{{1,20}} )?{_CONDITION}\b"
        r"|\b(?:we|i) saw you (?:at|in|on) (?:the|our) (?:[\w-]{1,20} ){1,3}(?:clinic|ward|unit|hub|service)\b"
        r"|\bwhen you (?:were|came|visited|saw) (?:in|to|on|with|our|us|here|dr|mr|mrs|ms)\b"
        r"|\byour (?:son|daughter|mum|mother|dad|father|wife|husband|partner|baby|child)(?:'s)? (?:[\w-]{1,20} ){0,3}?"
        rf"(?:{_THING}|results?|records?|care)\b"
        r"|\byour (?:son|daughter|mum|mother|dad|father|wife|husband|partner|baby|child) (?:fell|died|waited|had"
        r" to|was (?:in|on|treated|seen|admitted))\b"
    )
