"""A personal post is out of memory once it was checked: neither its text nor a rare word of it is kept by any check."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import UTC, datetime

from ccgcompose.policy.engine import default_engine
from ccgcompose.usecases.personal import Personal
from tests.unit.policy.drafts import draft

_PARTS = ("quil", "lfea", "ther")  # apart: the test must not hold what it looks for
_HOLDERS = ("Text", "View", "Token", "Word", "Piece", "Reading", "Draft", "_lru_cache_wrapper")


class _Clock:
    def now(self) -> datetime:
        return datetime(2026, 11, 24, 9, tzinfo=UTC)


def _strings() -> Iterator[str]:
    """Yield every string that a container, a text of the checks or a cache holds."""
    gc.collect()
    for holder in gc.get_objects():
        if type(holder) in (dict, list, tuple, set, frozenset) or type(holder).__name__ in _HOLDERS:
            yield from (held for held in gc.get_referents(holder) if type(held) is str)


def _holds(word: str) -> bool:
    return any(word in held.lower() for held in _strings() if len(held) < 1_000)


def _word() -> str:
    return "".join(_PARTS)


def _post() -> str:
    return f"Zebedee {_word().capitalize()} told me in confidence that the f*cking {_word()}s are a mess."


def test_an_official_post_is_remembered_so_that_it_is_not_checked_twice() -> None:
    engine = default_engine()
    engine.check(draft(_post()))
    assert _holds("zebedee " + _word())


def test_nothing_of_a_personal_post_is_left_in_memory() -> None:
    engine = default_engine()
    answer = Personal(lambda: engine, _Clock()).check(_post())
    assert len(answer.findings) > 1
    del answer
    assert not _holds(_word())
