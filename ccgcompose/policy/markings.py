"""Find protective markings, and tell them from the same words in a sentence.

Source of the markings: Government Security Classifications Policy (2023) and the scheme before 2014; the
NHS adds its own. "OFFICIAL-SENSITIVE" is a marking wherever it stands; "private and confidential" is one in
capitals or on a line of its own; a single word such as CONFIDENTIAL only as the first or last line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccgcompose.policy.nearby import Cues
from ccgcompose.policy.text import Text


@dataclass(frozen=True, slots=True)
class Marking:
    """One marking; positions are those of the folded view. A weak one may also be a heading or a joke."""

    start: int
    end: int
    weak: bool = False


def find_markings(text: Text) -> Iterator[Marking]:
    """Yield the markings of a text."""
    folded = text.folded.text
    worth_a_look = tuple(_cues().stretches(folded))
    for low, high in worth_a_look:
        for match in _anywhere().finditer(folded, low, high):
            if not _spoken_of().search(folded, max(0, match.start() - 60), match.start()):
                yield Marking(match.start(), match.end())
        for match in _phrases().finditer(folded, low, high):
            if _is_set_apart(text, match.start(), match.end()):
                yield Marking(match.start(), match.end())
            elif _is_a_heading(folded, match.start(), match.end()):
                yield Marking(match.start(), match.end(), weak=True)
    if worth_a_look:
        yield from _headers(text)


def _is_set_apart(text: Text, start: int, end: int) -> bool:
    """Return whether a phrase stands as a marking: alone on its line or in brackets, or in capitals."""
    folded = text.folded.text
    if _alone_before().search(folded, max(0, start - 10), start) and _alone_after().match(folded, end):
        return True
    if not text.written(start, end).isupper():
        return False
    around = (_word_before().search(folded, max(0, start - 20), start), _word_after().match(folded, end))
    # With a neighbour in capitals the whole line is, and the capitals say nothing.
    return not any(word and text.written(*word.span(1)).isupper() for word in around)


def _is_a_heading(folded: str, start: int, end: int) -> bool:
    """Return whether a phrase opens its line, with a colon or dash behind it: a marking, or the title of a poster."""
    opens = _alone_before().search(folded, max(0, start - 10), start) is not None
    return opens and _heading_after().match(folded, end) is not None


def _headers(text: Text) -> Iterator[Marking]:
    """Yield single-word markings that are the first or the last line."""
    folded = text.folded.text
    for start, end in {_first_line(folded), _last_line(folded)}:
        match = _header().match(folded, start, end)
        if match is None:
            continue
        first, last = match.span("mark")
        capitals = text.written(first, last).isupper()
        weak = match["mark"] in ("official", "draft") or (match["rest"] or "").startswith(":")
        if match["mark"] in _ALSO_EXCLAIMED and match["rest"] is not None:
            continue  # "OFFICIAL: we are open!"
        bracketed = bool(match["open"]) and match["closed"] is not None
        if capitals or bracketed or (match["mark"] == "confidential" and match["rest"] is None):
            yield Marking(first, last, weak)


def _first_line(folded: str) -> tuple[int, int]:
    start = len(folded) - len(folded.lstrip())
    end = folded.find("\n", start)
    return start, len(folded) if end < 0 else end


def _last_line(folded: str) -> tuple[int, int]:
    end = len(folded.rstrip())
    return folded.rfind("\n", 0, end) + 1, end


_ALSO_EXCLAIMED = frozenset({"official", "secret", "top secret"})
# One of these is in each marking: most texts need no closer look.
_IN_EVERY_MARKING = (
    "confiden", "sensitive", "not for", "secret", "restricted", "protect", "official", "draft", " only",
    "privileged", "prejudice", "do not ", "tlp", "not to be ",
)  # fmt: skip
_DESCRIPTORS = (
    r"(?:commercial|personal(?: data)?|locsen|legal|market(?: sensitive)?|hr|management|staff|medical|policy"
    r"|investigations?|recipients only|organisation(?:al)? use only|hmg use only|internal use only|embargoed)"
)
_DASH = r"(?: ?[-:/(\[|]+ ?)"


@cache
def _cues() -> Cues:
    return Cues(_IN_EVERY_MARKING)


@cache
def _anywhere() -> re.Pattern[str]:
    """Return the pattern of what is a marking wherever it stands, in capitals or not."""
    what = r"(?:publication|circulation|distribution|dissemination|onward transmission)"
    return re.compile(
        rf"\bofficial ?(?:- ?sensitive\b|\(sensitive\))(?:{_DASH}{_DESCRIPTORS})*"
        r"|\bcommercial(?:ly)?[- ]in[- ]confidence\b"
        r"|\b(?:staff|policy|management|medical|contracts|appointments|company|legal)-in-confidence\b"
        rf"|(?:\bdraft\b *[-:,] *)?\bnot for (?:(?:wider|onward|further|general|public|external) )?{what}\b"
        r"(?! *(?:before|until|till))"
        r"|\bnot for (?:wider|onward|general|public|external|press|media) release\b"
        r"(?! *(?:before|until|till))"
        r"|\bfor internal (?:use|circulation|distribution) only\b|\buk eyes only\b|\bhmg use only\b"
        r"|\borganisation(?:al)? use only\b|\btlp ?[:=] ?(?:red|amber(?:\+strict)?)\b"
        r"|\bnot to be (?:shared|forwarded|circulated|published|copied|passed on)(?: or \w+)? (?:outside|beyond"
        r"|externally)\b"
    )


@cache
def _phrases() -> re.Pattern[str]:
    """Return the pattern of phrases that are markings only when they are set apart."""
    tiers = r"(?:top secret|secret|confidential|restricted|protect|official)"
    return re.compile(
        r"\b(?:strictly )?private (?:and|&) confidential\b|\b(?:strictly|highly|commercially) confidential\b"
        r"|\b(?:nhs|patient|staff|board|company|management) (?:in confidence|confidential)\b"
        r"|\b(?:legally privileged|privileged (?:and|&) confidential|confidential (?:and|&) privileged)\b"
        rf"|\bofficial[ :/]{{1,3}}sensitive\b(?:{_DASH}{_DESCRIPTORS})*|\brecipients only\b"
        r"|\b(?:commercially|market|business) sensitive\b"
        r"|\binternal use only\b|\binternal ?[-:] ?do not (?:forward|share|circulate|distribute)\b"
        r"|\bconfidential until (?:announced|published|launch\w*|release\w*)\b"
        r"|\bwithout prejudice\b|\binternal only\b|\bnot for release\b|\bdo not (?:circulate|distribute)\b"
        r"|\bin (?:strict |strictest )?confidence\b"
        rf"|\b{tiers} ?[-:/] ?{_DESCRIPTORS}\b"
    )


@cache
def _header() -> re.Pattern[str]:
    return re.compile(
        r"[ *_#>=|-]*(?P<open>[\[(<]?) *(?P<mark>top secret|secret|confidential|restricted|official|draft)"
        r"(?: *[\])>](?P<closed>.*)|[ *_#=|-]*(?P<rest>(?::|-(?= )|(?<= )-) ?\S.*| ?v?[0-9][0-9.]*.*)?)$"
    )


@cache
def _alone_before() -> re.Pattern[str]:
    return re.compile(r"(?:^|\n|[\[(|])[ *_#>=\"'-]*$")


@cache
def _alone_after() -> re.Pattern[str]:
    return re.compile(r"[ *_#<=\"'-]*(?:[!:]? *(?:$|\n)|[\])|])")


@cache
def _heading_after() -> re.Pattern[str]:
    return re.compile(r" ?[:|-] ?[^\s]")


@cache
def _spoken_of() -> re.Pattern[str]:
    """Return how a marking is spoken of, right before it: "markings such as"."""
    return re.compile(r"\b(?:markings?|classifications?|labels?|labelled|stamped)\b[^\n.!?:]{0,30}$")


@cache
def _word_before() -> re.Pattern[str]:
    return re.compile(r"([a-z]{2,})[ ,&']{1,3}$")


@cache
def _word_after() -> re.Pattern[str]:
    return re.compile(r"[ ,&']{1,3}([a-z]{2,})")
