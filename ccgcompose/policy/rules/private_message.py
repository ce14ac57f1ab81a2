"""TRUST001: quoting what somebody wrote or said to us alone.

What it does
    Finds that a private message, an e-mail, a letter, a call or a closed group is quoted: "she DM'd me", "in an e-mail
    to us he wrote", "told me in confidence", "as she said in our private group".

Why it matters
    Clause TRUST-1: whoever writes to us alone trusts that it stays there. It is personal data as well.

What to do
    Ask whether it may be shared, and say in the post that they agreed. Or tell the point without the person.

Known limits
    Thanks and praise that name no person ("we had a lovely message") are left alone, and so is whatever says that
    it was shared with permission.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ccgcompose.domain.finding import Severity
from ccgcompose.policy.clue_rule import ClueRule, Said
from ccgcompose.policy.clues import Clue, Clues


class PrivateMessage(ClueRule):
    """Words that were meant for us alone."""

    id = "TRUST001"
    title = "Private message quoted"
    clause = "TRUST-1"
    severity = Severity.WARN

    def clues(self) -> Clues:
        """Return the wordings with which a private message is quoted."""
        return _clues()

    def said(self) -> Mapping[str, Said]:
        """Return what is said of messages, confidences and closed groups."""
        return _SAID


_ASK = "Ask whether it may be shared and say that they agreed, or make the point without the person."
_SAID = {
    "message": Said("{} brings a private message to the public.", _ASK),
    "confidence": Said(
        "{} shows that this was said in confidence.", "Leave it out. What was said in confidence stays there."
    ),
    "group": Said("{} comes from a closed group or a private talk.", _ASK),
}

_AGREED = (
    r"\bpermission\b|\bconsent|\bagreed (?:to|that|we)|\bkindly (?:let|allowed)|\bhappy (?:for us )?(?:to|that)"
    r"|\bwith thanks to"
    r"|\bshared (?:his|her|their) story|\bgave us (?:leave|the ok)|\bscam|\bfraud|\bphishing|\bnever (?:send"
    r"|reply|share|click|give)\b|\bdo not"
    r" reply|\bfake\b"
)
_WHO = (
    r"(?:she|he|they|somebody|someone|one of (?:our|the) \w+|one of you|a (?:\w+ ){0,2}(?:patient|woman|man|mum"
    r"|mother|dad|father"
    r"|lady|gentleman|carer|reader|follower|user|relative|member|constituent|journalist|colleague|nurse)|the"
    r" (?:\w+ ){0,2}(?:patient|woman|man|mum|dad|family|carer|relative|journalist)|this (?:patient|woman|man"
    r"|person|lady|user|chap)|@\w{1,30}|mrs? \w+|ms \w+|dr \w+)"
)
_ME = r"(?:me|us|our (?:team|page|inbox|chief executive|manager|account))"
_SAYS = (
    r"(?:wrote|writes|said|says|told|asked|claimed|claims|complained|complains|admitted|admits|replied|sent"
    r"|called|explained|moaned|thanked)"
)
_PRIVATE = (
    r"(?:dms?|pms?|inbox|direct message|private message|whatsapps?|texts?|text message|messenger|voicemail"
    r"|voice note|e-?mails?|letters?|complaint form)"
)

_SENDER = (
    r"(?:an?|one of (?:our|the)|my|our|the) (?:\w+ ){0,2}?(?:patient|manager|boss|colleague|carer|relative|nurse"
    r"|doctor|consultant|director|mum|dad|parent|reader|follower|user|resident|member|journalist|friend|client)s?"
)
_CLUES = (
    Clue(
        "message",
        "sent me|sent us|privately|in private|from a|from my|from our|from one|from the|in my |in our "
        "|forwarded message|[dm]",
        r"\bsent (?:me|us) an? (?:private |direct |angry |long |rude )?(?:dm|pm|message|text|whatsapp|voice note"
        r"|e-?mail)\b(?= ?[:,]| (?:to say|saying|that said|about))"
        r"|\b[a-z]+ (?:messaged|told|wrote to|e-?mailed|texted|dm'?d) (?:me|us) (?:privately|in private)\b"
        rf"|\b(?:voicemail|text|text message|message|e-?mail|letter|dm|whatsapp|voice note) from {_SENDER}(?= ?:)"
        rf"|\b(?:got|had|have) this in (?:my|our) (?:inbox|dms?)\b|^\W{{0,3}}forwarded message\b|^\[dms?\]",
        unless=_AGREED + r"|\bthank|\bgrateful|\bpraise|\breminder",
    ),
    Clue(
        "group",
        "whatsapp|leaked|staff group|staff chat|group chat",
        r"\bfrom (?:our|the|my|a) (?:\w+ ){0,2}?(?:whatsapp|facebook|messenger|staff|private) (?:group|chat)(?= ?:)"
        r"|\bleaked (?:\w+ )?(?:chat|messages?|e-?mails?|whatsapps?|dms?)\b",
        unless=_AGREED,
    ),
    Clue(
        "confidence",
        "not to say|not to tell|not to share|shouldn't|should not|not supposed",
        r"\b(?:told|asked|begged) (?:me|us) not to (?:say|tell|share)\b"
        r"|\b(?:i|we) (?:probably |really )?(?:shouldn't|should not|(?:am |are )?not supposed to|'m not supposed to)"
        r" (?:share|say|tell you|post|be (?:sharing|saying|telling|posting))(?: you| anyone)? (?:this|that|it)\b",
        unless=_AGREED,
    ),
    Clue(
        "confidence",
        "in confidence from|confided",
        rf"\b(?:heard|overheard|learned|learnt) in (?:strict )?confidence\b|\bin confidence from\b|(?<!\w){_WHO}"
        rf" (?:has |have )?confided(?: that| (?:she|he|they))\b",
        unless=_AGREED,
    ),
    Clue(
        "message",
        "told|said|mentioned|wrote|asked|explained",
        r"\bas you (?:told|said|mentioned|wrote|asked|explained)(?: to)?(?: us| me)? (?:in|by|via|over)"
        rf" (?:your |the |our |an? |last )?(?:\w+ ){{0,2}}?{_PRIVATE}\b",
        unless=_AGREED,
    ),
    Clue(
        "message",
        "to say|to complain|to tell|inbox",
        rf"(?<!\w){_WHO} (?:e-?mailed|wrote|messaged|texted|whatsapped|rang|phoned|dm'?e?d)(?: in| us)? to (?:say"
        rf"|complain|tell)\b|\bfrom (?:my|our) inbox\b",
        unless=_AGREED + r"|\bthank|\bgrateful|\bpraise",
    ),
    Clue(
        "message",
        "messenger|whatsapp|message|dm |mail|letter|text|note",
        rf"(?<!\w){_WHO} (?:sent|messaged|told|wrote to) (?:me|us) (?:\w+ ){{0,2}}?(?:on|by|via|over)"
        rf" (?:messenger|whatsapp|text|e-?mail|dm|instagram)\b"
        r"|\b(?:got|received|had) (?:an?|this|the|another) (?:private|direct|angry|anonymous|personal|rude)"
        r" (?:message|dm|e-?mail|letter|note|text) (?:from|saying)\b"
        r"|\b(?:an?|the|one) (?:e-?mail|letter|message|dm|text) (?:that )?(?:we|i) (?:were sent|was sent|got"
        r"|received|had) (?:by|from)\b",
        unless=_AGREED + r"|\b(?:thank|lovely|kind|beautiful)",
    ),
    Clue(
        "message",
        "dm|pm'd|pmed|inboxed|messaged|texted|whatsapped|emailed|e-mailed|wrote to|privately",
        rf"(?<!\w){_WHO} (?:has |have |just |then |also |even |recently ){{0,2}}(?:dm(?:'d|ed|d|s)?|pm(?:'d|ed|s)"
        rf"|inboxed|(?:privately |direct )?messaged|texted|whats-?app(?:ed|'d)|e-?mailed|wrote to) {_ME}\b",
        unless=_AGREED,
    ),
    Clue(
        "message",
        "dm|pm|inbox|message|whatsapp|text|voicemail|voice note|mail|letter|complaint form",
        rf"\b(?:in|from|via|by|over) (?:an?|her|his|their|the|this|that|some|my|our) (?:\w+"
        rf" ){{0,3}}?{_PRIVATE}(?: (?:to|sent to) {_ME})?(?: (?:last|this|on|from|that) (?:\w+ ){{0,3}}?)?,?"
        rf" {_WHO} {_SAYS}\b"
        rf"|\b{_WHO} {_SAYS}(?: \w+){{0,2}}? (?:in|by|via|over) (?:an? |her |his |their |the |my |our )?(?:\w+"
        rf" ){{0,2}}?{_PRIVATE}\b"
        rf"|\b(?:her|his|their) (?:private |direct |angry |last |latest |long |rude ){{0,2}}(?:dms?|pms?"
        rf"|whatsapps?|text|message|e-?mail|letter|voicemail)(?: to {_ME})? (?:reads?|says?|said|read|went|goes"
        rf"|was|began|begins)\b"
        rf"|\b(?:got|had|received|read|see|look at) this (?:whatsapp|dm|text|message|e-?mail|letter|voicemail)"
        rf" from (?!nhs|our (?:chief|mp))|\b(?:dm|pm|private message|direct message|whatsapp) (?:i|we) (?:got"
        rf"|received|had) (?:from|off)\b",
        unless=_AGREED + r"|\b(?:reminder|invitation|appointment|screening|your (?:doctor|gp|letter))\b",
    ),
    Clue(
        "confidence",
        "confidence|confided|not to |privately|secret|private|off the record",
        rf"\b(?:told|tells|said to|admitted to|spoke to|shared with|disclosed to) (?:me|us|our \w+)(?:"
        rf" \w+){{0,2}}? (?:in (?:strict |complete )?confidence|privately|in private|in secret|off the record"
        rf"|confidentially)\b"
        rf"|\b(?:confided|has confided|confides) (?:in|to) (?:me|us|our \w+)\b|\bsaid to (?:me"
        rf"|us)\b[^.\n!?]{{0,30}}\bin (?:strict )?confidence\b|\bin confidence,? (?:{_WHO}|\w+)"
        rf" (?:told|said)\b"
        r"|\b(?:asked|begged) (?:me|us) not to (?:tell|share|say|post|publish)\b",
        unless=_AGREED + r"|\byou can\b",
    ),
    Clue(
        "group",
        "group|whatsapp|chat|closed|private|forum|counselling|therapy|clinic",
        rf"\b{_SAYS} (?:\w+ ){{0,3}}?(?:in|on|at) (?:our|the|a|their|my) (?:private|closed|secret|members'?-?(?:"
        rf" only)?|staff|whatsapp|patients'?|support|therapy|facebook|peer support) (?:\w+ )?(?:group|chat|forum"
        rf"|channel|page|session)\b"
        rf"|\b(?:in|from|on) (?:our|the|a|my) (?:private|closed|secret|whatsapp|members'?-?(?: only)?|staff"
        rf" whatsapp|patients'? whatsapp) (?:\w+ )?(?:group|chat|forum)[,:]? (?:{_WHO}|\w+) {_SAYS}\b"
        r"|\bwhatsapp (?:screenshots?|screen grabs?|chats? (?:from|with|between))\b|\bscreenshots? (?:of|from)"
        r" (?:our|the|a|my|her|his|their) (?:private |closed |staff |family )?(?:whatsapp|dms?|messages|inbox|chat)\b",
        unless=_AGREED,
    ),
)


@cache
def _clues() -> Clues:
    return Clues(_CLUES)
