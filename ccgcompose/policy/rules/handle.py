"""PAT009: social handles and profiles of patients.

What it does
    Looks for a handle (@janed) or a profile's address beside words that make its owner a patient ("our patient", "her
    operation"), and stops the post. A reply that speaks to a handle about "your results" or "your appointment" warns.
    Handles of organisations are left alone.

Why it matters
    Clause PAT-1: a handle is a name, with a picture and friends. That somebody is a patient is not ours to tell.

What to do
    Take the handle out. Answer in private, or ask for agreement in writing first.

Known limits
    Organisations are told by the words in their handles. A patient's handle without words about care is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.nearby import has_any
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_BEFORE, _AFTER = 70, 140
_REMEDY = "Take the handle out. Answer in private, or have the person's agreement in writing first."


# One of these stands in whatever names an account.
_SIGNS = (
    *("@", ".com/", ".net/", "insta", "snap", "tiktok", "twitter", "facebook", "fb"),
    *("ig:", "ig handle", "ig name", "ig is", "ig account"),
)


class PatientHandle(Rule):
    """A handle or a profile that shows who a patient is."""

    id = "PAT009"
    title = "Social handle of a patient"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each handle that is a patient's."""
        folded = text.folded.text
        if not has_any(folded, _SIGNS):
            return
        for match in self._handle.finditer(folded):
            severity = self._severity(folded, match)
            if severity is not None:
                yield self._found(text.span(*match.span(match.lastgroup or 0)), severity)

    def _severity(self, folded: str, match: re.Match[str]) -> Severity | None:
        name = match[match.lastgroup or 0].rsplit("/", 1)[-1].lstrip("@").replace("_", "").replace(".", "")
        if self._organisation.search(name):
            return None
        start = match.start(match.lastgroup or 0)
        before = folded[max(0, start - _BEFORE) : start].rsplit("\n", 1)[-1]
        after = folded[match.end() : match.end() + _AFTER]
        if self._patient_before.search(before) or self._patient_after.match(after):
            return Severity.BLOCK
        if self._staff_before.search(before):
            return None
        return Severity.WARN if self._addressed.match(after) else None

    def _found(self, span: tuple[int, int], severity: Severity) -> Finding:
        message = "This handle shows who the patient is."
        if severity is Severity.WARN:
            message = "This reply shows that the owner of the handle is a patient of ours."
        return self.finding(message, _REMEDY, span=span, severity=severity)

    @cached_property
    def _handle(self) -> re.Pattern[str]:
        site = (
            r"(?:facebook|instagram|twitter|x|tiktok|linkedin|threads)\.(?:com|net)/(?:in/"
            r"|@)?[a-z0-9._-]{3,40}"
        )
        label = (
            r"(?:insta|instagram|snapchat|snap|tiktok|twitter|facebook|fb|ig)(?: (?:handle|name|is"
            r"|account))?: ?@?"
        )
        return re.compile(
            r"(?<![a-z0-9@.])(?P<at>@[a-z0-9_](?:[a-z0-9_.-]{1,40}[a-z0-9_])?)(?!@)"
            rf"|(?<![a-z0-9.])(?:https?://)?(?:www\.)?(?P<profile>{site})|\b{label}"
            rf"(?P<name>[a-z0-9_.]{{3,30}})"
        )

    @cached_property
    def _organisation(self) -> re.Pattern[str]:
        return re.compile(
            r"nhs|trust|hospital|council|official|charity|healthcare|healthwatch|health$|police"
            r"|ambulance|gov$|radio|bbc|itv"
            r"|clinic|surgery|pharmac|uk$|ccg|icb$|college|school|communit|foundation|society|support"
            r"|cancer|redcross"
            r"|samaritan|^rcn|^rcgp|royal|england|scotland|wales|parliament|press$|media|comms|library"
            r"|museum|festival"
            r"|rotary|scouts|fire$|firerescue|service|^age|careuk|carers|news|charit|team|hub$|uni$"
            r"|university|fc$|rfc$"
            r"|times$|gazette|herald|express|^mind|dementia|pals$|ward|hospice|friends|volunteer"
        )

    @cached_property
    def _patient_before(self) -> re.Pattern[str]:
        who = (
            r"(?:(?:our|my|a|this|the|former|ex-?|young|brave|lovely|amazing|wonderful|inspirational"
            r"|one of our|to) )?"
            r"(?:patients?|service user|inpatient|survivor|resident)"
        )
        return re.compile(
            rf"\b{who}(?: (?!safety|experience|day|week|story|stories|care|info|advice|voice|leader"
            rf"|and)[a-z'-]{{1,20}}){{0,3}}[ ,:(-]{{1,3}}$"
            r"|\b(?:her|his|their|patient's|mum's|dad's) (?:handle|insta(?:gram)?|twitter|account"
            r"|facebook|profile|page|tiktok)[a-z ]{0,20}[ :,(@]{1,4}$"
            r"|\b(?:get well|treated|operated on|cared for|delivered|diagnosed|discharged|looked after"
            r"|admitted|thanks to mum|thanks to dad)\b[a-z ,]{0,20}[ ,:(]{1,2}$"
        )

    @cached_property
    def _patient_after(self) -> re.Pattern[str]:
        return re.compile(
            r"[),:.]{0,2} (?:(?:who|is|was|has|had|been|a|our|as|now|came|when|former|one of our) ){0,6}"
            r"(?:(?:was|is|been|being|got) )?(?:treated|admitted|discharged|diagnosed|operated on"
            r"|recovering|in remission|in for (?:her|his|a|an|their)|in with|patients?|a patient"
            r"|our patient|an inpatient"
            r"|survived|beat cancer|had (?:her|his|a|an|their) (?:baby|operation|surgery|transplant"
            r"|stroke|treatment|chemo\w*|hip|knee|heart attack))\b"
        )

    @cached_property
    def _staff_before(self) -> re.Pattern[str]:
        return re.compile(
            r"\b(?:dr|nurse|matron|consultant|director|chief|ceo|chair|manager|colleague"
            r"|team|lead|mp|cllr)\b[^\n]{0,30}$"
        )

    @cached_property
    def _addressed(self) -> re.Pattern[str]:
        """What only a patient is told."""
        thing = (
            r"(?:blood |test |scan |x-?ray |biopsy |mri |ct |medical |hospital |smear )?(?:results?"
            r"|appointment|operation|surgery|treatment"
            r"|scan|biopsy|diagnosis|medication|prescription|records|notes|referral|admission|discharge"
            r"|pregnancy|baby|condition"
            r"|symptoms|chemo\w*|dialysis|consultation|complaint|stay)"
        )
        return re.compile(
            rf"[^@\n]{{0,110}}\b(?:your|ur|you had your|about your|sorry about your"
            rf"|your mum's|your dad's|your son's|your daughter's) (?:recent |last |late )?{thing}\b"
        )
