"""PROP008: plans that are not public, staff matters, and what was said in confidence.

What it does
    Finds words with which a thing is said to be not announced yet or not for sharing, what the board decided in
    private, job cuts and restructures of ours, disciplinary and grievance cases, suspensions, settlements with staff,
    and who blew the whistle.

Why it matters
    Clause PROP-1: staff hear of their jobs from us and not from a post; a disciplinary case is personal data (UK GDPR,
    article 4). Whoever makes a protected disclosure must come to no harm for it (Employment Rights Act 1996, section
    47B), and naming them is a way to harm.

What to do
    Wait until it is announced. Leave a colleague's case out altogether.

Known limits
    Advice about redundancy or grievances for readers is left alone: it says "you". A plan that is told without any of
    these words is not found; put its name on the watch list.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.clue_rule import ClueRule, Said
from ccgcompose.policy.clues import Clue, Clues


class Unpublished(ClueRule):
    """A plan, a case or a word that is not for the public."""

    id = "PROP008"
    title = "Unpublished plan or staff matter"
    clause = "PROP-1"
    severity = Severity.WARN

    def clues(self) -> Clues:
        """Return the wordings of what is kept inside."""
        return _clues()

    def said(self) -> Mapping[str, Said]:
        """Return what is said of plans, the board, jobs, cases and whistleblowers."""
        return _SAID


_SAID = {
    "plan": Said(
        "{} says that this is not public yet.",
        "Wait until it is announced. If it has been, take these words out.",
    ),
    "board": Said(
        "{} tells what was dealt with in private.",
        "Only what the meeting decided in public can be told. Ask the board secretary.",
    ),
    "jobs": Said(
        "{} speaks of jobs at our organisation.",
        "Staff hear it from us first. Publish it only when the consultation is open, and link to it.",
    ),
    "case": Said(
        "{} speaks of a colleague's case, which is confidential.",
        "Leave it out, even without the name.",
    ),
    "whistle": Said(
        "{} may show who raised a concern.",
        "Leave it out: whoever speaks up is protected by law.",
    ),
}

_OPEN = (
    r"\bpublished\b|\bhave your say\b|\bconsultation (?:is|opens|closes|runs)|\bpublic consultation\b|\badvice\b"
    r"|\bcitizens advice\b|\bacas\b|\bif you\b|\byour (?:employer|rights|job|grievance|boss|redundanc)"
    r"|\byou(?:'ve| have|'re| are)\b"
)
_WE = (
    r"(?:we|our|us|the trust|the board|the ccg|the icb|the practice|staff|colleagues|posts|roles|jobs|teams?)"
)
_STAFF = (
    r"(?:nurses?|doctors?|consultants?|surgeons?|gps?|manager|director|chief executive|matron|midwi(?:fe|ves)|porters?"
    r"|receptionists?|colleagues?|(?:a|one) (?:member|of our)(?: of)?(?: our)? staff|staff member|employees?"
    r"|therapist|pharmacist)"
)

_PLANS = (
    Clue(
        "plan",
        "tell|secret|investigating",
        r"\b(?:won't|will not|not going to|going to not) tell (?:the |our )?(?:staff|patients|public|unions?|team)\b"
        r"|\bsecret (?:talks|meetings?|plans?|deal|negotiations)\b|\bhr (?:is|are) (?:now )?(?:investigating"
        r"|looking into)\b",
    ),
    Clue(
        "plan",
        "approved by|agreed by|signed off by|approved at|will be told|will be informed",
        r"\bnot (?:yet )?(?:been )?(?:approved|agreed|signed off) (?:by|at) (?:the |our )?(?:board|executives?"
        r"|governing body|directors)\b"
        r"|\b(?:staff|colleagues|unions|the team|the teams) will be (?:told|informed) (?:on|next|tomorrow|later"
        r"|when)\b",
        unless=_OPEN,
    ),
    Clue(
        "plan",
        "announc|public|official|told|tell|share|word",
        r"\b(?:(?:has|have|had|is|are|was|were)(?:n't| not)|not|before (?:it|this|that)(?:'s| is| has been)|until"
        r" (?:it|this|that)(?:'s| is))"
        r" (?:yet |been |yet been |officially |formally |publicly ){0,3}(?:announced|made public|gone public"
        r"|public yet|official yet|public knowledge|in the public domain)\b"
        r"|\b(?:unannounced|yet to be announced) (?:plans?|closure|merger|move|cuts?)\b"
        r"|\bnot yet (?:in the )?(?:public(?: domain)?|announced|official)\b",
        unless=(
            r"\bdates?\b|\bvenue|\bwinners?\b|\blocation|\btimes?\b|\binspection|\bvisit|\bdetails\b"
            r"|\bspeakers?\b|\bresults?\b"
        ),
    ),
    Clue(
        "plan",
        "staff |not tell|n't tell|team |colleagues |nobody |anyone |yourself|ourselves|between us|between you"
        "|quiet|secret|your hat|under"
        " wraps|wraps|hush|mum",
        r"\b(?:staff|colleagues|the team|the teams|patients|the public|the union|unions) (?:do not|don't|haven't"
        r"|have not|has not|hasn't|will not|won't|aren't|are not)"
        r" (?:yet )?(?:know|been told|been informed|heard|aware|be told|hear)\b"
        r"|\b(?:don't|do not|please don't) (?:tell|breathe a word|mention)\b(?: (?:this|it))?(?: to)? (?:the |our"
        r" )?(?:staff"
        r"|anyone|anybody|the press|the media|the union|patients)\b"
        r"|\b(?:keep|kept|keeping) (?:this|it|that) (?:to yourself|to yourselves|to ourselves|between us|between"
        r" ourselves|quiet|under wraps|under your hat|secret|confidential|internal)\b"
        r"|\b(?:just |strictly )?between (?:you and me|ourselves)\b|\bunder wraps\b|\b(?:keep|stay) (?:strictly"
        r" )?under (?:your hat|wraps)\b|\b(?:been|being|was|were) kept (?:quiet|secret|under wraps|from (?:staff"
        r"|the public|patients))\b|\bhush[- ]hush\b|\bmum's the"
        r" word\b",
        unless=(
            r"\bnight|\bnoise|\bsleep|\babus|\bsurprise|\bviolen|\bbully|\bgrooming|\bexploit|\bfeeling"
            r"|\bblood pressure|\blump|\bsymptom"
        ),
    ),
    Clue(
        "plan",
        "publication|publish|off the record|sharing|share|leaked|public announcement|formal announcement|official"
        " announcement|embargo|draft",
        r"\b(?:strictly )?off the record\b|\bnot (?:yet )?for (?:sharing|public consumption|the public|public eyes)\b"
        r"|\b(?:please )?(?:don't|do not) share (?:this |it )?(?:yet|externally|outside|wider|widely|beyond|with"
        r" (?:the )?(?:press|media|public))\b"
        r"|\b(?:ahead of|before) (?:the |any |a |its |our )?(?:public|formal|official) (?:announcement|launch"
        r"|consultation)\b"
        r"|\bleaked (?:document|paper|report|e-?mail|memo|plan|draft)s?\b|\b(?:draft|unpublished) (?:of the |of"
        r" our )?(?:board paper|business case|savings plan|restructure)s?\b",
        unless=r"\bmedical (?:advice|information)|\bpassword|\bnhs login|\bbank details",
    ),
)
_BOARD = (
    Clue(
        "board",
        "private session|private part|private meeting|closed session|part 2|part two|part ii|part b|in private"
        "|confidential"
        " session|behind closed doors|private board|confidential board|closed board",
        r"\b(?:private|closed|confidential) (?:session|part|section)\b|\bpart (?:2|two|ii|b) (?:of (?:the |our"
        r" )?)?(?:board|meeting|governing body|committee|agenda|session|papers)"
        r"|\b(?:board|governing body|committee)(?:'s)? (?:meeting )?(?:\()?part (?:2|two|ii|b)\b"
        r"|\b(?:private|closed|confidential) (?:board|governing body|committee)(?: meeting| paper| minutes|"
        r" session| discussion| decision| talks| briefing)\b"
        r"|\b(?:board|governing body|committee|directors|executives?) (?:\w+ ){0,3}(?:in private|behind closed"
        r" doors)\b",
        only=r"\bboard|governing|committee|meeting|director|executive|trust|ccg|agreed|decided|paper",
        unless=(
            r"\bexclude|\bpublic and press|\bwill meet in private|\btherap|\bcounsell|\bone-to-one|\bpatient"
            r"|\bpodcast|\bseries|\bepisode|\bapart from\b|\bexcept\b|\bwe publish\b"
        ),
    ),
)
_HUSHED = (
    Clue(
        "plan",
        "hear it from me|leaked|under wraps|has not started|have not started|hush|from me, but",
        r"\byou (?:didn't|did not|haven't|have not) (?:hear|heard) (?:it|this|that) from (?:me|us)\b"
        r"|\bleaked (?:\w+ ){0,2}(?:paper|papers|report|minutes|plan|plans|memo|document|documents|letter)\b"
        r"|\bconsultation (?:with \w+ )?ha(?:s|ve) not started\b",
        unless=r"\bnot leaked\b|\bdata breach\b",
    ),
    Clue(
        "jobs",
        "tupe",
        r"\btupe (?:list|transfer list|names)\b",
    ),
    Clue(
        "case",
        "nda|non-disclosure|gagging",
        r"\bsigned (?:an? |the )?(?:nda|non-disclosure agreement|gagging (?:order|clause))\b",
    ),
)
_JOBS = (
    Clue(
        "jobs",
        "redundan|restructur|job cuts|job losses|jobs|posts|headcount|tupe|mars |lay off|laid off|layoffs|downsiz",
        rf"\b(?:{_WE}|planning|plan|plans|planned|announce|make|making|facing|face|consult\w{{0,4}}) (?:\w+"
        rf" ){{0,4}}?(?:compulsory |voluntary )?(?:redundanc(?:y|ies)|restructur(?:e|es|ing)|job (?:cuts|losses)"
        rf"|lay-?offs|downsizing)\b"
        rf"|\b(?:redundanc(?:y|ies)|restructur(?:e|ing)|job (?:cuts|losses)) (?:\w+ ){{0,4}}?(?:at|in|of|for"
        rf"|across) (?:\w+ ){{0,2}}?{_WE}\b"
        rf"|\b(?:(?:be|being|been|are|were|was|is|get|gets|got) made|making (?:\w+ ){{0,3}}?|make (?:\w+"
        rf" ){{0,3}}?) ?redundant\b|\bat risk of redundancy\b"
        r"|\b(?:\d{1,5}|dozens of|hundreds of|several|some|two|three|four|five|six|seven|eight|nine|ten|twenty"
        r"|thirty|forty|fifty) (?:\w+ ){0,2}(?:jobs|posts|roles)"
        r" (?:will|to|are to|would|must|are going to|could|may|are|is)? ?(?:at risk|go|be cut|be lost|disappear"
        r"|be axed|be at risk)\b"
        r"|\b(?:jobs|posts|roles) (?:are|will be|being|to be) (?:cut|axed|lost|scrapped|put at risk)\b"
        r"|\bheadcount (?:reduction|cut|target)s?\b"
        r"|\b(?:the|our|new) restructure\b|\btupe(?:'d|d)? (?:transfer|over|to)\b|\bmars scheme\b",
        unless=_OPEN + r"|\bnews of\b|\bin the area\b|\bmental health\b|\bworr(?:y|ied|ies)\b",
    ),
)
_CASES = (
    Clue(
        "case",
        "sick|stress|signed off|under investigation|suspended",
        r"\b(?:dr|mr|mrs|ms|nurse|sister|matron|prof|professor) \w+ (?:\w+ ){0,3}?(?:off sick|off with stress|on"
        r" sick leave|signed off"
        r"|under investigation|(?:been|was|is) suspended)\b",
        unless=_OPEN,
    ),
    Clue(
        "case",
        "investigation into|disciplin|grievance|misconduct|suspended|dismiss|sacked|fired|capability|performance"
        " improvement"
        "|settlement agreement|compromise agreement|gagging|tribunal|sick leave|sickness|investigation into|under"
        " investigation|absence|referred to the gmc|referred to the nmc",
        rf"\b(?:disciplinary|grievance|capability|misconduct) (?:hearing|action|case|process|meeting"
        rf"|investigation|panel|proceedings|outcome|against)\b"
        rf"|\b(?:his|her|their|'s|a|the) grievance (?:against|is|was|about|hearing)\b|\b(?:raised|lodged|filed) a"
        rf" grievance\b|\bgross misconduct\b"
        rf"|\b(?:suspended|dismissed|sacked|fired|let go) (?:on full pay|pending|from (?:duty|work|his|her|their"
        rf"|the|our)|after|for|over|yesterday|today|last)\b"
        rf"|\b{_STAFF} (?:\w+ ){{0,4}}?(?:has|have|had|was|were|is|been|being|got) (?:been )?(?:suspended"
        rf"|dismissed|sacked|fired)\b|\b(?:suspended|sacked|dismissed) (?:a|the|our|one|two|three) (?:\w+"
        rf" ){{0,2}}?{_STAFF}\b"
        rf"|\b(?:a|his|her|their) disciplinary\b(?! (?:policy|team|power))|\binvestigation into (?:(?:dr|mr|mrs"
        rf"|ms|nurse|sister|prof) \w+|his|her|\w+ \w+)(?:'s)? (?:conduct|behaviour|practice)\b|\bperformance"
        rf" improvement plan\b"
        rf"|\b(?:settlement|compromise) agreement\b|\bgagging (?:clause|order)\b"
        rf"|\bemployment tribunal\b|\bformal (?:written )?warning\b"
        rf"|\b{_STAFF} (?:\w+ ){{0,5}}?(?:off sick|off with stress|on sick leave|on long-term sick|under"
        rf" investigation)\b|\b(?:sickness|absence|personnel|hr) record\b"
        rf"|\b(?:has|have|was|were|been) referred to the (?:gmc|nmc|hcpc)\b",
        unless=_OPEN
        + r"|\bwithout fear\b|\bpolicy\b|\bsports?\b|\bservice(?:s)? (?:is|are|was|were) suspended|\bvisiting\b"
        r"|\bsecurity guard|\bkiln|\bappeals? (?:panel )?members?",
    ),
    Clue(
        "case",
        "occupational health|exit interview|appraisal|salary of|is paid|earns|pay slip|payslip|sick note",
        rf"\b{_STAFF} (?:\w+ ){{0,3}}?(?:earns|is paid|gets paid)\b|\b(?:his|her|'s) (?:appraisal|exit interview"
        rf"|payslip|sick note|occupational health (?:report|referral))\b",
        unless=_OPEN,
    ),
)
_WHISTLES = (
    Clue(
        "whistle",
        "whistle",
        r"\bwhistle-?blower(?:'s)? (?:is|was|name|identity|named|who|works|worked|in|on|at|from)\b|\b(?:is|was)"
        r" (?:the|our|a) whistle-?blower\b"
        r"|\b(?:who|has|he|she|they|nurse|doctor|colleague|\w+) (?:has )?(?:blew|blown) the whistle\b|\bthe"
        r" whistle-?blower,",
        unless=(
            r"\bpolicy\b|\bprotect|\bguardian\b|\btraining\b|\bhow to\b|\bif you\b|\banyone who\b"
            r"|\bevery(?:one|body)\b|\bpeople who\b|\bstaff who\b|\breferee|\bmatch\b|\bgame\b|\bhelpline"
        ),
    ),
    Clue(
        "whistle",
        "raised concerns|spoke up|raised the concern|raised a concern|freedom to speak up|made the complaint"
        "|reported us|reported the|tipped off",
        r"\b(?:the person|the nurse|the doctor|the colleague|the one|it was \w+|\w+ is the one) who (?:raised"
        r" (?:the |a |these |those )?concerns?|spoke up|reported (?:us|it|him|her|this)|made the complaint|tipped"
        r" off)\b",
        unless=r"\bthank|\bproud|\baward|\bbrave",
    ),
)


@cache
def _clues() -> Clues:
    return Clues((*_PLANS, *_BOARD, *_HUSHED, *_JOBS, *_CASES, *_WHISTLES))
