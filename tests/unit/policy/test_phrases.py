"""Many phrases at once, as whole words, with the way back to what was written."""

from __future__ import annotations

from ccgcompose.policy.phrases import Phrases
from ccgcompose.policy.text import Text


def found(written: str, *phrases: str) -> list[str]:
    text = Text(written)
    hits = Phrases({phrase: phrase for phrase in phrases}).find(text)
    return [text.written(hit.start, hit.end) for hit in hits]


def test_the_longest_of_those_that_begin_together_is_found() -> None:
    assert found("A pre-election period begins", "pre-election", "pre-election period") == [
        "pre-election period"
    ]


def test_only_whole_words_are_found() -> None:
    assert found("therapist, rapist, rapists", "rapist") == ["rapist"]


def test_the_place_is_right_after_emoji_and_in_other_letters() -> None:
    assert found("👩🏽‍⚕️ 𝐂𝐮𝐫𝐞 for all", "cure") == ["𝐂𝐮𝐫𝐞"]


def test_no_phrases_find_nothing() -> None:
    assert found("anything") == []
