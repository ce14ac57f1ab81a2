"""RESP001: profane and obscene words, and slurs.

What it does
    Finds the words of the lexicon in any spelling: with other endings, stretched, with signs for letters,
    masked with stars, taken apart, in look-alike letters, or inside a hashtag. Strong and moderate words
    stop the post, mild ones warn. A slur that is quoted in order to object, or is somebody's word for themselves,
    only warns, as a coarse word. Words that are innocent beside others ("finger prick test") or as a name
    ("Dick Turpin") are left alone.

Why it matters
    Clauses RESP-1, RESP-3 and RESP-8: what goes out in the organisation's name is never obscene, profane or
    hateful.

What to do
    Take the word out, or say it in plain words.

Known limits
    Knows English only. A name that is also a coarse word is believed as soon as it has a capital. Words
    spelled backwards, as they sound ("phuk" is known, others are not), or with Chinese characters for
    letters are not seen. Whether an insult without a coarse word hurts somebody is for other rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccgcompose.domain.draft import Draft
from ccgcompose.domain.finding import Finding, Severity
from ccgcompose.policy.disguise import masked, spelled_with_signs
from ccgcompose.policy.hashtags import find_hashtags, segments
from ccgcompose.policy.lexicon import Strength
from ccgcompose.policy.pieces import taken_apart
from ccgcompose.policy.quoting import quoted
from ccgcompose.policy.rule import Rule
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.swearing import Hit, written_words
from ccgcompose.policy.text import Text

_CLAUSES = {"obscene": "RESP-1", "profane": "RESP-3", "hateful": "RESP-8"}
_VERDICTS = {
    "obscene": "is obscene",
    "profane": "is profane",
    "hateful": "is a slur: it is hateful towards a group of people",
}
_REMEDY = "Take the word out, or say it in plain words."
_TOLD = 0.2  # what the model says at most of a passage that does not turn a slur on anybody
_TOLD_REMEDY = "Say “a slur” or “a racist word”, and leave the word itself out."


class Swearing(Rule):
    """Profane and obscene words, and slurs, in any disguise."""

    id = "RESP001"
    title = "Profane, obscene or hateful word"
    clause = "RESP-3"
    severity = Severity.BLOCK
    also = ("RESP-1", "RESP-8")
    about_words = True

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def check(self, draft: Draft, text: Text) -> Iterator[Finding]:
        """Yield one finding for each word."""
        for hit in self._hits(text):
            span = text.span(hit.start, hit.end)
            written = text.original[slice(*span)]
            if (text.is_latin or not _is_foreign(written)) and not _is_key_of_a_link(hit, span, text):
                if hit.entry.says == "hateful" and self._is_only_told(hit, text):
                    yield self._told(written, span)
                else:
                    yield self._found(hit, written, span)

    def _is_only_told(self, hit: Hit, text: Text) -> bool:
        """Return whether the passage around a slur objects to it, or is somebody's own word for themselves."""
        weighing = self._shelf.weighing(text)
        tokens = weighing.reading.tokens
        index = next((at for at, token in enumerate(tokens) if token.end > hit.start), None)
        passage = None if index is None else weighing.passage_of(index)
        return passage is not None and passage.verdict.hateful < _TOLD

    def _told(self, written: str, span: tuple[int, int]) -> Finding:
        message = f"{quoted(written)} is a slur. It hurts even where it is quoted, or said of oneself."
        return self.finding(message, _TOLD_REMEDY, span=span, severity=Severity.WARN, clause="RESP-3")

    def _hits(self, text: Text) -> Iterator[Hit]:
        lexicon = self._shelf.swearing
        yield from written_words(text, lexicon)
        yield from spelled_with_signs(text, lexicon)
        yield from masked(text, lexicon)
        yield from taken_apart(text, lexicon, self._shelf.whole_words)
        yield from self._in_hashtags(text)

    def _in_hashtags(self, text: Text) -> Iterator[Hit]:
        """Yield words that stand without a gap between others in a hashtag: "#thisisshit"."""
        lexicon = self._shelf.swearing
        for tag in find_hashtags(text.folded.text):
            if not any(form in tag.name for form in lexicon.disguised):
                continue
            parts, at = segments(tag.name, self._shelf.hashtag_words), tag.start + 1
            innocent = segments(tag.name, self._shelf.common_words)
            if tag.name in lexicon.by_form or (innocent and len(innocent) <= len(parts)):
                continue
            for part in parts:
                entry = lexicon.disguised.get(part)
                if entry is not None and entry.near.isdisjoint(parts):
                    yield Hit(entry, at, at + len(part))
                at += len(part)

    def _found(self, hit: Hit, written: str, span: tuple[int, int]) -> Finding:
        verdict = _VERDICTS[hit.entry.says]
        if hit.hidden:
            message = f"{quoted(written)} reads as a word that {verdict}."
        elif hit.entry.is_mild and hit.entry.says == "hateful":
            message = f"{quoted(written)} hurts people: many hear it as a slur."
        elif hit.entry.is_mild:
            message = f"{quoted(written)} {verdict}, if mildly, and out of place in the organisation's voice."
        else:
            message = f"{quoted(written)} {verdict}."
        severity = Severity.WARN if hit.entry.strength is Strength.MILD else Severity.BLOCK
        return self.finding(message, _REMEDY, span=span, severity=severity, clause=_CLAUSES[hit.entry.says])


def _is_key_of_a_link(hit: Hit, span: tuple[int, int], text: Text) -> bool:
    """Return whether it stands in a link by chance: only whole words in small letters count there."""
    start, end = span
    if not any(link.start <= start and end <= link.end for link in text.links):
        return False
    joined = text.original[start - 1 : start].isalnum() or text.original[end : end + 1].isalnum()
    return hit.hidden or joined or not text.original[start:end].islower()


def _is_foreign(written: str) -> bool:
    """Return whether no letter of it is a Latin one: then it may be a word of another language."""
    return not any(letter.isascii() and letter.isalpha() for letter in written)
