"""What the model says of a text: of each passage of some sentences, and of the sentence that weighs most in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ccgcompose.policy.abuse_model import AbuseModel, Encoder, Verdict
from ccgcompose.policy.people import GROUP, SLUR
from ccgcompose.policy.reading import Reading, Token
from ccgcompose.policy.tone import TONES, Everyday

_LONGEST = 60  # tokens of a passage, beyond its first sentence
_MANY = 3  # sentences among which one may be lost
_ENDS = frozenset(".!?")
_HOSTILE = frozenset(
    TONES.index(tone) for tone in ("insult", "vermin", "harm", "exclude", "hate", "profane", "obscene")
)
_UNHEARD = 0.5  # what is less probable is reported by no rule
_NO_PEOPLE = frozenset(
    ("disability", "disabilities", "pregnancy", "age")
)  # what people have, not what they are
_HATE, _NEGATION = TONES.index("hate"), TONES.index("negation")


@dataclass(frozen=True, slots=True)
class Passage:
    """Some sentences that are weighed together, from the token `first` to `last`."""

    first: int
    last: int
    sentences: tuple[tuple[int, int], ...]
    verdict: Verdict


class Weighing:
    """A reading, weighed."""

    def __init__(self, reading: Reading, encoder: Encoder, model: AbuseModel, everyday: Everyday) -> None:
        self.reading = reading
        self._everyday = everyday
        self._rows = encoder.encoded(reading.tokens)
        self._tones: list[int] = self._rows[:, 1].tolist()
        self._model = model
        self.passages = tuple(self._weighed(part) for part in _parts(_sentences(reading)))

    def verdict(self, first: int, last: int) -> Verdict:
        """Return what the model says of some tokens by themselves."""
        return self._model.verdict(self._rows[first : last + 1])

    def has_hostile_words(self, passage: Passage) -> bool:
        """Return whether some word has a hostile tone, or a sentence denies a group something."""
        tones = self._tones[passage.first : passage.last + 1]
        return not _HOSTILE.isdisjoint(tones) or self._denies_a_group(passage)

    def is_plain(self, passage: Passage) -> bool:
        """Return whether no word is hostile but in the sense that health bodies give it every day.

        Sick pay, a virus, a stitch that is removed: of such a passage the model is heard only when it is nearly sure.
        """
        hostile = any(self._is_hostile(index) for index in range(passage.first, passage.last + 1))
        return not hostile and not self._denies_a_group(passage)

    def _is_hostile(self, index: int) -> bool:
        if self._tones[index] not in _HOSTILE:
            return False
        tokens = self.reading.tokens
        before = tokens[index - 1].raw if index else ""
        after = tokens[index + 1].raw if index + 1 < len(tokens) else ""
        return not self._everyday.is_plain(before, tokens[index].raw, after)

    def _denies_a_group(self, passage: Passage) -> bool:
        return any(
            _NEGATION in self._tones[first : last + 1]
            and any(_is_people(token) for token in self.reading.tokens[first : last + 1])
            for first, last in passage.sentences
        )

    def passage_of(self, index: int) -> Passage | None:
        """Return the passage in which a token stands, the first of two."""
        return next((p for p in self.passages if p.first <= index <= p.last), None)

    def _weighed(self, sentences: tuple[tuple[int, int], ...]) -> Passage:
        first, last = sentences[0][0], sentences[-1][1]
        verdict = self.verdict(first, last)
        if len(sentences) >= _MANY:
            for index in self._of_groups(sentences):
                verdict = _worse(verdict, self._in_place(sentences, index))
        return Passage(first, last, sentences, verdict)

    def _of_groups(self, sentences: tuple[tuple[int, int], ...]) -> Iterator[int]:
        """Yield which of the sentences name a group."""
        for index, (first, last) in enumerate(sentences):
            if any(token.label in (GROUP, SLUR) for token in self.reading.tokens[first : last + 1]):
                yield index

    def _in_place(self, sentences: tuple[tuple[int, int], ...], index: int) -> Verdict:
        """Return what is said of a sentence by itself, unless the one before or after it turns its sense."""
        first, last = sentences[index]
        verdicts = [self.verdict(first, last)]
        unheard = max(verdicts[0].hateful, verdicts[0].abusive) < _UNHEARD
        # Said outright, or not at all: no neighbour turns its sense.
        if unheard or _HATE in self._tones[first : last + 1]:
            return verdicts[0]
        if index:
            verdicts.append(self.verdict(sentences[index - 1][0], last))
        if index + 1 < len(sentences):
            verdicts.append(self.verdict(first, sentences[index + 1][1]))
        return Verdict(min(v.hateful for v in verdicts), min(v.abusive for v in verdicts))


def _is_people(token: Token) -> bool:
    return token.label in (GROUP, SLUR) and token.raw not in _NO_PEOPLE


def _worse(one: Verdict, other: Verdict) -> Verdict:
    return Verdict(max(one.hateful, other.hateful), max(one.abusive, other.abusive))


def _sentences(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of each sentence; what is longer than a passage is cut."""
    first = 0
    tokens = reading.tokens
    for index, token in enumerate(tokens):
        at_end = index + 1 == len(tokens)
        ends = token.word in _ENDS and not (at_end or tokens[index + 1].word in _ENDS)
        if at_end or ends or index - first >= _LONGEST:
            yield first, index
            first = index + 1


def _parts(sentences: Iterator[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield the sentences in passages that share one sentence with the next."""
    part: list[tuple[int, int]] = []
    for sentence in sentences:
        if part and sentence[1] - part[0][0] >= _LONGEST:
            yield tuple(part)
            part = part[-1:] if sentence[1] - part[-1][0] < _LONGEST else []
        part.append(sentence)
    if part:
        yield tuple(part)
