"""PAT020: a person's name.

What it does
    Finds people's names with a model of our own, on this device, and weighs what stands around each: a
    patient's name ("Margaret was admitted", "our resident Priya Patel", "Tom's operation") stops the post; a
    name in one breath with illness or care asks for a record of consent; a name with an age, or one that
    stands as in a note about somebody, warns; any other name of somebody without a post is pointed out.

Why it matters
    Clause PAT-1: nothing that leads to a patient is published unless the patient has agreed in writing. A
    name leads there before all else.

What to do
    Take the name out, or have the person's written consent on record first. First names lead to people, too.

Known limits
    Names that are everyday words (Grace, Will, May), written in small letters, are often missed, as are names
    that nobody has in our lists and that stand alone. Who has a post is told by the words beside the name;
    staff of the workspace, public names of the settings, figures of public life and people whose consent lets
    them be named are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.naming.judging import Bearer
from ccgcompose.policy.naming.people import Mention, mentions
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_TAKE_OUT = "Take the name out, or have the person's written consent on record before you publish."
_ASK = "Is this a patient or a member of the public? Then record their consent, or leave the name out."
_NOBODY_BEHIND = "See that nobody who lives can be recognised behind the story."
_WEIGHT = {
    Bearer.PATIENT: Severity.BLOCK,
    Bearer.IN_CARE: Severity.RECORD,
    Bearer.AGED: Severity.WARN,
    Bearer.SOMEBODY: Severity.ADVISE,
    Bearer.INVENTED: Severity.ADVISE,
}
_SAYS = {
    Bearer.PATIENT: "{} is named here as a patient.",
    Bearer.IN_CARE: "{} is named here together with illness or care. That shows who a patient is.",
    Bearer.AGED: "{} is named here with personal details.",
    Bearer.SOMEBODY: "{} looks like a person's name.",
    Bearer.INVENTED: "{} is told as somebody invented.",
}
_REMEDIES = {Bearer.SOMEBODY: _ASK, Bearer.AGED: _ASK, Bearer.INVENTED: _NOBODY_BEHIND}


class PersonName(Rule):
    """The name of a patient, or of somebody who may be one."""

    id = "PAT020"
    title = "A person's name"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each mention of a patient, and one for each other person."""
        told: set[tuple[str, ...]] = set()
        for mention in mentions(draft, text):
            if mention.bearer is Bearer.SOMEBODY and mention.words in told:
                continue
            told.add(mention.words)
            if mention.bearer in _WEIGHT:
                yield self._found(mention)

    def _found(self, mention: Mention) -> Finding:
        bearer = mention.bearer
        return self.finding(
            _SAYS[bearer].format(quoted(mention.name.name)),
            _REMEDIES.get(bearer, _TAKE_OUT),
            span=(mention.name.start, mention.name.end),
            severity=_WEIGHT[bearer],
        )
