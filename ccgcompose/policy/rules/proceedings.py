"""LAW002: courts, inquests, and whom the law keeps unnamed.

What it does
    Finds words that tell who is guilty while a case is running, that speak of a jury's talks, of somebody arrested or
    charged as the offender, and of what an inquest will find. Stops what may identify a child in proceedings or
    somebody who complained of a sexual offence.

Why it matters
    Clause LAW-1: publishing what brings a substantial risk of serious prejudice to active proceedings is contempt,
    whatever was meant (Contempt of Court Act 1981, sections 1 and 2; criminal ones are active from an arrest, warrant,
    summons or charge, schedule 1). To disclose what a jury said or how it voted is an offence (Juries Act 1974, section
    20D). Nobody under 18 is identified who is concerned in a youth court's proceedings (Children and Young Persons Act
    1933, section 49), in another criminal court's where it so directs (Youth Justice and Criminal Evidence Act 1999,
    section 45), in a civil court's where it so directs (section 39 of the Act of 1933), or in family proceedings
    (Children Act 1989, section 97). Nobody is identified, for life, against whom a sexual offence is said to have been
    committed (Sexual Offences (Amendment) Act 1992, section 1). Most of this is the law of England and Wales.

What to do
    Say that a case is before the court and nothing of its facts. Ask the solicitors first.

Known limits
    Does not know which proceedings are active or what an order says. Advice for victims and cases that are over
    ("was sentenced", "was jailed") are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.clue_rule import ClueRule, Said
from ccgcompose.policy.clues import Clue, Clues


class Proceedings(ClueRule):
    """A case before a court or coroner, or somebody whom the law keeps unnamed."""

    id = "LAW002"
    title = "Court case or protected person"
    clause = "LAW-1"
    severity = Severity.BLOCK

    def clues(self) -> Clues:
        """Return the wordings of trials, children in proceedings, complainants and inquests."""
        return _clues()

    def said(self) -> Mapping[str, Said]:
        """Return what is said of each."""
        return _SAID


_SAY_LITTLE = "Say at most that a case is before the court. Ask our solicitors before saying more."
_SAID = {
    "guilt": Said("{} judges a case that the court may still be hearing.", _SAY_LITTLE, Severity.WARN),
    "case": Said("{} speaks of a case that may be running.", _SAY_LITTLE, Severity.WARN),
    "jury": Said("{} speaks of what a jury talked about, which stays secret.", "Leave it out."),
    "child": Said(
        "{} may show who a child in court proceedings is.",
        "Leave out the age, the name, the school and the place. In youth and family courts the law forbids whatever "
        "identifies a child; other courts may forbid it.",
    ),
    "complainant": Said(
        "{} may show who complained of a sexual offence.",
        "Leave the person out. The law keeps them unnamed for life.",
    ),
    "assaulted": Said(
        "{} may show who complained of a sexual offence.",
        "Leave the person out unless they told their story themselves and agreed to it in writing.",
        Severity.WARN,
    ),
    "inquest": Said(
        "{} runs ahead of the coroner.",
        "Say that an inquest will be held and that we help the coroner. Leave its findings to it.",
        Severity.WARN,
    ),
}
_OVER = (
    r"\b(?:was|were|been) (?:jailed|sentenced|convicted|cleared|acquitted|imprisoned|fined|banned)\b|\bpleaded"
    r" guilty and was\b|\bfilm\b|\bseries\b|\bdrama\b|\bbook\b|\bplay\b|\btraining\b|\bawareness\b"
)
_FEELING = (
    r"\b(?:found|pleaded|pleads) guilty\b|\bfeel(?:ing|s)? guilty\b|\bguilty (?:pleasure|secret|conscience|about"
    r"|feelings?)\b|\bnot feel"
    r" guilty\b|\bif you\b|\bguilty of (?:snacking|skipping|forgetting|not|eating|overdoing)"
)
_OFFENCE = (
    r"(?:murder(?:ing)?|manslaughter|rape|raping|assault(?:ing)?|theft|stealing|fraud|abuse|abusing"
    r"|killing|stabbing|gbh|grievous|neglect|attack(?:ing)?|poisoning|sexual\w{0,2}|indecen\w{1,4}"
    r"|possessi\w{1,3}|terror\w{0,4}|harass\w{0,5}|stalking|arson|robbery|causing|attempted|conspiracy)"
)
_WHO = (
    r"(?:he|she|they|the (?:\w+ )?(?:defendant|accused|suspect|nurse|doctor|surgeon|man|woman|teenager"
    r"|attacker|carer|consultant|gp|porter|couple|pair)|this (?:man|woman|nurse|doctor)|\w+ \w+)"
)
_HELP = (
    r"\bif you\b|\bhelpline|\bsarc\b|\banyone who\b|\bpeople who\b|\bwomen who\b|\bmen who\b"
    r"|\bsurvivors\b|\bsupport (?:for|is|line|service)|\bone in\b|\b1 in\b|\bin \d\b|\bhave you been\b"
    r"|\bwhatever\b|\bdrama\b|\bfilm\b"
)
_CLUES = (
    Clue(
        "guilt",
        "alleged|accused|suspected",
        r"\b(?:alleged|accused|suspected) (?:attacker|thief|killer|murderer|rapist|driver|dealer|man|woman|teenager)"
        r" (?:is|was) (?:a |an )?(?:known|notorious|convicted|career|serial|habitual|violent)\b",
    ),
    Clue(
        "jury",
        "jury and",
        r"\bsat on (?:the|a|that|this) jury and (?:we|i|most|all|everyone) (?:\w+ ){0,2}(?:thought|felt|decided|agreed"
        r"|voted|knew|believed|said)\b",
    ),
    Clue(
        "guilt",
        "guilty|did it|all know|innocent|murderer|rapist|convict|paedophile|attacker|thief",
        rf"\b(?:is|are|'s|'re|was|were|clearly|obviously|definitely|surely|must be|found|plead(?:s|ed|ing)?|be"
        rf" found) (?:\w+ ){{0,2}}?(?:not )?guilty\b(?: of {_OFFENCE})?"
        rf"|\bwe all know (?:that )?(?:he|she|they) (?:did it|killed|murdered|stole|attacked|raped)\b|\bguilty of"
        rf" {_OFFENCE}\b|\b(?:he|she|they) (?:clearly |obviously |definitely )?did it\b|\b(?:is|are)"
        rf" (?:clearly |obviously |completely )?innocent of\b"
        r"|\b(?:this|that|the|our|a) (?:murderer|rapist|paedophile|attacker|thief) (?:should|must|is|was|will|has"
        r"|who|on)\b",
        unless=_OVER + "|" + _FEELING,
    ),
    Clue(
        "case",
        "trial|magistrate|judge|evidence|previous conv|accused|remand|charged|arrested|court|prosecut|verdict"
        "|sentenc|hearing|custody|bail|defendant|witness|plead|jury",
        rf"\b(?:on|stand(?:s|ing)?|stood|facing|faces|awaiting) trial (?:for|over|accused|at|in|today|tomorrow"
        rf"|this|next)\b|\b(?:charged|accused of and charged|arrested|on remand|remanded in custody|on bail"
        rf"|prosecuted) (?:with|for|on suspicion of|over|in connection) (?:\w+ ){{0,3}}?{_OFFENCE}"
        rf"|\b(?:the|our|this|a) (?:defendant|accused)\b(?! of)|\b(?:his|her|their|the) (?:murder |rape |fraud "
        rf"|criminal |manslaughter )?trial (?:starts|begins|continues|resumes|goes)\b(?! (?:of|into))"
        r"|\b(?:the )?(?:verdict|sentencing|plea hearing|jury) (?:is due|is expected|is out|will|was|today"
        r"|tomorrow|should|must|has)\b|\bappear(?:s|ed|ing)? (?:in|at|before) (?:\w+ ){0,3}?(?:magistrates|crown"
        r" court|the court|youth court)"
        r"|\b(?:the )?(?:judge|court|jury) (?:should|must|will surely|needs to|ought to)\b|\b(?:will|to) (?:give"
        r"|gives|giving) evidence (?:in|at|against)\b|\bprevious convictions?\b",
        unless=_OVER + r"|\bclinical\b|\bpatients\b|\bvolunteers?\b|\btreatments?\b|\brecruit\w{0,4}\b"
        r"|\bresearch\b|\bvaccine\b|\bdrug trial|\bmedicine|\bhearing (?:aid|test"
        r"|loss)|\btennis\b|\bsports?\b|\bfood court|\bexample\b|\bsupreme court ruled|\bsupport for|\bvictim"
        r" support|\bjudge(?:s|d)? (?:our|the) (?:cake|competition|award)",
    ),
    Clue(
        "jury",
        "jury|juror",
        r"\b(?:the )?jur(?:y|ors?)(?: \d{1,2})? (?:told (?:me|us|our \w+)|argued|discussed|voted|were split|was"
        r" split|deliberat\w{1,5}"
        r" (?:about|over|that))\b|\b(?:as|i was) (?:a|on the) jur(?:y|or)\b[^.\n!?]{0,60}?\b(?:we|thought|voted"
        r"|decided)\b|\bin the jury room\b",
        unless=r"\baward|\bcompetition|\bprize",
    ),
    Clue(
        "child",
        "victim|defendant|suspect|accused|witness|complainant|offender|year-old|year old|youth court|teenage|boy"
        "|girl|schoolboy|schoolgirl|minor|child|family court|care"
        " proceedings|juvenile",
        r"\b(?:1?\d)[- ]years?[- ]old (?:\w+ ){0,2}?(?:defendant|suspect|accused|witness|victim|complainant"
        r"|offender)\b|\b(?:the )?(?:teenage|child|juvenile|young|underage) (?:defendant|suspect|accused"
        r"|complainant|offender|witness|victim)\b"
        r"|\b(?:defendant|suspect|accused|victim|complainant|witness|offender),? (?:who is |is |a |an |aged"
        r" )?(?:just |only )?(?:1[0-7]|[5-9])\b"
        r"|\b(?:boy|girl|schoolboy|schoolgirl|teenager|pupil|child|1?\d-year-old)\b[^.\n!?]{0,80}?\b(?:youth"
        r" court|(?:was|were|is|has been|been) (?:arrested|charged|convicted|sentenced|on trial)|appear(?:s|ed)"
        r" in court|gave evidence|pleaded|in the dock|care proceedings|family court)\b"
        r"|\b(?:youth court|care proceedings|family court|adoption hearing)\b[^.\n!?]{0,60}?\b(?:boy|girl|son"
        r"|daughter|child|pupil|named|called)\b",
        unless=(
            r"\bhelpline|\bif your child\b|\bsupport (?:for|is)\b|\badvice\b|\btraining\b|\bhow to\b|\bdrama\b"
            r"|\bpolicy\b"
        ),
    ),
    Clue(
        "complainant",
        "rape|sexual|sex abuse|groom|complainant|accuser",
        r"\b(?:rape|sexual assault|sexual abuse|sex abuse|grooming) (?:victim|complainant|survivor|accuser),?"
        r" (?:(?:is|was|who|named|called|aged|from|a|an)\b(?! (?:we|you|can|support))|[a-z]+ [a-z]+,|\d\d)"
        r"|\b(?:accused|accuses|accusing|reported) (?:\w+ ){1,3}?of (?:rape|raping|sexual(?:ly)?)\b"
        r"|\b(?:the|his|her) (?:complainant|accuser|alleged victim)\b[^.\n!?]{0,60}?\b(?:rape|sexual|assault)",
        unless=_HELP,
    ),
    Clue(
        "assaulted",
        "raped|sexually|molested|groomed",
        r"\b(?:she|he|woman|man|girl|boy|patient|nurse|student|mother|\d\d-year-old)"
        r" (?:(?:was|who was|had been|has been|were|says (?:she|he) was|claims (?:she|he) was|alleges? (?:she|he)"
        r" was) )?"
        r"(?:raped|sexually (?:assaulted|abused|attacked)|molested|groomed)"
        r"(?: by| at(?! \d| home| an? early)| in(?! \d| childhood)| on| last)\b",
        unless=_HELP,
    ),
    Clue(
        "inquest",
        "inquest|coroner",
        r"\b(?:the )?(?:inquest|coroner) (?:will|must|should|is going to|is bound to|is sure to|is expected to)"
        r" (?:\w+ )?(?:find|show|clear|prove|blame|rule|conclude|say|agree|confirm)\b"
        r"|\b(?:inquest|coroner)\b[^.\n!?]{0,80}?\b(?:we are not to blame|not our fault|our fault|negligen\w{1,2}"
        r"|was to blame|killed (?:him|her|by)|cause of death (?:is|was))\b|\b(?:ongoing|upcoming|pending"
        r"|forthcoming) inquest (?:into|of)\b"
        r"|\b(?:the |an? )?(?:coroner|inquest) (?:is wrong|got it wrong|has it in for)\b|\b(?:before|ahead of)"
        r" (?:the|her|his) inquest\b[^.\n!?]{0,60}?\b(?:cause|died|blame|fault|because)\b|\binquest into (?:the"
        r" death of|\w+ \w+'s)\b[^.\n!?]{0,40}?\b(?:opens|opened|starts|begins|continues|resumes|today|tomorrow)\b",
        unless=r"\bsupport for\b|\badvice\b|\bconcluded\b",
    ),
)


@cache
def _clues() -> Clues:
    return Clues(_CLUES)
