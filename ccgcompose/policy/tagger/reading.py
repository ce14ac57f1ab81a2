"""What the tagger reads in a text: names, words that make somebody recognisable, contacts, and hostile sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccgcompose.policy.name_tokens import Token, tokens_of
from ccgcompose.policy.tagger.model import Answer, Tag, model
from ccgcompose.policy.tagger.windows import windows_of

if TYPE_CHECKING:
    from ccgcompose.policy.text import Text

NAME = 0.5  # chance from which a word counts as part of a person's name
_APART = 2  # code points between two words of a stretch


@dataclass(frozen=True, slots=True)
class Tagged:
    """A token, how likely it has each tag, in the order of `Tag`, and whether a name begins there."""

    token: Token
    chances: tuple[float, ...]
    begins: bool

    def chance(self, tag: Tag) -> float:
        """Return how likely it has this tag, from 0 to 1."""
        return self.chances[tag]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that belong together: code points of the original, and how likely they are what they are taken for."""

    start: int
    end: int
    chance: float


@dataclass(frozen=True, slots=True)
class Turn:
    """How likely some tokens of a text, taken together, are hateful, and abusive; from 0 to 1."""

    tokens: Sequence[Token]
    hateful: float
    abusive: float

    @property
    def span(self) -> tuple[int, int]:
        """Return where they stand: code points of the original."""
        return self.tokens[0].start, self.tokens[-1].end


def names_in(text: Text) -> tuple[Stretch, ...]:
    """Return the names of people, whoever they are; `chance` is how likely each is a patient's or a relative's."""
    runs = _runs(_tagged(text), lambda word: _name(word) >= NAME and word.token.low != "@", names=True)
    return tuple(_stretch(run, _of_patient(run)) for run in runs)


def told_by(text: Text, tag: Tag, least: float) -> tuple[Stretch, ...]:
    """Return the stretches that have a tag with at least this chance."""
    runs = _runs(_tagged(text), lambda word: word.chance(tag) >= least)
    return tuple(_stretch(run, max(word.chance(tag) for word in run)) for run in runs)


def turns(text: Text) -> tuple[Turn, ...]:
    """Return for each window of a text whether it turns on somebody."""
    return tuple(Turn(tokens, answer.hateful, answer.abusive) for tokens, answer in text.once(_read))


def worst_sentence(text: Text, turn: Turn) -> Turn:
    """Return the sentence within a turn that turns on somebody most, each looked at by itself."""
    first, last = turn.span
    sentences = [span for span in text.sentences if first < span[1] and span[0] < last]
    if len(sentences) < 2:
        return turn
    alone = [_alone(turn.tokens, *span) for span in sentences]
    return max(
        (part for part in alone if part), key=lambda part: max(part.hateful, part.abusive), default=turn
    )


def _alone(tokens: Sequence[Token], start: int, end: int) -> Turn | None:
    """Return what is said of the tokens of a sentence by themselves, if there are any."""
    own = [token for token in tokens if start <= token.start and token.end <= end]
    window = next(windows_of(own), None)
    if window is None:
        return None
    answer = model().answer(window)
    return Turn(own[: len(window.firsts)], answer.hateful, answer.abusive)


def _read(text: Text) -> list[tuple[Sequence[Token], Answer]]:
    """Return the tokens of each window with what the model says of it. The cost is linear."""
    tokens = tokens_of(text)[1:-1]
    found, place = list[tuple[Sequence[Token], Answer]](), 0
    for window in windows_of(tokens):
        found.append((tokens[place : place + len(window.firsts)], model().answer(window)))
        place += len(window.firsts)
    return found


def _tagged(text: Text) -> Iterator[Tagged]:
    for tokens, answer in text.once(_read):
        yield from map(Tagged, tokens, answer.chances, answer.begins)


def _runs(
    words: Iterable[Tagged], belongs: Callable[[Tagged], bool], *, names: bool = False
) -> Iterator[list[Tagged]]:
    run: list[Tagged] = []
    for word in words:
        inside = belongs(word)
        if run and (not inside or word.token.start - run[-1].token.end > _APART or (names and word.begins)):
            yield run
            run = []
        if inside:
            run.append(word)
    if run:
        yield run


def _name(word: Tagged) -> float:
    return word.chance(Tag.PATIENT) + word.chance(Tag.OTHER)


def _of_patient(run: Sequence[Tagged]) -> float:
    return sum(word.chance(Tag.PATIENT) / _name(word) for word in run) / len(run)


def _stretch(run: Sequence[Tagged], chance: float) -> Stretch:
    return Stretch(run[0].token.start, run[-1].token.end, round(chance, 3))
