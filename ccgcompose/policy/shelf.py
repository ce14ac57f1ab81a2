"""What the rules read from the resources, each list loaded on first use and kept as long as its engine."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ccgcompose.policy.lexicon import Lexicon, load_lexicon, load_words
from ccgcompose.policy.people import People, load_people
from ccgcompose.policy.reading import Reading, read
from ccgcompose.policy.repair import Repair
from ccgcompose.policy.spelling import Speller, load_speller
from ccgcompose.policy.spoken import Sayings, load_sayings
from ccgcompose.policy.text import Text
from ccgcompose.policy.tone import Everyday, load_everyday, load_tones
from ccgcompose.policy.vocabulary import load_ranks, load_short_forms
from ccgcompose.policy.wordings import Wordings, load_wordings

if TYPE_CHECKING:
    from ccgcompose.policy.abuse_model import AbuseModel, Encoder
    from ccgcompose.policy.weighing import Weighing


class Shelf:
    """The lists of one engine."""

    def __init__(self) -> None:
        self._sayings: dict[str, Sayings] = {}

    def sayings(self, name: str) -> Sayings:
        """Return the patterns of one list of what people say."""
        if name not in self._sayings:
            self._sayings[name] = load_sayings(name)
        return self._sayings[name]

    def reading(self, text: Text) -> Reading:
        """Return the text as a reader takes it; the text keeps it, since several rules ask for it."""
        return text.once(self._read)

    def _read(self, text: Text) -> Reading:
        return read(text, self.repair, self.people)

    def weighing(self, text: Text) -> Weighing:
        """Return what the model of abuse says of a text; the text keeps that as well."""
        return text.once(self._weigh)

    def _weigh(self, text: Text) -> Weighing:
        from ccgcompose.policy.weighing import Weighing  # numpy: not before it is needed

        return Weighing(self.reading(text), self.abuse_encoder, self.abuse_model, self.everyday)

    @cached_property
    def people(self) -> People:
        """Return the words for groups of people."""
        slurs = frozenset(form for form, says in self._swear_words.items() if says == "hateful")
        return load_people(slurs, {form: e.near for form, e in self.swearing.by_form.items() if e.near})

    @cached_property
    def tones(self) -> dict[str, str]:
        """Return the tone of each word that has one."""
        return load_tones(self._swear_words)

    @cached_property
    def everyday(self) -> Everyday:
        """Return which words with a hostile tone are often plain."""
        return load_everyday()

    @cached_property
    def repair(self) -> Repair:
        """Return what puts broken words right."""
        people = self.people
        salient = people.groups | people.slurs | people.adjectives | frozenset(self.tones)
        return Repair(self._ranks, salient, load_short_forms(), self._is_in_dictionary)

    def _is_in_dictionary(self, word: str) -> bool:
        return self.speller is not None and bool(self.speller.dictionary.spell(word))

    @cached_property
    def abuse_encoder(self) -> Encoder:
        """Return what turns tokens into the numbers that the model of abuse reads."""
        from ccgcompose.policy.abuse_model import Encoder

        return Encoder(self._ranks, self.tones)

    @cached_property
    def abuse_model(self) -> AbuseModel:
        """Return the model of hatred and abuse."""
        from ccgcompose.policy.abuse_model import load_abuse_model

        return load_abuse_model()

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return load_ranks()

    @cached_property
    def _swear_words(self) -> dict[str, str]:
        return {form: entry.says for form, entry in self.swearing.by_form.items()}

    @cached_property
    def swearing(self) -> Lexicon:
        """Return the words that are profane, obscene or hateful."""
        return load_lexicon("swearing")

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Return the everyday words of health posts."""
        return load_words("common-words")

    @cached_property
    def whole_words(self) -> frozenset[str]:
        """Return words that are no scraps of another, even where they could be."""
        return self.common_words | self.swearing.halves

    @cached_property
    def hashtag_words(self) -> frozenset[str]:
        """Return what may stand in a hashtag: everyday words, and the stronger words of the lexicon."""
        return self.common_words | frozenset(self.swearing.disguised)

    @cached_property
    def trusted_sites(self) -> tuple[str, ...]:
        """Return the sites that are trusted while the organisation has named none."""
        return tuple(sorted(load_words("trusted-sites")))

    @cached_property
    def shorteners(self) -> frozenset[str]:
        """Return the hosts that hide where a link leads."""
        return load_words("link-shorteners")

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Return what health posts write in capitals."""
        return load_words("abbreviations")

    @cached_property
    def nhs_style(self) -> Wordings:
        """Return the words for which the NHS has plainer ones."""
        return load_wordings("nhs-style")

    @cached_property
    def inclusive(self) -> Wordings:
        """Return the words that leave people out, with kinder ones."""
        return load_wordings("inclusive")

    @cached_property
    def near_subjects(self) -> frozenset[str]:
        """Return the beginnings of words that belong to what health bodies speak of."""
        return load_words("near-subjects")

    @cached_property
    def speller(self) -> Speller | None:
        """Return the speller, or None where it cannot be loaded: then spelling is off, and nothing else."""
        try:
            return load_speller(load_words("nhs-words"), self.common_words)
        except (ImportError, OSError):
            return None
