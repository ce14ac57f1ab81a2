"""Whom everybody may name: our own people, those whom the organisation lists, and figures of public life."""

from __future__ import annotations

from functools import cache, lru_cache

from ccgcompose.domain.draft import Draft
from ccgcompose.policy.lexicon import load_words
from ccgcompose.policy.name_tokens import title_length
from ccgcompose.policy.view import fold

Words = tuple[str, ...]


def may_be_named(words: Words, title: str, draft: Draft) -> bool:
    """Return whether these are the words of a name that may stand in any post."""
    if words in our_own(draft) or words in _figures():
        return True
    return bool(title) and (title, *words) in _figures()


def is_a_figure(words: Words) -> bool:
    """Return whether these are the words of a figure of public life."""
    return words in _figures()


def agreed(words: Words, draft: Draft, *, illness: bool) -> bool:
    """Return whether a consent that holds lets the person be named, `illness`: together with their illness."""
    return any(
        words in _folded((consent.name,))
        for consent in draft.consents
        if consent.allows
        and consent.may_be_named
        and (consent.condition_may_be_stated or consent.story_approved or not illness)
    )


def our_own(draft: Draft) -> frozenset[Words]:
    """Return the names of the draft's staff, its author and those whom the settings allow, in folded words."""
    people = [*draft.staff, *([draft.author] if draft.author else [])]
    return _folded(tuple(person.name for person in people) + draft.settings.public_names)


@lru_cache(maxsize=64)
def _folded(names: tuple[str, ...]) -> frozenset[Words]:
    plain = (fold(name).text for name in names)
    return frozenset(tuple(name[title_length(name) :].replace(".", " ").split()) for name in plain)


@cache
def _figures() -> frozenset[Words]:
    return frozenset(tuple(name.split("-")) for name in load_words("public-figures"))
