"""TRUST002: a screenshot of what others wrote.

What it does
    Finds in the text and in alt texts that a picture shows somebody else's post, message, e-mail or comment:
    "screenshot of a tweet by", "see the screen grab of her comment", "pic of his message".

Why it matters
    Clauses TRUST-1 and COPY-1: the words are theirs, their name and face stand beside them, and a screenshot stays up
    after they have deleted the post.

What to do
    Link to or share the post itself, or ask the writer and record the permission with the picture.

Known limits
    Screenshots of our own site, app or dashboard are left alone, and so are pictures of scam messages that warn of
    them. What a picture shows without its alt text saying so is not found here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.clue_rule import ClueRule, Said
from ccgcompose.policy.clues import Clue, Clues


class Screenshot(ClueRule):
    """A picture of somebody's words."""

    id = "TRUST002"
    title = "Screenshot of others' words"
    clause = "TRUST-1"
    severity = Severity.WARN

    def clues(self) -> Clues:
        """Return the wordings for pictures of posts and messages."""
        return _clues()

    def said(self) -> Mapping[str, Said]:
        """Return what is said of a screenshot."""
        return _SAID


_SAID = {
    "shot": Said(
        "{} is a picture of somebody else's words.",
        "Share or link to the post itself, or ask the writer and record the permission with the picture.",
    ),
}
_SHOT = (
    r"(?:screen-?shots?|screen-?grabs?|screen-?caps?|screen (?:shot|grab|cap|capture)s?|(?:photo|picture|pic"
    r"|image|snap|capture)s?)"
)
_POST = (
    r"(?:tweets?|posts?|messages?|dms?|comments?|repl(?:y|ies)|e-?mails?|texts?|text messages?|whatsapps?|chats?"
    r"|threads?"
    r"|conversations?|reviews?|stor(?:y|ies)|status|facebook posts?|letters?|complaints?|inbox|snapchats?|voice notes?)"
)
_OURS = (
    r"\bscam|\bfraud|\bphishing|\bfake\b|\bour (?:own )?(?:\w+ )?(?:tweet|post|website|app|message|reply"
    r"|newsletter|letter)|\bhow to\b"
    r"|\bnhs app\b|\bexample\b|\bpermission\b|\bconsent|\bappointment letter|\breminder|\bof gratitude\b"
    r"|\bthank[- ]you\b|\bpost(?:box| office|er)\b"
)
_CLUES = (
    Clue(
        "shot",
        "deleted|screen",
        r"\bscreen-?(?:shot|grab|cap)\w* (?:\w+ ){0,4}?before (?:she|he|they|it) (?:was )?(?:deleted|removed|took)\b"
        r"|\bwhat @?[\w.]+ (?:said|wrote|posted|tweeted) before (?:he|she|they) deleted\b"
        rf"|\bdeleted (?:his|her|their|the) {_POST} but (?:we|i) (?:\w+ )?(?:kept|have|saved|took|got)\b"
        r"|\bscreen-?(?:shot|grab|cap)s? (?:from|of) (?:the|our|a|my|their|her|his) (?:\w+ ){0,2}?(?:group|chat|inbox"
        r"|dms?)\b",
        unless=_OURS,
    ),
    Clue(
        "shot",
        "screen",
        r"\b(?:screen-?shots?|screen-?grabs?|screen-?caps?|screen (?:shot|grab|cap|capture)s?)(?: \w+){0,3}?"
        r" (?:of|from|showing) "
        rf"(?:(?!our\b|nhs\b)[\w'@.-]{{1,30}} ){{0,5}}?{_POST}\b(?: (?:by|from|sent|on|between|with)"
        rf" (?:an? |the |our )?@?[\w.]{{1,30}})?"
        rf"|\bscreen-?(?:shot|grab|cap)s? of what (?!our|we|the nhs)\w+ (?:\w+ )?(?:posted|wrote|said|tweeted"
        rf"|sent|put)\b|\b{_POST} from (?:an? |the |one )?\w+(?: \w+)? \(?(?:screenshot|screen grab|see screenshot)\b"
        rf"|\b(?:screen-?shot(?:ted)?|screen-?grabbed|screen-?capped) (?:your|her|his|their|this|the|a|some|that)"
        rf" (?:\w+ ){{0,3}}?{_POST}\b"
        rf"|\b(?:her|his|their|the|@\w{{1,30}}'s?|\w{{1,30}}'s) (?:\w+ ){{0,2}}?{_POST} \(?(?:screenshot|screen"
        rf" grab|screenshotted)\b",
        unless=_OURS,
    ),
    Clue(
        "shot",
        "photo of|picture of|pic of|image of|snap of|capture of",
        r"\b(?:photo|picture|pic|image|snap|capture)s? of (?:an? |the |her |his |their |somebody's |someone's "
        r"|this )(?:[\w'@.-]{1,30} ){0,3}?"
        r"(?:tweets?|facebook posts?|messages?|dms?|comments?|e-?mails?|text messages?|whatsapps?|chats?"
        r"|conversations?)\b",
        unless=_OURS,
    ),
    Clue(
        "shot",
        "look what|just look at|see what|screenshot|screen shot",
        r"\b(?:screenshots?|screen shots?)(?: is| are)? (?:below|attached|in the (?:comments|replies))\b"
        r"|\b(?:look|see|just look) (?:at )?what (?:@\w{1,30}|this (?:person|woman|man|patient)|one patient)"
        r" (?:wrote|posted|sent|tweeted)\b",
        unless=_OURS,
    ),
)


@cache
def _clues() -> Clues:
    return Clues(_CLUES)
