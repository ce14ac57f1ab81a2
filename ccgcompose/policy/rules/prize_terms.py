"""LAW004: surveys, prize draws and fundraising without their terms.

What it does
    Gives a hint where a prize draw or competition is announced without terms, a closing date or a link; where a survey
    asks for people's data without a link to a privacy notice; and where a raffle or lottery is spoken of without its
    promoter's licence.

Why it matters
    Clause LAW-1: a promotion has to state its significant conditions (CAP Code, section 8); whoever collects personal
    data from people says at once what it is for (UK GDPR, article 13); a lottery needs an operating licence unless it
    is of an exempt kind, such as a raffle at an event or a small society's that is registered with the council
    (Gambling Act 2005, part 11 and schedule 11).

What to do
    Link to the terms or the privacy notice, and say when it closes.

Known limits
    Any link in the post is taken for one to a page that says the rest. Awards to staff are no prize draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.clue_rule import ClueRule, Said
from ccgcompose.policy.clues import Clue, Clues
from ccgcompose.policy.text import Text


class PrizeTerms(ClueRule):
    """A draw, survey or lottery that does not say on what terms."""

    id = "LAW004"
    title = "Draw, survey or lottery without terms"
    clause = "LAW-1"
    severity = Severity.ADVISE
    about_words = False
    text_only = True

    def clues(self) -> Clues:
        """Return the wordings of draws, surveys and lotteries."""
        return _clues()

    def said(self) -> Mapping[str, Said]:
        """Return what is said of each."""
        return _SAID

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each one, unless the post links to more."""
        if not text.links:
            yield from super().check(draft, text)


_SAID = {
    "prize": Said(
        "{} announces a prize without its terms.",
        "Say when it closes and who can enter, and link to the terms and the privacy notice.",
    ),
    "survey": Said(
        "{} asks people for their data.",
        "Link to the survey and to the privacy notice that says what happens with the answers.",
    ),
    "lottery": Said(
        "{} may be a lottery under the Gambling Act 2005.",
        "Name the licensed or registered promoter and link to the terms.",
    ),
}
_TERMS = r"\bt(?:s and |&|s ?& ?)cs?\b|\bterms\b|\bprivacy notice\b|\blink (?:in|below)\b"
_CLUES = (
    Clue(
        "prize",
        "prize|chance|win a|win an|win one|win two|win \u00a3|competition|giveaway|give away|to enter|to win",
        r"\b(?:prize draw|giveaway|chance to win|(?:could|to|and) win (?:a|an|one|two|\u00a3)|be in with a chance"
        r"|(?:like|share|comment|tag|retweet|follow)[^.\n!?]{0,40}?\bto (?:win|enter)|enter our (?:\w+"
        r" ){0,2}(?:competition|draw))\b",
        anywhere=_TERMS,
        unless=r"\bawards?\b|\bnobel\b|\bleague\b|\bmatch\b",
    ),
    Clue(
        "survey",
        "survey|questionnaire|poll|send us your name|tell us your|comment with your|reply with your",
        r"\b(?:fill in|complete|take|do|answer) (?:our|the|this|a) (?:[\w-]+ ){0,3}(?:survey|questionnaire|poll)\b"
        r"|\b(?:send|tell|give|text|comment with|reply with|dm us) (?:us )?your (?:full )?(?:name|date of birth"
        r"|address|phone number|nhs number|e-?mail(?: address)?|postcode)\b",
        anywhere=_TERMS,
        unless=r"\bnever\b|\bdo not\b|\bdon't\b|\bscam\b",
    ),
    Clue(
        "lottery",
        "raffle|lottery|tombola|sweepstake|100 club|bingo",
        r"\b(?:our|the|a|hospital|charity|staff|ward|online|christmas|easter) (?:\w+ ){0,2}(?:raffle|lottery"
        r"|sweepstake|100 club)\b[^.\n!?]{0,60}?(?:tickets?|\u00a31?\d|enter\b|join\b|win\b|prizes?\b|play\b)"
        r"|\b(?:raffle"
        r"|lottery) tickets? (?:are|from|cost|at|on sale|\u00a3)",
        anywhere=_TERMS + r"|\blicen[cs]ed\b|\bregistered\b",
        unless=r"\bpostcode lottery\b|\bnational lottery (?:fund|grant|community|heritage)|\blottery fund",
    ),
)


@cache
def _clues() -> Clues:
    return Clues(_CLUES)
