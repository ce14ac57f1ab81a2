"""PAT009: social handles and profiles of patients.

What it does
    Looks for a handle (@janed) or a profile's address beside words that make its owner a patient ("our patient", "her
    operation"), and stops the post. A reply that speaks to a handle about "your results" or "your appointment" warns,
    and so does a private person's handle beside words of care and thanks, or one that tells of an illness. Handles of
    organisations and of staff are left alone.

Why it matters
    Clause PAT-1: a handle is a name, with a picture and friends. That somebody is a patient is not ours to tell.

What to do
    Take the handle out. Answer in private, or ask for agreement in writing first.

Known limits
    Organisations are told by the words in their handles, staff by the words before. A patient's handle without words
    about care is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.identifiers.handles import Handle, find_handles
from ccgcompose.policy.identifiers.spacing import joined
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text

_BEFORE, _NEAR, _AFTER = 140, 70, 140
_ENOUGH = 3  # an illness in the handle and its private form, or words of care and thanks
# Behind "patient" it makes somebody's post of it: "our patient experience lead".
_OFFICE = (
    r"(?! (?:experience|safety|care|leaders?|advoca\w+|champions?|voice|groups?|network|governors?|advis\w+|nurses?"
    r"|team|special\w+|support|consult\w+|manager)\b)"
)
_REMEDY = "Take the handle out. Answer in private, or have the person's agreement in writing first."


class PatientHandle(Rule):
    """A handle or a profile that shows who a patient is."""

    id = "PAT009"
    title = "Social handle of a patient"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each handle that is a patient's."""
        view = text.once(joined)
        for handle in find_handles(view.text):
            severity = None if handle.is_of_a_body else self._severity(view.text, handle)
            if severity is not None:
                yield self._found(view.span(handle.start, handle.end), severity)

    def _severity(self, folded: str, handle: Handle) -> Severity | None:
        before = folded[max(0, handle.start - _BEFORE) : handle.start].rsplit("\n", 1)[-1]
        after = folded[handle.end : handle.end + _AFTER]
        if self._patient_before.search(before[-_NEAR:]) or self._patient_after.match(after):
            return Severity.BLOCK
        if self._staff_before.search(before):
            return None
        if self._addressed.match(after):
            return Severity.WARN
        return Severity.WARN if self._weight(handle, f"{before} * {after}") >= _ENOUGH else None

    def _weight(self, handle: Handle, around: str) -> int:
        """Return how much the form of a handle and the words around say that its owner is cared for."""
        about = 2 * handle.tells_of_illness + handle.is_private
        told = 2 * (self._care.search(around) is not None) + (self._warm.search(around) is not None)
        told += self._in_private.search(around) is not None
        return about + told - 2 * (self._business.search(around) is not None)

    def _found(self, span: tuple[int, int], severity: Severity) -> Finding:
        message = "This handle shows who the patient is."
        if severity is Severity.WARN:
            message = "This reply shows that the owner of the handle is a patient of ours."
        return self.finding(message, _REMEDY, span=span, severity=severity)

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
            r"|\b(?:one of|two of|among) our (?:new |young |lovely |former |first )?(?:mums|dads|mummies|parents-to-be"
            r"|regulars|service users)[ ,:(-]{1,3}$"
            r"|\b(?:get well|treated|operated on|cared for|delivered|diagnosed|discharged|looked after"
            r"|admitted|thanks to mum|thanks to dad)\b[a-z ,]{0,20}[ ,:(]{1,2}$"
        )

    @cached_property
    def _patient_after(self) -> re.Pattern[str]:
        one = (
            r"(?:(?:who's|he's|she's|they're|that's|who|is|was|are) ){1,2}(?:one of|among|amongst|also|still|now|our"
            r"|the|a|an|my|former|first|youngest|oldest|longest|young|teenage|lovely|brave|own|new|[a-z0-9-]{3,14})"
        )
        ill = (
            r"(?:patients?|diabetics|type [12]s|asthmatics|coeliacs|amputees|survivors?|service users?|inpatients"
            r"|outpatients|in-?patients|dialysis regulars|transplant recipients?|haemophiliacs|epileptics|stoma owners)"
        )
        return re.compile(
            rf"[),:.]{{0,2}} {one}(?: [a-z0-9'-]{{1,14}}){{0,4}} {ill}(?!['a-z0-9]|-led){_OFFICE}|"
            r"[),:.]{0,2} (?:(?:who|is|was|has|had|been|a|our|as|now|came|when|former|one of our) ){0,6}"
            r"(?:(?:was|is|been|being|got) )?(?:treated|admitted|discharged|diagnosed|operated on"
            r"|recovering|in remission|in for (?:her|his|a|an|their)|in with|an inpatient"
            rf"|patients?(?!'){_OFFICE}"
            r"|survived|rang the (?:\w+ ){0,3}bell|beat cancer|had (?:her|his|a|an|their) (?:baby|operation|surgery"
            r"|transplant"
            r"|stroke|treatment|chemo\w*|hip|knee|heart attack))\b"
        )

    @cached_property
    def _staff_before(self) -> re.Pattern[str]:
        return re.compile(
            r"\b(?:dr|doctor|nurses?|matron|sister|consultant|surgeon|director|chief|ceo|chair|manager|colleagues?|prof"
            r"|professor|team|lead|mp|cllr|physio\w*|midwife|paramedic|porter|registrar|psychologist|pharmacist"
            r"|therapist"
            r"|radiographer|dietitian|chaplain|apprentice|volunteer|governor|handler|chef|author|comedian"
            r"|journalist|editor"
            r"|reporter|presenter|artist|speaker|trainee|student|secretary|photo(?:s"
            r"|graph)?(?: credit)?(?: by|:)|image)\b"
            r"[^\n@]{0,30}$"
        )

    @cached_property
    def _care(self) -> re.Pattern[str]:
        """Words that are said of or to somebody who is or was cared for."""
        whose = r"(?:her|his|their|your|ur|my|own)"
        thing = (
            r"(?:diagnosis|journey|treatment|recovery|infusions?|chemo\w*|dialysis|transplant|surgery|operation|op"
            r"|condition|cancer|illness|stroke|birth|labour|pregnancy|baby|twins|stoma|scan|medication|meds"
            r"|therapy|story"
            r"|experience|notes|teeth|knee|hip|tests?|symptoms|fight|battle|stay|admission|ward|care"
            r"|appointment|results?"
            r"|complaint|concerns?|mum|dad|nan|gran|grandad|husband|wife|partner|brother|sister|mother|father"
            r"|son|daughter|loss|kidney|heart|leg|foot|arm|eyes?"
            r"|hearing|wound)"
        )
        fate = (
            "(?:recovery|journey|treatment|diagnosis|operation|transplant|illness|fight|battle|chemo|surgery"
            "|progress)"
        )
        return re.compile(
            rf"\b{whose} (?:[\w'-]{{1,14}} ){{0,3}}{thing}\b|\b[a-z]{{2,14}}'s (?:own )?{fate}\b"
            r"|\b(?:look(?:ed|ing)? after|car(?:ed|ing) for|(?:treat(?:ed|ing)?|see(?:ing)?|meet(?:ing)?"
            r"|help(?:ed|ing)?)"
            r" (?:you|her|him)|get well|better soon|speedy recovery|recovering|remission|cancer[- ]free"
            r"|all clear"
            r"|years? clear|infusions?|chemo\w*|dialysis|transplant|(?:ex|former)[- ]?patient|patients? of ours"
            rf"|our patient{_OFFICE}"
            r"|service user|survivor|stillbirth|bereavement|neonatal|nicu|intensive care|diagnosed|liv(?:ing"
            r"|ed) with|new (?:hip|knee|kidney|heart|liver|leg|arm|baby|lungs?)|operated"
            r"|discharged|admitted|half a heart|birthing|in theatre|icu|itu|hdu|oxygen|wheelchair|prosthe\w+"
            r"|stitches|plaster|rehab|relapse"
            r"|infection|sepsis|your bed|hearing aids?|dentures|glasses|hospital bed|visitors for|rainbow baby"
            r"|born (?:here|at|with)|sleepless nights on)\b"
        )

    @cached_property
    def _warm(self) -> re.Pattern[str]:
        return re.compile(
            r"\b(?:morning|afternoon|evening|hi|hello|hey|message us|following|sending|fab|check out"
            r"|passed (?:this|it)|year ago"
            r"|good to see|great to see|big up|hats off|cheers|takeover|meet|thank(?:s| you)?|ta|diolch|proud"
            r"|sorry|love|lovely"
            r"|well done|congrat\w*|welcome|happy|glad"
            r"|pleased|pleasure"
            r"|follow|replying|reply|thread|reel|shared|sharing|brave|amazing|inspir\w*|wishing|hope|rest|miss"
            r"|kind words"
            r"|letting us know|for (?:telling|sharing|tagging|asking)|shout ?out|huge|massive|good luck|raised"
            r"|fundrais\w*)\b"
        )

    @cached_property
    def _in_private(self) -> re.Pattern[str]:
        """A private answer is asked for."""
        return re.compile(
            r"\b(?:(?:your|our|the|by|via|a) dms?|dm(?:ed|'d)?|direct message|private message|inbox|pm) ?\b"
        )

    @cached_property
    def _business(self) -> re.Pattern[str]:
        """Words about gifts, guests and events."""
        return re.compile(
            r"\b(?:donat\w+|sponsor\w*|easter eggs|vouchers|hosting|hosted|visiting (?:us|our|the)|tickets?"
            r"|gifts|supplies"
            r"|partner(?:s|ship|ing)?|join us|tune in|listen|interview\w*|conference|webinar|keynote|talk"
            r"|lecture|podcast"
            r"|book|programme|policy|tweet ?chat|course|masterclass|workshop|competition|open at|opening|bins"
            r"|bbq|match)\b"
        )

    @cached_property
    def _addressed(self) -> re.Pattern[str]:
        """What only a patient is told."""
        thing = (
            r"(?:blood |test |scan |x-?ray |biopsy |mri |ct |medical |hospital |smear )?(?:results?"
            r"|appointment|operation|surgery|treatment"
            r"|scan|biopsy|diagnosis|medication|prescription|records|notes|referral|admission|discharge"
            r"|pregnancy|baby|condition"
            r"|symptoms|chemo\w*|dialysis|consultation|complaint|stay|swab|smear|bloods|lump|stitches|stent|stoma"
            r"|waters|bump|due date|next dose|bed|repeat(?='s| is)"
            r"|tablets|inhaler|dressing)"
        )
        kin = r"(?:mum|mam|dad|nan|gran|grandad|son|daughter|baby|little one|partner|husband|wife|sister|brother)"
        ring = r"(?:ring|call|phone|contact|come (?:in|back)|pop (?:in|back)|message|text)"
        texted = r"(?:texted|left|sent|rang|rung|phoned|called|emailed|posted|tried)"
        return re.compile(
            rf"[^@\n]{{0,110}}\b(?:your|ur|you had your|about your|sorry about your"
            rf"|your mum's|your dad's|your son's|your daughter's) (?:recent |last |late )?{thing}\b"
            rf"|[^@\n.!?]{{0,30}}\b{ring}\b[^@\n.!?]{{0,50}}\babout"
            rf" (?:your {kin}|(?:the|that) (?:\w{{2,12}} )?{thing})\b"
            rf"|[^@\n.!?]{{0,40}}\bwe(?:'ve| have| had)? {texted} you\b[^@\n.!?]{{0,50}}\b(?:{thing}|your {kin})\b"
            r"|[^@\n.!?]{0,30}\b(?:consultant|doctor|nurse|midwife|physio|surgeon|gp) (?:will|can|wants to|needs to)"
            r" see you\b"
        )
