"""Weigh the clues of a story together: how few people can be meant, and which words say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ccgcompose.policy.identifiers.clues import NO_CLUES, Clue, find_clues
from ccgcompose.policy.text import Text

_SENTENCES = 5  # a story is told in that many sentences at most
_LONGEST = 500  # a sentence without an end is cut into pieces of so many code points
_IN_GENERAL = 0.35  # what a clue weighs in a sentence about anybody, or about a colleague at work
_TELLING = frozenset(
    {
        "age",
        "place",
        "occupation",
        "relation",
        "event",
        "condition",
        "name",
        "group",
        "family",
        "unique",
        "time",
    }
)
_ONE = frozenset({"subject", "patient", "age", "name", "anecdote", "relation", "occupation", "family"})
_HAPPENING = frozenset({"care", "condition", "event", "anecdote"})
_SURELY, _MAYBE = 1.0, 0.75  # how much a clue must weigh to tell that care was given; at work, surely
_WEAKEST = 1.0  # what weighs less is too common to be named to the reader


@dataclass(frozen=True, slots=True)
class Story:
    """A part of a text that is about one person. `clues` are those that count, in their order."""

    clues: tuple[Clue, ...]
    score: float
    is_anecdote: bool

    @property
    def telling(self) -> tuple[Clue, ...]:
        """Return the clues that point to somebody, and not those that say that care was given."""
        return tuple(clue for clue in self.clues if clue.kind in _TELLING and clue.weight >= _WEAKEST)


@dataclass(frozen=True, slots=True)
class _Sentence:
    best: dict[str, Clue]
    is_of_one: bool
    is_of_patient: bool


def find_stories(text: Text, least: float, least_of_anecdote: float) -> Iterator[Story]:
    """Yield the stories that weigh enough, each in as few sentences as it takes. The cost is linear."""
    sentences = list(_sentences(text))
    index = 0
    while index < len(sentences):
        story, length = _best_from(sentences[index : index + _SENTENCES])
        enough = story.score >= (least_of_anecdote if story.is_anecdote else least)
        if enough:
            yield story
        index += length if enough else 1


def _best_from(sentences: list[_Sentence]) -> tuple[Story, int]:
    """Return the heaviest story that begins with the first sentence, and how many sentences it takes."""
    best, length = _told(sentences[:1]), 1
    if not (any(s.is_of_one for s in sentences) and any(s.is_of_patient for s in sentences)):
        return best, length  # nothing that could count
    for count in range(2, len(sentences) + 1):
        longer = _told(sentences[:count])
        if longer.score > best.score:
            best, length = longer, count
    return best, length


def _told(sentences: list[_Sentence]) -> Story:
    """Return what a few sentences weigh together: of each kind of clue the heaviest counts, once."""
    best: dict[str, Clue] = {}
    for sentence in sentences:
        for kind, clue in sentence.best.items():
            if kind not in best or clue.weight > best[kind].weight:
                best[kind] = clue
    one = any(sentence.is_of_one for sentence in sentences)
    patient = any(sentence.is_of_patient for sentence in sentences)
    telling = sum(clue.kind in _TELLING and clue.weight >= _WEAKEST for clue in best.values())
    anecdote = "anecdote" in best
    in_time = "time" in best
    counts = one and patient and (telling >= 2 or (anecdote and telling > in_time))
    clues = tuple(sorted(best.values(), key=lambda clue: clue.start))
    return Story(clues, sum(clue.weight for clue in clues) if counts else 0.0, anecdote)


def _sentences(text: Text) -> Iterator[_Sentence]:
    clues = find_clues(text)
    at = 0
    for start, end in _pieces(text.sentences):
        mine: list[Clue] = []
        while at < len(clues) and clues[at].start < end:
            if clues[at].start >= start:
                mine.append(clues[at])
            at += 1
        yield _weighed(mine, is_reply=text.original.startswith("@"))


def _pieces(sentences: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    for start, end in sentences:
        for first in range(start, end, _LONGEST):
            yield first, min(first + _LONGEST, end)


def _weighed(clues: list[Clue], *, is_reply: bool) -> _Sentence:
    kinds = {clue.kind for clue in clues}
    real = [clue for clue in clues if clue.kind not in NO_CLUES]
    one = bool(kinds & _ONE)
    exact = any(clue.kind == "age" and clue.weight > 1.5 for clue in real)
    surely = _happened([clue for clue in real if clue.kind != "condition"], _SURELY)
    maybe = _happened(real, _MAYBE)
    general = (
        "past" in kinds
        or ("you" in kinds and not is_reply)
        or ("many" in kinds and not kinds & _ONE - {"age"} and not exact)
    )
    at_work = "staff" in kinds and (not surely or "many" in kinds)
    share = _IN_GENERAL if general or at_work else 1.0
    best: dict[str, Clue] = {}
    for clue in real:
        weight = clue.weight * share
        if clue.kind not in best or weight > best[clue.kind].weight:
            best[clue.kind] = Clue(clue.start, clue.end, clue.kind, weight)
    return _Sentence(best, one and not general, maybe and not at_work and not general)


def _happened(clues: list[Clue], least: float) -> bool:
    """Return whether somebody fell ill, was hurt, was born or was cared for."""
    kinds = {clue.kind for clue in clues}
    if "patient" in kinds or {"family", "age"} <= kinds:
        return True
    return any(clue.kind in _HAPPENING and clue.weight >= least for clue in clues)
