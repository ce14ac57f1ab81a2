"""COPY004: signs that a picture or text belongs to others.

What it does
    Finds copyright signs and "all rights reserved", credits of photographers and agencies, names of picture libraries
    and their watermarks, and words such as "found this on Google", "courtesy of", "regram". Where a medium of the post
    has a permission in force whose owner, maker or credit line is named, there is nothing to say. Free libraries get
    a hint.

Why it matters
    Clause COPY-1: a credit shows that the work is somebody else's. Naming the owner is no permission.

What to do
    Record the permission for the work in the library, or use another.

Known limits
    Matches names as they are written: "J. Doe" is not known to be "Jane Doe". A credit to a colleague or volunteer of
    ours is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Severity
from ccgcompose.policy.clue_rule import ClueRule, Said
from ccgcompose.policy.clues import Clue, Clues, Trace, sentence_around
from ccgcompose.policy.text import Text
from ccgcompose.policy.view import fold


class Credit(ClueRule):
    """A credit or mark of somebody else's work."""

    id = "COPY004"
    title = "Credit or mark of others"
    clause = "COPY-1"
    severity = Severity.RECORD
    about_words = False  # weighs the permissions of the post's media

    def clues(self) -> Clues:
        """Return the wordings of credits."""
        return _clues()

    def said(self) -> Mapping[str, Said]:
        """Return what is said of owners, finds and free libraries."""
        return _SAID

    def is_meant(self, trace: Trace, draft: Draft, text: Text) -> bool:
        """Return whether no permission in force covers what is credited."""
        folded = text.folded.text
        first, last = sentence_around(folded, trace.start, trace.end)
        sentence = folded[first:last]
        return not any(name in sentence for name in _permitted(draft))


def _permitted(draft: Draft) -> Iterator[str]:
    """Yield who and what may be credited: from the permissions in force, the organisation and its staff."""
    for medium in draft.media:
        record = medium.permission.record
        if record and medium.permission.allows:
            yield from _names(record.rights_holder, record.creator, record.credit_line)
    yield from _names(draft.organisation, *(person.name for person in draft.staff))


def _names(*written: str) -> Iterator[str]:
    return (name for each in written if len(name := fold(each).text.strip()) > 2)


_ASK = "Record the permission of the owner in the library, or use another. Naming the owner is not enough."
_SAID = {
    "owner": Said("{} says that this belongs to somebody else.", _ASK),
    "library": Said("{} is a picture library: its pictures need a licence.", _ASK),
    "found": Said("{} shows that this was taken from elsewhere.", _ASK, Severity.WARN),
    "courtesy": Said(
        "{} credits others, and no permission on record names them.",
        "Record the permission with the picture, with its owner as they are credited here.",
        Severity.WARN,
    ),
    "free": Said(
        "{} lets pictures be used under its own licence.",
        "Note the licence and the link to the picture in the library.",
        Severity.ADVISE,
    ),
}
_US = (
    r"\b(?:our (?:own |very own )?(?:\w+ )?(?:photographer|volunteer|nurse|porter|team|staff|midwife|patient"
    r"|doctor|gp|comms)|nhs\b|volunteer |crown copyright|ogl|open government"
    r"|staff photo|in-house|own photo|hospital charity|medical illustration)\b"
)
_PICTURE = (
    r"(?:photo(?:graph)?s?|pictures?|pics?|images?|illustrations?|graphics?|infographics?|posters?|video|footage"
    r"|film|map|cartoon"
    r"|artwork|drawing|meme|gif|song|music|clip)"
)
_LIBRARIES = (
    r"(?:getty(?: ?images)?|shutter ?stock|i-?stock ?(?:photo)?|alamy|adobe ?stock|pa media|pa images|press"
    r" association|reuters|afp|epa-efe|associated press|ap photo|dreamstime"
    r"|depositphotos|123rf|bigstock|fotolia|science photo library|spl\b(?=/)|corbis|rex features|rex/shutterstock"
    r"|mary evans|bridgeman images|masterfile|picture library|swns|solent news|national geographic|ap images"
    r"|canva pro|pa(?= ?$|[/.)]))"
)
_CLUES = (
    Clue(
        "found",
        "from the|from a",
        rf"\b{_PICTURE} (?:is |was |are |were )?(?:taken |copied |borrowed |lifted |grabbed )?from (?:the|an?)"
        rf" (?!our|nhs)(?:[\w']+ ){{1,3}}?(?:website|web page|facebook page|magazine|newspaper)\b",
        unless=r"\bpermission|\bour website|\bdownload",
    ),
    Clue(
        "found",
        "screengrab|screen grab|screen-grab|screenshot|reddit",
        r"\bscreen[- ]?(?:grab|shot)s? (?:from|off|courtesy of) (?:the )?(?:bbc|itv|sky|channel (?:4|5)|netflix|youtube"
        r"|guardian|telegraph|daily \w+|sun\b|mirror|times|film|programme)(?: \w+)?"
        r"|\b(?:meme|cartoon|comic|gif|picture|photo) (?:on|from|off|via) (?:reddit|9gag|giphy|tenor|tumblr)\b",
        unless=r"\bpermission|\bour website",
    ),
    Clue(
        "owner",
        "\u00a9|(c)|copyright|all rights reserved|\u00ae",
        r"(?<![\w])\u00a9 ?(?:(?:19|20)\d\d(?:-(?:19|20)?\d\d)?,? ?)?[a-z][\w'&.]*(?: [\w'&.]+){0,3}|(?<!\w)\(c\)"
        r" ?(?:(?:19|20)\d\d,? ?)?[a-z][\w'&.]*(?: [\w'&.]+){0,3}"
        r"|(?<!\w)\(c\) ?(?:19|20)\d\d|\u00a9 ?(?:19|20)\d\d|\ball rights reserved\b|\bcopyright(?:ed)?(?: \(c\)|"
        r" \u00a9|:| by| of| -)? ?(?:(?:19|20)\d\d,? )?(?!law|act|infringement|free|policy|and|rules|is\b|matters"
        r"|training"
        r"|permission|issues|notice|in\b|on\b|for\b|for\b)(?=[\w])[\w'&.]+(?: [\w'&.]+){0,2}",
        unless=_US + r"|\([ab]\)|\(d\)|\bhepatitis c\b|\bgroup \(c\)",
    ),
    Clue(
        "library",
        "getty|shutter|: pa|/pa|(pa|istock|i-stock|alamy|adobe|pa media|pa images|press assoc|reuters|afp|epa-efe"
        "|associated"
        " press|ap photo|dreamstime|depositphotos|123rf|bigstock|fotolia|science photo|corbis|rex |rex/|mary"
        " evans|bridgeman|masterfile|swns|solent news|picture library|national geographic|ap images|canva pro",
        rf"(?<!\w)(?:{_PICTURE}|credit|watermark(?:ed)?|from|via|courtesy of|source|by)(?: credit)?(?: by| from|"
        rf" via| on)?\s?[:\-/|(]?\s?(?:[\w'.]+ ?){{0,3}}?[/ -]{{0,3}}{_LIBRARIES}(?!\w)"
        rf"|(?<!\w)(?:[\w'.]+ ?){{0,2}}?[/|] ?{_LIBRARIES}(?!\w)|(?<!\w){_LIBRARIES} (?:images?|photos?|pictures?"
        rf"|watermark|preview|id|#|stock)\b"
        rf"|^\W{{0,5}}{_LIBRARIES}\W{{0,5}}$|\({_LIBRARIES}\)",
        unless=(
            r"\binterview|\bnews agency reports|\bwatch the|\b(?:reuters|press association|pa media)"
            r" (?:reports?|says|said|interview|journalist|reporter)"
        ),
    ),
    Clue(
        "free",
        "unsplash|pexels|pixabay|wikimedia|flickr|creative commons|cc by|cc-by|freepik|openverse",
        r"(?<!\w)(?:unsplash|pexels|pixabay|wikimedia(?: commons)?|flickr|creative commons|cc[ -]by(?:-(?:sa|nc"
        r"|nd)){0,2}|freepik|openverse)(?!\w)",
        unless=r"\bfollow us\b|\bjoin us\b|\balbum\b",
    ),
    Clue(
        "found",
        "via @|google|pinterest|internet|online|web|downloaded|borrowed|stolen|stole|nicked|pinched|found this|not mine"
        "|facebook|instagram|tiktok|twitter|meme|copyright|not my",
        rf"\b{_PICTURE} (?:\w+ )?(?:from|via|off|courtesy of|source|:)(?: the)? ?(?:google(?: images?)?|pinterest"
        rf"|the internet|internet|the web|facebook|instagram|tiktok|a website)\b"
        rf"|\b(?:found|saw|got|grabbed|downloaded|took|taken|copied|saved|nicked|pinched|stole|stolen|borrowed"
        rf"|lifted) (?:this|it|that|these|the|a) (?:\w+ )?(?:{_PICTURE} )?(?:on|from|off|via|at) (?:the"
        rf" )?(?:google(?: images?)?|pinterest|internet|web|online|facebook|instagram|twitter|tiktok|somebody's"
        rf" \w+|someone's \w+)\b"
        rf"|\b{_PICTURE} (?:that )?(?:i|we) (?:found|saw|got|nicked|took|copied|borrowed|stole) (?:on|from|off)"
        rf" (?:the )?(?:google|pinterest|internet|web|facebook|instagram|twitter|tiktok)\b|\bvia @[\w.]{{2,30}}"
        rf" ?\((?:image|photo|video|picture|pic)\)"
        rf"|\b(?:found|saw|grabbed|downloaded|nicked|stole|borrowed) (?:this|it|these) (?:\w+ )?online\b"
        rf"|\b(?:google|pinterest) images?\b(?! search)"
        rf"|\b{_PICTURE} (?:is |are )?(?:not mine|nicked|stolen|borrowed|pinched) (?:from|off)\b|\bi (?:don't|do"
        rf" not) own (?:this|the|these) {_PICTURE}|\bnot my (?:own )?{_PICTURE}\b|\bno copyright (?:infringement"
        rf" )?intended\b",
        unless=r"\bsearch\b|\bscam|\bpermission",
    ),
    Clue(
        "courtesy",
        "courtesy of|regram|repost|credit|photo|picture|image|pic |pic:|\U0001f4f7|\U0001f4f8|via @|art by"
        "|illustration|cartoon|film by|video by|video:|film:|image:|music by|music:",
        rf"\b(?:{_PICTURE} )?courtesy of (?!our|nhs|staff|volunteers?|the (?:team|ward|trust)|a (?:patient"
        rf"|volunteer))[\w'&@.]+(?: [\w'&@.]+){{0,3}}"
        r"|(?<!\w)#?(?:regram(?:med)?|reposted|repost)(?: from| via| by)?:? ?@[\w.]{1,30}|(?<!\w)#(?:regram|repost)\b"
        rf"|\b{_PICTURE} ?(?:by|credits?|credit to|\u00a9|:|via) ?(?:by |to )?:? ?(?!our|nhs|staff|volunteer|the"
        rf" (?:team|ward|trust)|a (?:patient|volunteer)|left|right|above|below|top|l-r|from"
        rf" left)(?:@[\w.]{{1,30}}|[a-z][\w'-]+ [a-z][\w'-]+(?:[/,] ?[\w' ]{{1,30}})?)"
        rf"|\b(?:photo|picture|image|pic|video)?(?:s)? ?credits?(?: to|:) ?:? ?(?!our|nhs|staff|volunteer|where"
        rf"|the (?:team|ward|trust)|all\b)(?:@[\w.]{{1,30}}|[a-z][\w'-]+ [a-z][\w'-]+)"
        rf"|[\U0001f4f7\U0001f4f8\U0001f4f9]\s?(?:by |credits?:? |: ?|\u00a9 ?)?@[\w.]{{2,30}}|\b{_PICTURE} via"
        rf" @[\w.]{{1,30}}",
        unless=_US
        + r"|\bexhibition\b|\bon (?:show|display)\b|\bcredit (?:card|union|score)|\buniversal credit"
        r"|\btax credit|\bphoto(?: opportunity|"
        r" call|graph by)|\bwith (?:kind )?permission|\bpicture by picture",
    ),
)


@cache
def _clues() -> Clues:
    return Clues(_CLUES)
