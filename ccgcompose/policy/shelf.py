"""What the rules read from the resources, each list loaded on first use and kept as long as its engine."""

from __future__ import annotations

from functools import cached_property

from ccgcompose.policy.lexicon import Lexicon, load_lexicon, load_words
from ccgcompose.policy.wordings import Wordings, load_wordings


class Shelf:
    """The lists of one engine."""

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
