"""COPY003: lyrics and poems.

What it does
    Finds songs and poems: verse in short rhyming lines, "lyrics by", lines between music notes, marks such as [Chorus],
    a poem or song announced with its writer. Verse of unknown origin is warned of; what is said to be a song or
    somebody's poem needs a permission record.

Why it matters
    Clause COPY-1: a poem or song is protected until the end of the 70th year after its writer's death (Copyright,
    Designs and Patents Act 1988, section 12). A substantial part may not be copied without leave (section 16), and a
    few lines can already be one.

What to do
    Name it and link to it, write a verse of your own, or record the permission.

Known limits
    Tells rhymes by their spelling. Free verse without a word about it is not found. Writers who died more than 70
    years ago are known only where they are on a short list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.text import Text
from ccgcompose.policy.verse import find_short_lines, find_verse

_REMEDY = "Name it and link to it, or record the permission of whoever owns it."


class Lyrics(Rule):
    """A song or a poem."""

    id = "COPY003"
    title = "Lyrics or poem"
    clause = "COPY-1"
    severity = Severity.RECORD
    text_only = True

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield a finding for each song or poem that is announced, and for each verse, unless it is free to use."""
        found = list(self._all(text))
        if found and _free().search(text.folded.text) is None:
            yield from found

    def _all(self, text: Text) -> Iterator[Finding]:
        folded, written = text.folded.text, text.original
        announced = tuple(_announced().finditer(folded)) if any(cue in folded for cue in _CUES) else ()
        for match in announced:
            span = text.span(*match.span())
            yield self._found(span, quoted(written[slice(*span)]))
        for match in _sung().finditer(written) if any(note in written for note in "♪♫🎵🎶") else ():
            yield self._found(match.span(), quoted(match.group()))
        if _poet().search(folded) if any(cue in folded for cue in _BY) else False:
            for span in find_short_lines(written, _LEAST_BESIDE_A_POET):
                yield self._found(span, quoted(written[slice(*span)]))
        if not announced and ("\n" in written or " / " in written):
            for span in find_verse(written):
                yield self._verse(span)

    def _found(self, span: tuple[int, int], shown: str) -> Finding:
        return self.finding(
            f"{shown} brings a song or poem, which belongs to its writer.", _REMEDY, span=span
        )

    def _verse(self, span: tuple[int, int]) -> Finding:
        return self.finding(
            "This looks like a song or poem.",
            "If it is somebody else's, name it and link to it, or record the permission. If it is yours, say so.",
            span=span,
            severity=Severity.WARN,
        )


_CUES = (
    "lyric",
    "[verse",
    "[chorus",
    "(chorus",
    "chorus:",
    "verse 1",
    "verse one",
    "poem",
    "sang",
    "sings",
    "song",
    "poet",
)


_BY = ("by ", "- ", "~", "poet", "poem")
_LEAST_BESIDE_A_POET = 2


@cache
def _poet() -> re.Pattern[str]:
    """Return the names of poets and songwriters who are quoted most and whose works are protected."""
    return re.compile(
        r"\b(?:w\.? ?h\.? ?auden|maya angelou|seamus heaney|carol ann duffy|philip larkin|ted hughes|sylvia plath"
        r"|benjamin zephaniah|roger mcgough|wendy cope|simon armitage|pam ayres|mary oliver|rupi kaur|donna ashworth"
        r"|t\.? ?s\.? ?eliot|stevie smith|john betjeman|spike milligan|roald dahl|dr\.? seuss|charlie mackesy"
        r"|lemn sissay"
        r"|jackie kay|michael rosen|warsan shire|nikita gill|erin hanson|robert frost|langston hughes|john cooper"
        r" clarke"
        r"|bob dylan|leonard cohen|john lennon|paul mccartney|bob marley|elton john|adele|ed sheeran|taylor swift"
        r"|paul simon|bruce springsteen|bill withers|dolly parton|joni mitchell|david bowie|freddie mercury)\b"
    )


@cache
def _announced() -> re.Pattern[str]:
    """Return how a text says that a song or poem stands in it."""
    return re.compile(
        r"\b(?:song )?lyrics (?:by|from|to|of|below)\b(?: [\w'.]+){0,2}|\blyrics:|[\[(](?:verse(?: \d)?|chorus|bridge"
        r"|pre-chorus|outro|intro)[\])]"
        r"|^[ *_]*(?:chorus|verse (?:\d|one|two)|bridge)[ *_]*:?[ *_]*$"
        r"|\b(?:in the words of|as) (?:[\w']+ ){1,4}(?:sang|sings|sing|wrote in (?:his|her|their) (?:poem"
        r"|song))\b[^\n]{0,10}[:,][^\n]{0,3}[\"“]"
        r"|\b(?:poem|verses?|song|lines) by (?!our|us\b|patients?|staff|children|year|pupils|local|a (?:patient"
        r"|volunteer|nurse|pupil|member))[\w'.]+(?: [\w'.]+){0,3}\s?:\s"
        r"|\b(?:here is|here's|read|enjoy|sharing|share) (?:the|this|a|that|my favourite) (?:\w+ ){0,3}(?:poem|song)"
        r" (?:\"[^\"\n]{1,60}\" )?by (?!our|us\b|patients?|staff|children|year|pupils|local|a )[\w'.]+(?:"
        r" [\w'.]+){0,2}",
        re.MULTILINE,
    )


@cache
def _sung() -> re.Pattern[str]:
    """Return what stands between music notes."""
    return re.compile(r"[♪♫🎵🎶]\s?(?:[\w'’,!]+ ){5,40}[\w'’,!.]+\s?[♪♫🎵🎶]")


@cache
def _free() -> re.Pattern[str]:
    """Return what makes a verse free to use: its age, a licence, or that it is ours."""
    return re.compile(
        r"\b(?:shakespeare|wordsworth|keats|shelley|byron|tennyson|robert burns|emily dickinson|christina"
        r" rossetti|william blake"
        r"|rudyard kipling|thomas hardy|john donne|walt whitman|wilfred owen|rupert brooke|traditional (?:rhyme"
        r"|song|poem|carol)"
        r"|nursery rhyme|out of copyright|public domain|(?:poem|verse|rhyme|song|limerick|haiku)s? (?:\w+ )?(?:by"
        r"|from) (?:our|one of our|a|local|staff|patients?|pupils|year)"
        r"|(?:written|penned|composed) (?:\w+ )?by (?:our|one of our|a|local|staff|patients?|pupils|year|me)"
        r"|(?:my|our) own (?:poem|verse|rhyme|song|words)"
        r"|(?:i|we) wrote this|with (?:kind )?permission|our (?:nurse|doctor|volunteer|porter|chaplain"
        r"|midwife)[\w' ]{0,30} wrote)\b"
    )
