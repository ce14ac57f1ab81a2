"""PAT021: a name that reads as a patient's.

What it does
    A small language model of our own reads the whole post on this device and weighs from its sense whose each name
    is: a patient's, a relative's, a member of the public's, or that of somebody who has a post or is known in
    public. Where the first is likelier it warns, also where no single word beside the name gives it away.

Why it matters
    Clause PAT-1: nothing that leads to a patient is published unless the patient has agreed in writing. A
    first name in a thank-you post is enough for those who know the family.

What to do
    Take the name out, or have the person's written consent on record first. If it is a colleague's name, say
    what they do, or add them to the names that may stand in public.

Known limits
    It runs behind the typing, some hundredths of a second later than PAT020. It reads English. It errs where
    nothing but knowledge of the people tells a patient from a colleague.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.names import NameSpan
from ccgcompose.policy.naming.around import Around, around
from ccgcompose.policy.naming.cues import cues
from ccgcompose.policy.naming.judging import Bearer, bearer_of, is_no_person, tells_of_nobody
from ccgcompose.policy.naming.known import agreed, may_be_named
from ccgcompose.policy.naming.words import listed
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.tagger.reading import Stretch, names_in
from ccgcompose.policy.text import Text

_SURE = 0.55  # where a post stands beside a name
_SURER = 0.75  # where a name is written small, as common words are
_LIKELY = 0.1  # a warning costs a look; a patient's name that goes out cannot be taken back
_HARDLY = 0.2  # where somebody does what helpers and guests do
_ASK = "Is this a patient, a relative or a member of the public? Then record their consent, or leave the name out."


class ReadsAsPatient(Rule):
    """A name that is, by the sense of the post, a patient's or a relative's."""

    id = "PAT021"
    title = "A name that reads as a patient's"
    clause = "PAT-1"
    severity = Severity.WARN
    about_words = True
    slow = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each name that is likely a patient's."""
        if cues().english.search(text.folded.text) is None:
            return
        for name in names_in(text):
            if name.chance >= _LIKELY and not _may_stand(text, name, draft):
                written = quoted(text.original[name.start : name.end])
                invented = tells_of_nobody(text, name.start, name.end)
                yield self.finding(
                    f"{written} reads as the name of a patient, a relative or a member of the public.",
                    _ASK,
                    span=(name.start, name.end),
                    severity=Severity.ADVISE if invented else None,
                )


def _is_a_name_here(place: Around, name: Stretch) -> bool:
    """Return whether a word that is a name elsewhere ("Grace") is surely one by the sense of the post."""
    return name.chance >= _SURE and all(word in listed("also_names") for word in place.words)


def _may_stand(text: Text, name: Stretch, draft: Draft) -> bool:
    """Return whether it is no person, one of ours, one known in public, or one who agreed to be named as ill."""
    written = text.original[name.start : name.end]
    place = around(text, NameSpan(name.start, name.end, written, name.chance))
    if not place.words or (is_no_person(place) and not _is_a_name_here(place, name)):
        return True
    if name.chance < _SURER and written.islower():
        return True
    if name.chance < _SURE and bearer_of(place, draft) is Bearer.IN_A_POST:
        return True
    if name.chance < _HARDLY and cues().acts.match(place.after):
        return True
    return may_be_named(place.words, place.title, draft) or agreed(place.words, draft, illness=True)
