"""Handles and profiles of social networks, and whose they may be by their form: a body's, or a private person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.nearby import has_any

# One of these stands in whatever names an account.
_SIGNS = (
    *(
        "@",
        ".com/",
        ".net/",
        ".app/",
        ".me/",
        "(at)",
        "[at]",
        "{at}",
        "insta",
        "snap",
        "tiktok",
        "twitter",
        "facebook",
    ),
    *(
        "fb",
        "ig:",
        "ig handle",
        "ig name",
        "ig is",
        "ig account",
        "ig ",
        "ig,",
        "on ig",
        "bluesky",
        "threads",
    ),
)


@dataclass(frozen=True, slots=True)
class Handle:
    """One handle; positions are those of the view that was searched, `name` is without its sign."""

    start: int
    end: int
    name: str

    @property
    def is_of_a_body(self) -> bool:
        """Return whether a word in it makes it an organisation's, a business's or an office's."""
        plain = re.sub("[^a-z0-9]", "", self.name)
        if self.name.startswith(("team_", "team.")):
            return False
        return _body().search(plain) is not None and not _first_name_and_surname().fullmatch(self.name)

    @property
    def is_private(self) -> bool:
        """Return whether it is written as people write their own: with dots, digits, or words of a family."""
        return (
            re.search("[._][a-z0-9]|[0-9]", self.name) is not None
            or _personal().search(self.name) is not None
        )

    @property
    def tells_of_illness(self) -> bool:
        """Return whether an illness or a treatment is in the handle itself."""
        return _illness().search(re.sub("[._]", " ", self.name)) is not None


def find_handles(folded: str) -> Iterator[Handle]:
    """Yield each handle behind its sign, in a profile's address, or behind the name of a network."""
    if not has_any(folded, _SIGNS):
        return
    for match in _pattern().finditer(folded):
        group = match.lastgroup or "at"
        name = match[group].rsplit("/", 1)[-1].replace(" ", "").lstrip("@")
        name = re.sub(r"^[(\[{]at[)\]}]", "", name)
        yield Handle(match.start(group), match.end(group), name)


@cache
def _pattern() -> re.Pattern[str]:
    site = (
        r"(?:facebook|instagram|twitter|x|tiktok|linkedin|threads|bsky|youtube|snapchat|reddit|t|strava)"
        r"\.(?:com|net|app|me)/(?:in/|profile/|add/|user/|u/|c/|@|athletes/)?[a-z0-9._-]{3,40}"
    )
    network = r"(?:insta|instagram|snapchat|snap|tiktok|twitter|facebook|fb|ig|bluesky|threads)"
    label = rf"{network}(?:'s)?(?:,| (?:handle|name|is|account|as|under|at))*:? ?@?"
    loose = r"(?=[a-z0-9_.]{0,29}[0-9_.][a-z0-9_])"  # with a sign that plain words have not
    # Drawn apart: "@ kezza . x . kez"; within a line a part of it is short or a number, as no next sentence begins.
    sign = " [._-] ?"
    short = r"[._-] ?(?:[a-z0-9]{1,2}|[a-z]{0,9}[0-9]{1,5})\b"
    odd = rf"@ ?[a-z0-9]{{1,15}}(?:{sign}[a-z0-9]{{1,14}}){{0,3}} (?:{short}|_)"
    return re.compile(
        r"(?<![a-z0-9@.])(?P<at>@[a-z0-9_](?:[a-z0-9_.-]{1,40}[a-z0-9_])?)(?!@)"
        rf"|(?<![a-z0-9])(?P<spaced>@ (?=[a-z0-9.]{{0,20}}[a-z0-9]_)[a-z][a-z0-9_.]{{2,30}}[a-z0-9_])(?![@a-z0-9])"
        rf"|(?<![^\n ])(?P<apart>(?={odd})@ ?[a-z][a-z0-9]{{0,14}}(?:{sign}[a-z0-9]{{1,14}}){{1,4}})(?![@a-z0-9])"
        rf"|(?<![^\n])(?P<first>@ [a-z][a-z0-9]{{0,14}}(?:(?:{sign}|[._])[a-z0-9]{{1,14}}){{1,4}})(?![@a-z0-9])"
        rf"|(?P<told>[(\[{{]at[)\]}}] ?{loose}[a-z0-9_][a-z0-9_.]{{1,30}}[a-z0-9_])(?![@a-z0-9]|[(\[{{]| ?dot)"
        rf"|(?<![a-z0-9.])(?:https?://)?(?:www\.|m\.)?(?P<profile>{site})"
        rf"|\b{network}(?: (?:handle|name|is|account))?: ?@?(?P<name>[a-z0-9_.]{{3,30}})"
        rf"|\b{label} (?P<loose>{loose}[a-z0-9_][a-z0-9_.]{{1,30}}[a-z0-9_])"
        rf"|(?<![a-z0-9@.])(?P<on>{loose}[a-z0-9_][a-z0-9_.]{{1,30}}[a-z0-9_]) on {network}\b"
    )


@cache
def _body() -> re.Pattern[str]:
    return re.compile(
        r"nhs|trust|hospital|council|official|charity|healthcare|healthwatch|health$|police"
        r"|ambulance|gov$|radio|bbc|itv"
        r"|clinic|surgery|pharmac|uk$|ccg|icb$|college|school|communit|foundation|society|support"
        r"|cancer|redcross"
        r"|samaritan|^rcn|^rcgp|royal|england|scotland|wales|parliament|press$|media|comms|library"
        r"|museum|festival"
        r"|rotary|scouts|fire$|firerescue|service|^age|careuk|carers|news|charit|team|hub$|uni$"
        r"|university|fc$|rfc$"
        r"|times$|gazette|herald|express|^mind|dementia|pals$|ward|hospice|friends|volunteer"
        r"|bakery|cafe|coffee|shop|pub$|inn$|hotel|gym$|yoga|brew|pizza|florist|ltd$|stores?$|market|farm|band$"
        r"|choir|theatre"
        r"|arts|design|studio|photograph|club|runners|cycl|harriers|running|rugby|football|cricket|united"
        r"|academy|primary"
        r"|nursery|church|cathedral|foodbank|rescue|army|navy|raf|research|alliance|association|institute"
        r"|action|aid$"
        r"|network|project|campaign|appeal|awards|union|unison|unite|federation|league|board|govern|lifeboat|rnli|blood"
        r"|careers|jobs|learning|training|nurses?$|midwives|doctors|medics|paramedics|physios|safety|quality|improve"
        r"|podcast|magazine|journal|tv$|live$|daily|post$|echo$|argus|mail$|today|amazon|tesco|asda|aldi|lidl"
        r"|greggs|bt$"
        r"|cares|care$|group|centre|events?$|tours?$|travel|taxi|buses|rail|airport|dogs|therapy|lottery|bank$|dwp|hmrc"
    )


@cache
def _first_name_and_surname() -> re.Pattern[str]:
    """Match a name of which a part is also a word of organisations: "jane_k_ward"."""
    return re.compile(
        r"[a-z]{3,12}[._](?:[a-z][._])?(?:ward|church|hall|news|friend|press|college|team|raf|board)[0-9x_]{0,4}"
    )


@cache
def _personal() -> re.Pattern[str]:
    return re.compile(
        r"^mr[_A-Za-z]|^team[_.]|mum|mam(?:a|my)|dad|nanny|gran|auntie|lad$|lass|girl|boy|big[a-z]|little|tiny"
        r"|wee[a-z]|x{1,3}$|mrs"
        r"|miss|mister"
        r"|from|loves?|life|diar|adventures|journey|warrior|fighter"
    )


@cache
def _illness() -> re.Pattern[str]:
    return re.compile(
        r"\bvs\b|\bms\b|\bibd\b|\bt[12]d|\bcf\b|\bme\b$|\bptsd\b|\bocd\b|\badhd\b|\bhears\b|\bheart|bipolar"
        r"|chemo|dialysis"
        r"|lymphoma|leuk|tumou?r|parkinson|warrior|fighter|survivor|transplant|kidney|renal|liver|stoma|ostomy"
        r"|crohn|colitis"
        r"|diabet|epilep|stroke|amput|wheel(?:s|chair)|prem(?:ie|mie|ature)|nicu|sick|ill(?:ness)?\b|recover|remission"
        r"|sober|anorexi|eating|endo\b|endometri|fibro|lupus|arthrit|asthma|autis|down|cystic|sepsis|psych|anxi|depress"
        r"|fights|hip(?:replace|op)|round[0-9]|strong$|deaf|blind|pain|spoonie|chronic|rare|wobbl|bald|scar"
        r"|hip\b|knee|pacemaker|insulin|pump|\bsen\b|tube|trach"
    )
