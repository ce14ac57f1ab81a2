"""What stands around a number, a date or an address, and tells whether it is a person's or a service's."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ccgcompose.policy.phrases import Phrases
from ccgcompose.policy.text import Text

_FARTHEST = 160  # code points; what stands beyond says nothing
# How much a cue says at a distance, nearest first.
_NEARNESS = ((12, 1.0), (40, 0.7), (90, 0.4), (_FARTHEST, 0.15))
_OTHER_SENTENCE = 0.5
_ENOUGH = 1.5  # less than that may be chance: "our", "Monday"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that tells of a person or of a service, and how much it says."""

    kind: str
    weight: float


_NAME = Cue("person", 1.5)
_LIKELY = 0.85  # from which confidence a name is believed


@dataclass(frozen=True, slots=True)
class Stance:
    """How much speaks for one person and for a service, a venue or an office. Nought is nothing at all."""

    person: float
    service: float

    @property
    def is_person(self) -> bool:
        """Return whether it is more likely a person's."""
        return self.person >= 1 and self.person > self.service

    @property
    def is_service(self) -> bool:
        """Return whether it is more likely a service's."""
        return self.service >= _ENOUGH and self.service >= self.person


@dataclass(frozen=True, slots=True)
class _Placed:
    start: int
    end: int
    cue: Cue


class Cues:
    """The cues of one text in their order. All positions are code points of the text as written."""

    def __init__(self, text: Text) -> None:
        found = [_Placed(*text.span(hit.start, hit.end), hit.value) for hit in _phrases().find(text)]
        found += [_Placed(name.start, name.end, _NAME) for name in text.names if name.confidence >= _LIKELY]
        self._placed = tuple(sorted(found, key=lambda placed: placed.start))
        self._starts = [placed.start for placed in self._placed]
        self._sentences = text.sentences
        self._ends = [end for _, end in self._sentences]

    def around(self, start: int, end: int) -> Stance:
        """Return what the cues near `start` to `end` say, those of the same sentence more than the others."""
        first, last = self.sentence(start, end)
        weights = {"person": 0.0, "service": 0.0}
        for index in range(bisect_left(self._starts, start - _FARTHEST), len(self._placed)):
            placed = self._placed[index]
            if placed.start > end + _FARTHEST:
                break
            if placed.cue.weight and not (placed.start >= start and placed.end <= end):
                same = first <= placed.start < last
                weights[placed.cue.kind] += _weight(placed, start, end) * (1 if same else _OTHER_SENTENCE)
        return Stance(weights["person"], weights["service"])

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence begins and ends that the place lies in."""
        index = bisect_left(self._ends, start + 1)
        if index >= len(self._sentences):
            return start, end
        return min(start, self._sentences[index][0]), max(end, self._sentences[index][1])


def _weight(placed: _Placed, start: int, end: int) -> float:
    distance = max(start - placed.end, placed.start - end, 0)
    nearness = next((share for reach, share in _NEARNESS if distance <= reach), 0.0)
    return placed.cue.weight * nearness


def cues_of(text: Text) -> Cues:
    """Return the cues of a text; ask for it with `text.once`."""
    return Cues(text)


@cache
def _phrases() -> Phrases[Cue]:
    source = resources.files("resources").joinpath("lexicons/patient-cues.toml").read_text("utf-8")
    return Phrases(
        {
            phrase: Cue(group["kind"], group["weight"])
            for group in reversed(tomllib.loads(source)["cue"])
            for phrase in " ".join(group["phrases"].split()).split("; ")
        }
    )
