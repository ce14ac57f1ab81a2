"""Find what a text claims about the world: shares, comparisons, what research is said to show; and named sources.

Opening times, dates, prices, telephone numbers, ages and doses are no claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.text import Text


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim by its place in the folded view. `strong`: it leans on research without naming it."""

    start: int
    end: int
    strong: bool = False


def find_claims(text: Text) -> Iterator[Claim]:
    """Yield the claims of a text in their order."""
    folded = text.folded.text
    for match in _claims().finditer(folded):
        if match["percent"] and _is_everyday(folded, match):
            continue
        yield Claim(match.start(), match.end(), bool(match["research"]))


def names_source(text: Text) -> bool:
    """Return whether the text says where its figures come from, in words."""
    return _source().search(text.folded.text) is not None or _said_by_name().search(text.original) is not None


def _is_everyday(folded: str, match: re.Match[str]) -> bool:
    """Return whether a percentage is a price, a strength or a figure of speech."""
    around = folded[max(0, match.start() - 25) : match.end() + 25]
    return match["percent"].startswith(("100", "110")) or _everyday().search(around) is not None


@cache
def _claims() -> re.Pattern[str]:
    begun = "|".join((_shares(), _research(), _comparisons(), _lives()))
    percent = r"(?P<percent>\d(?:\d\d?)?(?:\.\d{1,3})?) ?(?:%|per cent\b|percent\b)"
    return re.compile(rf"{percent}|\b(?:{begun})")


def _shares() -> str:
    """ "1 in 4", but not "1 in 2026" or "5 in stock"."""
    number = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
    no_share = r"(?! ?(?:am|pm|january|december|mg|ml)\b|[\d/:.])"
    return rf"{number} (?:in|out of) (?:every )?{number}{no_share}\b"


def _research() -> str:
    who = r"(?:studies|a study|research|researchers|scientists|experts|evidence|statistics|trials|doctors)"
    shows = r"(?:shows?|suggests?|proves?|finds?(?! (?:new|better) )|found"
    shows += r"|(?:has|have) (?:shown|found)|agrees?|says?|believes?|reveals?)"
    proven = r"(?:clinically|scientifically|medically) proven|proven (?:to|that)|it is (?:proven|a fact|known) that"
    leaning = r"(?:according to|by) (?:experts|scientists|research|studies)"
    sure = r"guaranteed to (?:work|cure|help|prevent)"
    return rf"(?P<research>(?:{who} (?:now |also |clearly )?{shows}|{proven}|{leaning}|{sure})\b)"


def _comparisons() -> str:
    number = r"(?:\d{1,3}(?:\.\d)?|two|three|four|five|six|ten|twice)"
    record = r"record(?:-breaking)? (?:numbers?|highs?|lows?|levels?|demand)"
    ever = r"(?:highest|lowest|worst|best|busiest|biggest) ever"
    change = r"(?:has|have|had|nearly|almost|more than) (?:doubled|tripled|trebled|halved|quadrupled)"
    likely = rf"{number} (?:times )?(?:as|more|less) likely"
    return rf"(?:{record}|{ever}|{change}|{likely})\b"


def _lives() -> str:
    many = r"(?:\d{1,3}(?:[.,]\d{1,3}){0,3}|two|three|four|five|six|ten|a|several|half a)"
    whom = r"(?:million |thousand |billion )?(?:people|patients|adults|children|men|women|lives)"
    what = r"(?:die|have died|died|are saved|live with|are living with|are affected|suffer|are diagnosed)"
    about = r"(?:about |around |over |more than |nearly |up to |an estimated )?"
    toll = rf"(?:kills?|affects?|saves?|claims?|costs?) {about}"
    all_of = r"(?:most (?:people|patients|adults|children)|nearly everyone|the majority of people)"
    cause = r"(?:leading|biggest|main|number one|second biggest|most common) (?:cause|killer)"
    return (
        rf"{many} {whom} {what}\b|{toll}{many} {whom}\b|{all_of}(?= (?!who|with|can|should|will))|{cause}\b"
    )


@cache
def _everyday() -> re.Pattern[str]:
    words = (
        r"off|discount|beer|lager|wine|alcohol|abv|vol|vat|interest|cotton|fat|charged|battery|alcohol-based"
    )
    return re.compile(rf"\b(?:{words})\b")


@cache
def _source() -> re.Pattern[str]:
    bodies = (
        r"nice|ons|ukhsa|nhs england|cqc|who|mhra|nhs digital|king'?s fund|cochrane|public health england"
    )
    things = r"says|figures|data|guidance|guideline|report|estimates|reports|research|survey|statistics"
    ours = r"our (?:own )?(?:survey|figures|data|audit|annual report|records)"
    said = r"according to (?!experts|scientists|research\b|studies)\w"
    told = r"(?:published|reported|found) (?:by|in) (?:the )?\w"
    papers = r"(?:lancet|bmj|british medical journal|census)\b"
    return re.compile(
        rf"\b(?:sources?: ?\w|{said}|(?:figures|data|statistics|numbers) from\b|{told}|{ours}\b|{papers}"
        rf"|(?:{bodies})(?:'s)? (?:{things})\b)"
    )


@cache
def _said_by_name() -> re.Pattern[str]:
    """Return the pattern of a body or person with capitals, who says it: "Diabetes UK says", "Mind found"."""
    word = r"[A-Z][\w&’'-]{1,30}"
    name = rf"{word}(?: (?:of |and |for |the )?{word}){{0,5}}"
    said = r"(?:says|said|reports|reported|estimates|found|finds|shows|showed|data|figures|survey|research|report)"
    nobody = r"(?!(?:Research|Studies|Experts|Evidence|Scientists|Doctors|Our|We|It|The|A|This|That)\b)"
    return re.compile(rf"(?<!\w){nobody}{name} {said}\b")
