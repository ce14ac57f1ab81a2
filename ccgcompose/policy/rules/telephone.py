"""PAT007: telephone numbers of people.

What it does
    Looks for telephone numbers in any spacing, with an international prefix, or spelled out. Beside one
    person a number stops the post. A mobile that no service announces warns. Numbers that people are asked
    to ring, and all that begin with 03, 08 or 09, are left alone.

Why it matters
    Clause PAT-1: a number leads to one person, and anybody can ring it.

What to do
    Take the number out. If people should ring a service, say which ("call us on ...").

Known limits
    A landline counts only beside words about a person, or that we rang. Whose mobile it is, the words around must tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.identifiers.cues import Stance, cues_of
from ccgcompose.policy.identifiers.numerals import numerals
from ccgcompose.policy.identifiers.telephones import Line, Telephone, find_telephones
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import View

_SURE = 2.0
_BEFORE = 80  # how far an order may stand before its number
# "Ring 0114 ...": how much an order to anybody speaks for a service; with a mobile it may be one to a colleague.
_ASKED = {Line.LANDLINE: 3.0, Line.MOBILE: 2.0, Line.ABROAD: 2.0}
_THEIRS = 6.0  # how much words that can only be about a person's number say, and those about an office's
_ILL = 4.0  # how much it says that somebody's trouble stands right behind a number
_KIN = (
    r"(?:mum|mummy|mam|dad|daddy|nan|nana|gran|granny|grandad|grandma|wife|husband|daughter|son|sister|brother"
    r"|granddaughter|grandson|auntie|aunt|uncle|niece|nephew|partner|neighbour|patient|complainant"
    r"|relative|caller)"
)
_REMEDY = "Take the number out. If it belongs to a service, say which and for what people should ring."


class PersonalTelephone(Rule):
    """A telephone number that may be a patient's."""

    id = "PAT007"
    title = "Telephone number of a person"
    clause = "PAT-1"
    severity = Severity.BLOCK
    about_words = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each number that is no service's."""
        view = text.once(numerals)
        for phone in find_telephones(view.text):
            if phone.line is Line.PUBLIC:
                continue
            span = view.span(phone.start, phone.end)
            severity = self._severity(phone, self._stance(text.once(cues_of).around(*span), view, phone))
            if severity is not None and not any(link.start <= span[0] < link.end for link in text.links):
                yield self._found(span, severity)

    def _stance(self, stance: Stance, view: View, phone: Telephone) -> Stance:
        """Return what the cues say, with an order to anybody to ring counted for a service."""
        before = view.text[max(0, phone.start - _BEFORE) : phone.start]
        if self._theirs.search(before) or self._theirs_after.match(view.text, phone.end):
            return replace(stance, person=stance.person + _THEIRS)
        if self._post.search(before):
            return Stance(0.0, stance.service + _THEIRS)
        if self._ill_after.match(view.text, phone.end):
            return replace(stance, person=stance.person + _ILL)
        asked = self._order.search(before) and not self._request.search(before)
        return replace(stance, service=stance.service + _ASKED[phone.line]) if asked else stance

    def _severity(self, phone: Telephone, stance: Stance) -> Severity | None:
        if stance.is_person and stance.person >= _SURE:
            return Severity.BLOCK
        if stance.is_service:
            return None
        if phone.line is Line.LANDLINE and not stance.is_person:
            return None
        return Severity.WARN

    def _found(self, span: tuple[int, int], severity: Severity) -> Finding:
        message = "This telephone number stands beside a person. Anybody could ring it."
        if severity is Severity.WARN:
            message = "Whose telephone number is this? If it is a person's, anybody could ring it."
        return self.finding(message, _REMEDY, span=span, severity=severity)

    @cached_property
    def _theirs(self) -> re.Pattern[str]:
        """Tell right before a number that we rang somebody there, or have it of somebody."""
        rang = (
            r"(?:called|rang|rung|phoned|telephoned|texted|messaged|whatsapped|dialled|tried|contacted|reached|ringing"
            r"|calling|phoning|texting|left (?:you |her |him |them )?(?:a )?(?:voicemail|message)s?)"
        )
        who = (
            r"(?:we|i|they|someone|somebody|team|crew|nurse|matron|doctor|secretary|staff|'ve|have|has|keep)"
        )
        office = (
            r"(?!(?:trust|hospital|team|clinic|ward|unit|service|nhs|charity|surgery|practice|pharmacy"
            r"|council|it)'s)"
        )
        whose = rf"(?:her|his|their|(?<!from )(?<!on )(?<!using )(?<!with )your|my|{office}[a-z]{{2,15}}'s)"
        phone = r"(?:mobile|phone|cell|landline|number|contact number|home number|home phone|whatsapp|tel)"
        link = r"(?: (?:number|is|was|as|on|at|here|still|being)){0,3}[ :,(-]{1,3}"
        kept = r"(?:have|had|got|has|see|show|shows|listed|down|hold|holding)"
        return re.compile(
            rf"\b{who}\b(?: (?:also|just|now|already|twice|then|not|been|only))? {rang}\b[^.!?\n0-9]{{0,45}}$"
            r"|\b(?:rang|called|phoned|texted|messaged|voicemail|missed call|message)s? (?:\w{1,12} ){0,3}from \(?$"
            rf"|\b{whose} (?:\w{{1,12}} )?{phone}{link}$"
            rf"|\b{kept} (?:you|her|him|them|a number|the number|your number)\b[^.!?\n0-9]{{0,25}}$"
            rf"|\bnumber (?:that )?(?:we|i|they)(?: have|'ve got|'ve| hold| had)\b[^.!?\n0-9]{{0,20}}$"
            r"|\b(?:text|reminder|message|call|letter|code)s? (?:\w{1,10} ){0,2}(?:went|sent|goes?|going|gone) to \(?$"
            rf"|\b{_KIN}(?:'s)?(?: \w{{2,14}})?[:,( -]{{1,3}}(?:(?:tel|mob|mobile|on|at|is|phone|no"
            rf"|contact)\b[.: ]{{0,2}}){{0,2}}\(?$"
            r"|\b(?:rings|phones|texts|calls|rang|phoned) (?!us\b|our\b|the\b|on\b)\w{2,14} (?:back )?(?:on|at) \(?$"
            r"|\b(?:ring|phone|call|text|reach) you (?:back )?(?:on|at) \(?$"
            r"|\b(?:they|we|he|she|nurse|doctor|team|somebody|someone)(?:'ll| will) (?:ring|call|phone|text) \(?$"
            r"|\b(?:reminder|our|your|his|her|missed|the) (?:calls?|texts?) to \(?$|(?<!the )(?<!our )\b(?:landline"
            r"|home tel)[ :.]{1,3}$"
            r"|\b(?:next of kin|nok|emergency contact|contactable on|answers? (?:to|on)|reach(?:able)? (?:her"
            r"|him|them) on"
            r"|(?:text|ring|call|phone|whatsapp|message) (?:mum|dad|nan|gran|grandad|(?:your|his|her) (?!on "
            r"|at |back )\w{2,14})(?: back)?"
            r"(?: on| at)?|(?:drop|give|send) (?!us\b|our\b)\w{2,12} a \w{2,8} on|(?<!us a )(?:bell|buzz) on"
            r"|chat with \w{1,10} on)[ :,]{1,2}\(?$"
        )

    @cached_property
    def _theirs_after(self) -> re.Pattern[str]:
        """Tell right behind a number that it is somebody's."""
        wants = (
            r"(?:wants|wanted|would like|says|said|asks|asked|is asking|rang|called|phoned|has rung|has called|needs"
            r"|wishes|is waiting|complained|is worried|is desperate|would love|won't|isn't|doesn't|hasn't)"
        )
        whose = (
            r"(?:his|her|mum's|dad's|my|their|your|the (?:patient|daughter|son|wife|husband|family|mum|dad"
            r"|carer)'s)"
        )
        return re.compile(
            rf"\)?,? (?:who )?{wants}\b|\)?\W{{1,4}}(?:that's |that is |is |it's |it is |belongs to "
            rf"|was )(?:still )?{whose}\b"
            r"|\)?,? (?:but (?:it|there|no|she|he|they)\b|went to voicemail|rang out|no answer|no reply"
            r"|on file|on record|is that (?:still |the )?(?:right|correct|your)|is (?:still |the )?(?:right"
            r"|best|correct)"
            r"|after [0-9]|she (?:works|is)|he (?:works|is)|re:? (?:her|his)|about (?:her|his|their|mum|dad)"
            r"|several times|all (?:day|morning|week)|three times|twice|to tell (?:her|him|you)|to say (?:her"
            r"|his|your))\b"
        )

    @cached_property
    def _ill_after(self) -> re.Pattern[str]:
        """Tell right behind a number what somebody there suffers or cannot do, or what they are to be told."""
        not_well = (
            r"(?:waters?|contractions?|contracting|labour|bleeding|chest pains?|in pain|stitches|sutures|plaster"
            r"|catheter|dressing|stoma|swollen|swelling|temp(?:erature)?|fits?|fitting|seizures?|fallen|fell"
            r"|vomiting|being sick|dizzy|breathless|short of breath|rash|reduced movements|suicidal"
            r"|tearful|crying|confused|out of (?:insulin|tablets|meds)"
            r"|(?:her|his) \w{3,14}|script|worried about (?:her|his))"
        )
        cannot = r"(?:can't|cannot|couldn't|hasn't|didn't|doesn't|won't|wants|needs|keeps|missed|forgot|lost)"
        state = r"(?:bleeding|locked|stuck|worried|crying|waiting|desperate|confused|pregnant|due|in (?:labour|pain))"
        told = r"(?:date|time|results?|appointment|address|dose|letter)"
        return re.compile(
            rf"\)?(?: ?[,:;(-]{{1,2}} | re:? )(?:(?:has|had|still|new|bad|severe|some|the|got|a) ){{0,2}}{not_well}\b"
            r"(?! (?:or|and|team|clinic|line|service|helpline|ward|unit|support|nurse|advice|group|questions|room))"
            rf"|\)?(?: the (?:new |right |next |correct ){{0,2}}{told}\b)?[,;:. -]{{1,3}}(?:she|he)(?: is|'s)?"
            rf" (?:{cannot}|{state})\b"
        )

    @cached_property
    def _post(self) -> re.Pattern[str]:
        """Ask anybody to ring a colleague by the post that they hold, or about a job."""
        post = (
            r"(?:dr|prof|professor|sister|matron|lead|manager|director|head of|coordinator|co-ordinator|officer"
            r"|secretary"
            r"|consultant|clinical|nurse|midwife|recruitment|hr|guardian|chaplain|administrator|practitioner"
            r"|advisor|adviser)"
        )
        job = (
            r"(?:informal (?:chat|discussion|visit|enquir)|vacancy|vacancies|recruiting|hiring|apply"
            r"|apprentic|band [2-9])"
        )
        return re.compile(
            rf"\b(?:{job})[^\n]{{0,70}}$|\b(?:call|ring|contact|phone|speak to|talk to|email)\b[^.!?\n]{{0,40}}"
            rf"\b{post}\b[^.!?\n]{{0,40}}$"
        )

    @cached_property
    def _request(self) -> re.Pattern[str]:
        """Ask a colleague to ring."""
        return re.compile(
            r"\b(?:can|could|would|will) (?:somebody|someone|anybody|anyone|you|we"
            r"|i)\b[a-z ]{0,20}$"
        )

    @cached_property
    def _order(self) -> re.Pattern[str]:
        """Ask anybody to ring: an order without an object right before the number."""
        verb = (
            r"(?:call|ring|phone|text|telephone|tel|textphone|whatsapp|sms|dial|helpline|line"
            r"|enquiries|bookings?)"
        )
        order = r"(?:us|free|now|today|our team|the team|them|\w{3,12}(?: (?:or|and) \w{3,12})? on)"
        return re.compile(
            rf"\b(?:text [a-z0-9]{{2,12}} to|{verb}(?: {order}){{0,2}})(?: (?:on|at))?[ :]{{1,2}}(?:\w{{2,9}} or )?\(?$"
            rf"|[☎📞]\W{{0,3}}$"
            r"|\b(?:contact|call|ring|speak to|talk to) (?:our|the|your)(?: [a-z'&-]{1,20}){0,5}"
            r" (?:team|line|desk|office|hotline|services?) (?:on|at) \(?$"
        )
