"""The people of a text: each mention of a name, with whose it is, told from all mentions together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ccgcompose.domain.draft import Draft
from ccgcompose.policy.name_tokens import title_length
from ccgcompose.policy.names import NameSpan
from ccgcompose.policy.naming.around import around
from ccgcompose.policy.naming.judging import Bearer, bearer_of
from ccgcompose.policy.naming.known import is_a_figure
from ccgcompose.policy.text import Text

_MOST = 400  # a post names no more; what does is stopped by the first of them
_LONGEST_TITLE = 14
_SETTLED = (Bearer.NOBODY, Bearer.INVENTED, Bearer.IN_A_POST)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at one place of the text; `words` are the name's, folded and without a title."""

    name: NameSpan
    words: tuple[str, ...]
    bearer: Bearer


def mentions(draft: Draft, text: Text) -> tuple[Mention, ...]:
    """Return the mentions of people in their order."""
    first: list[Mention] = []
    figures: set[tuple[str, ...]] = set()  # surnames of those whom everybody may name
    for found in text.names[:_MOST]:
        name = _with_title(text.original, found)
        place = around(text, name)
        if place.words and any(len(word) > 1 for word in place.words):
            bearer = Bearer.NOBODY if place.words in figures and not place.title else bearer_of(place, draft)
            if first and bearer in (Bearer.SOMEBODY, Bearer.AGED) and _shares_post(text, first[-1], name):
                bearer = Bearer.IN_A_POST
            if is_a_figure(place.words):
                figures.add(place.words[-1:])
            first.append(Mention(name, place.words, bearer))
    return _together(first)


def _shares_post(text: Text, one: Mention, other: NameSpan) -> bool:
    """Return whether somebody in a post is named together with another: "midwives Tess Grey and Amina Noor"."""
    between = text.original[one.name.end : other.start]
    return one.bearer is Bearer.IN_A_POST and between in (" and ", " & ", ", ")


def _with_title(original: str, name: NameSpan) -> NameSpan:
    """Return a name with the title that stands before it, if it has none yet."""
    before = original[max(0, name.start - _LONGEST_TITLE) : name.start]
    word = (before.split() or [""])[-1].lstrip("(“\"'‘") if before.endswith(" ") else ""
    if not word or not title_length(f"{word.lower()} x"):
        return name
    start = name.start - len(word) - 1
    return replace(name, start=start, name=original[start : name.end])


def _together(found: list[Mention]) -> tuple[Mention, ...]:
    """Return the mentions, each as what is known of its person anywhere: "Sam" is the Sam Reed of before."""
    known: dict[str, Bearer] = {}
    for mention in found:
        for word in mention.words:
            known[word] = _stronger(known.get(word), mention.bearer)
    return tuple(
        replace(mention, bearer=_of_person(mention, [known[word] for word in mention.words]))
        for mention in found
    )


def _stronger(one: Bearer | None, other: Bearer) -> Bearer:
    """Return what holds for a person of whom both are said: a patient's name above all, then a post."""
    if one is None:
        return other
    if max(one, other) >= Bearer.IN_CARE or min(one, other) not in _SETTLED:
        return max(one, other)
    return min(one, other)


def _of_person(mention: Mention, known: list[Bearer]) -> Bearer:
    if mention.bearer in _SETTLED and max(known) < Bearer.PATIENT:
        return mention.bearer
    if mention.bearer is Bearer.NOBODY:
        return mention.bearer
    strongest = max(known)
    return strongest if strongest >= Bearer.IN_CARE else min(min(known), mention.bearer)
