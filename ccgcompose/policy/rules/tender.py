"""PROP003: numbers and words of a purchase that is under way.

What it does
    Finds the numbers by which contracts, orders, invoices, tenders, call-offs and framework lots are filed, and the
    words of a purchase that is not decided in public yet: preferred bidder, shortlisted suppliers, evaluation
    scores, standstill, intention to award, best and final offer, single tender waiver.

Why it matters
    Clause PROP-1: who bids, how the bids are scored and under which number a contract runs is between us and the
    suppliers. Assessment summaries go to them before the award notice is published, and no contract is made until the
    standstill after it is over (Procurement Act 2023, sections 50 and 51): a word too early can bring a claim.

What to do
    Leave it out, or wait for the notice on Find a Tender and link to that.

Known limits
    Does not know which award has been published: a sentence that names Find a Tender, Contracts Finder or a
    published notice is left alone. A bare number without its word is not found.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.clue_rule import ClueRule, Said
from ccgcompose.policy.clues import Clue, Clues


class Tender(ClueRule):
    """A number or a word of a purchase."""

    id = "PROP003"
    title = "Contract number or tender language"
    clause = "PROP-1"
    severity = Severity.WARN

    def clues(self) -> Clues:
        """Return the wordings of purchasing."""
        return _clues()

    def said(self) -> Mapping[str, Said]:
        """Return what is said of numbers, and of words."""
        return _SAID


_SAID = {
    "number": Said(
        "{} is a number from our files with a supplier.",
        "Leave the number out. To show a contract, link to its public notice on Find a Tender.",
    ),
    "tender": Said(
        "{} speaks of a purchase that may not be decided in public yet.",
        "Ask procurement whether it may be told. Once the award notice is out, link to that.",
    ),
}

# A purchase that was made public, or an invitation that is meant to be.
_PUBLIC = (
    r"contracts finder|find a tender|award notice|contract notice|\bnow open\b|\bapply\b|invit(?:e|es|ing) |\bhow"
    r" to bid\b"
    r"|published|\bawards? (?:ceremony|night|evening|category)"
)
# Letters and digits with at least one digit, as files are numbered: 4500012345, CON-2026-041, RM6187.
_FILED = r"(?=[a-z/_.-]{0,12}\d)[a-z0-9][a-z0-9/_-]{2,24}"
_TO = r"(?:\s?(?:number|numbers|num|no\.?|nos\.?|ref\.?|reference|id|code|#)){0,2}\s?[:#=-]?\s?(?:is |was )?"
_OTHER_TENDER = r"\blegal tender|\btender (?:loving|breast|to the touch|skin|spot|lump|stem|care|age)"
_BIDDERS = r"(?:suppliers?|bidders?|tenderers?|providers?|companies|firms|contractors?|vendors?)"

_WHAT = (
    r"purchase[ -]order|contract|invoice|tender|call-?off(?: contract| order)?|requisition|framework(?:"
    r" agreement| lot)?"
    r"|procurement|quotation|quote|supplier|vendor|purchase requisition"
)
_NAMED = r"(?:number|num|no\.?|ref\.?|reference|id|code|#)"
_NUMBERS = (
    Clue(
        "number",
        "contract ref|tender ref|order ref|contract no|contract number|supplier ref",
        r"(?<!\w)[a-z]{2,6}[/-](?:\d{2,4}[/-])?\d{2,6}(?!\w)",
    ),
    Clue(
        "number",
        "ref|inv",
        rf"\b(?:tender|contract|procurement|framework|purchase|invoice)\b[^.\n!?]{{0,40}}?\(?\b(?:ref"
        rf"|reference)\.?:? ?{_FILED}(?!\w)"
        rf"|\binv(?:oice)?\.? (?:no\.?|number|ref)\s?:?\s?{_FILED}(?!\w)",
        unless=_OTHER_TENDER + r"|\bnhs jobs\b|\bvacanc|\bapply\b",
    ),
    Clue("number", "po", r"(?<!\w)po[- ]?\d[\d-]{4,14}(?![\w])"),
    Clue(
        "number",
        "purchase|contract|invoice|tender|call|requisition|framework|procurement|quot|supplier|vendor",
        rf"\b(?:{_WHAT})\s?(?:\({{0,1}}po\)?\s?)?{_NAMED}\s?{_NAMED}?\s?[:#=-]?\s?(?:is |was )?{_FILED}(?![\w])",
    ),
    Clue(
        "number",
        "purchase order|invoice|contract|tender|requisition",
        r"\b(?:purchase order|invoice|contract|tender|requisition)\s?[:#]?\s?"
        r"(?:[a-z]{1,6}[-/_]?)?\d[\d/_-]{3,18}\b(?!\s?%|,\d|\.\d)",
        unless=r"\b(?:since|in|until|from|to|by) (?:19|20)\d\d\b|" + _OTHER_TENDER,
    ),
    Clue(
        "number",
        "po |po-|po#|po:|p.o|po1|po2|po3|po4|po5|po6|po7|po8|po9|po0",
        rf"(?<![\w.])p\.?o\.?(?:{_TO})(?<!box )[a-z]{{0,3}}-?\d{{5,12}}\b",
    ),
    Clue("number", "inv", r"(?<![\w])inv(?:oice)?[-/_#]{1,2}\d[\d/_-]{2,16}\b"),
    Clue(
        "number",
        "rm|lot ",
        r"(?<![\w])rm\d{4}(?:\.\d)?(?:[/, ]{1,2}lot ?\d+)?\b|\blot\s?(?:no\.? ?)?\d{1,2}[a-d]?\b",
        only=r"framework|tender|procure|contract|supplier|call-?off|bidder|rm\d{4}",
        unless=r"\bbatch\b|\bauction\b|\braffle\b",
    ),
    Clue(
        "number",
        "itt|rfp|rfq|pqq|psq",
        r"(?<![\w])(?:itt|rfp|rfq|pqq|psq)[-_/: #]{1,2}(?:no\.?|number|ref\.?)?\s?[a-z]{0,5}[-/_]?\d[\w/-]{1,16}",
    ),
    Clue(
        "number",
        "cost cent|budget code|ledger code|gl code",
        r"\b(?:cost cent(?:re|er)|budget code|ledger code|gl code)\s?(?:code|number|no\.?)?\s?[:#]?\s?(?:is )?"
        r"[a-z]{0,3}\d{4,10}\b",
    ),
)
_WORDS = (
    Clue(
        "tender",
        "bid|tender|evaluation",
        rf"\b{_BIDDERS} (?:\w+ ){{0,3}}?(?:put in|submitted|sent in|entered) (?:an? |their )?(?:\w+ )?(?:bids?"
        rf"|tenders?)\b"
        r"|\bevaluation (?:criteria|weightings?)\b[^.\n!?]{0,40}?\b(?:price|cost)\b",
        unless=_PUBLIC,
    ),
    Clue(
        "tender",
        "bidding",
        rf"\b{_BIDDERS} (?:\w+ ){{0,3}}?bidding\b|\bbidding for (?:our|the|this) (?:\w+ ){{0,3}}(?:contract|tender)\b",
        unless=_PUBLIC + r"|\bauction",
    ),
    Clue(
        "tender",
        "preferred|shortlisted|unsuccessful|losing|winning|successful|rejected|lowest",
        rf"\b(?:preferred|short-?listed|unsuccessful|losing|rejected|lowest)\s(?:\w+\s)?{_BIDDERS}\b"
        r"|\b(?:winning|losing|successful|lowest|highest|unsuccessful) (?:bidders?|tender(?:er)?s?)\b"
        r"|\b(?:winning|losing|lowest|highest|rival) bids?\b",
        unless=_PUBLIC,
    ),
    Clue(
        "tender",
        "shortlist",
        rf"\bshort-?list(?:ed)? (?:of )?(?:(?:\w+ ){{0,2}})(?:{_BIDDERS}|bids)\b"
        rf"|\b{_BIDDERS} (?:have been|has been|were|was|are|is) (?:\w+ )?short-?listed\b",
        unless=r"\bawards?\b|\bprize\b|contracts finder|find a tender",
    ),
    Clue(
        "tender",
        "evaluat|scor|moderation",
        r"\b(?:tender|bid|bidders'|bidder|bidder's|supplier|procurement|technical|quality|commercial|price|pricing) "
        r"(?:evaluations?|scor(?:es?|ing)|evaluation scores?|moderation)\b"
        r"|\bevaluation (?:scores?|scoring|panel scores?)\b"
        rf"|\bevaluat(?:ed|ing|e) (?:the |all |our |these |both )?(?:\w+ )?(?:bids|tenders|{_BIDDERS})\b"
        rf"|\b(?:scored|scores?) (?:the |all )?(?:bids|tenders|{_BIDDERS})\b"
        r"|\bscored (?:\d{1,3}(?:\.\d)?(?:%| per cent| points| out of)|highest|lowest|top)",
        only=r"\btender|\bbid(?:s|ders?)?\b|supplier|procure|contractor|vendor|\bpric(?:e|ing)\b|\baward\b",
        unless=r"\bresearch|\bpatients? (?:scored|rated)|\bcqc\b|\binspect|\bsurvey",
    ),
    Clue(
        "tender",
        "bidder|supplier|tenderer|scored",
        rf"\b(?:one|two|three|four|five|six|\d{{1,2}}) {_BIDDERS} (?:\w+ ){{0,2}}?(?:made it|remain|left|through"
        rf"|reached|dropped out|withdrew"
        rf"|in the running|in the final)\b|\bscored (?:[\w&]+ ){{1,3}}(?:highest|lowest|top|best|second|third)\b",
        only=r"\btender|\bbid|procure|evaluation panel|on (?:quality|price|cost)\b|contract|\bfinal stage|\bshort",
        unless=_PUBLIC + r"|\bleague\b|\bmatch\b|\bgoals?\b",
    ),
    Clue(
        "tender",
        "standstill|alcatel",
        r"\bstand-?still (?:period|letters?|notice|ends?|until)\b|\balcatel (?:period|letters?)\b"
        r"|\bin standstill\b|\b(?:during|after) (?:the )?standstill\b|\b(?:\d{1,2}|ten"
        r"|eight)[- ](?:working[- ])?day standstill\b",
    ),
    Clue(
        "tender",
        "award",
        r"\b(?:intend(?:s|ed)?|intention|minded|plan(?:s|ning)?|decided|agreed|recommend(?:s|ed|ing)?|about"
        r"|going|due)"
        r" (?:to )?(?:award(?:ing)?|the award of) (?:the |this |a |our |it |that )?(?:new )?(?:\w+ ){0,3}"
        r"(?:contract|tender|lot|framework)\b"
        r"|\b(?:before|ahead of|prior to|until|pending) (?:the )?(?:contract |formal |final )award\b"
        r"|\bcontract award (?:decision|letters?|recommendation|report)\b|\baward (?:decision )?letters?\b"
        r"|\b(?:intend|plan|going|aim|hope|about|want|due)(?:s|ning|ed)? to award (?:it )?to \w+|\bwill be"
        r" awarded the (?:\w+ ){0,3}contract\b",
        unless=r"contracts finder|find a tender|award notice|scholarship|bursar",
    ),
    Clue(
        "tender",
        "best and final|bafo|competitive dialogue|tender waiver|procurement waiver|mini-comp|mini comp|single"
        " tender|direct award|heads of terms|waiver",
        r"\bbest and final offers?\b|\bbafo\b|\bcompetitive dialogue\b|\b(?:single|procurement|tender)[ -]"
        r"(?:tender )?(?:waivers?|action)\b|\bmini[- ]?competition\b|\bheads of terms\b"
        r"|\bdirect award (?:to|of|process)\b",
        unless=r"contracts finder|find a tender|award notice|published",
    ),
    Clue(
        "tender",
        "tender|bids|bidder",
        r"\b(?:tender|bid) (?:submissions?|returns?|responses?|clarifications?|documents? (?:from|show)|opening)\b"
        r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|all|both|the) (?:\w+ )?(?:bids"
        r"|tenders|bidders|tenderers)"
        r" (?:received|submitted|came|were|are|have|has|in\b|under|failed|for the|we)"
        r"|\b(?:won|win|wins|lost|lose|winning) (?:the|this|our) (?:\w+ ){0,3}tender\b"
        r"|\b(?:bidder|supplier|tenderer) [a-d1-4]\b",
        unless=rf"{_OTHER_TENDER}|contracts finder|find a tender|published|\bfunding bids\b|\bcapital bids\b",
    ),
)


@cache
def _clues() -> Clues:
    return Clues((*_NUMBERS, *_WORDS))
