from __future__ import annotations

import pytest

from ccgcompose.policy.tagger.wordpiece import MOST, UNKNOWN, known_pieces, pieces_of, vocabulary

SOME = {"un": 1, "##able": 2, "able": 3, "##s": 4, "'": 5, "don": 6, "t": 7, "una": 8, "@": 9}


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("ables", (3, 4)),
        ("don't", (6, 5, 7)),
        ("@able", (9, 3)),
        ("xyz", (UNKNOWN,)),
        ("", (UNKNOWN,)),
    ],
)
def test_the_longest_known_beginning_is_cut_off_first(word: str, pieces: tuple[int, ...]) -> None:
    assert pieces_of(word, SOME) == pieces


def test_what_is_longer_wins_over_what_would_fit() -> None:
    """ "una" and "##ble" are taken, though "un" and "##able" are there as well."""
    assert pieces_of("unable", {**SOME, "##ble": 10}) == (8, 10)
    assert pieces_of("unable", SOME) == (UNKNOWN,)


def test_a_word_that_cannot_be_cut_to_its_end_is_unknown_as_a_whole() -> None:
    assert pieces_of("unablex", SOME) == (UNKNOWN,)


def test_a_long_link_costs_no_more_than_a_few_pieces() -> None:
    assert len(known_pieces("https://www.example.org/" + "a-b" * 5_000)) == MOST


def test_the_vocabulary_of_the_resources_is_the_models() -> None:
    words = vocabulary()
    assert len([word for word in words if word]) == 30_522
    assert (words["[UNK]"], words["[CLS]"], words["[SEP]"], words["[MASK]"]) == (100, 101, 102, 103)
    assert known_pieces("hospital") == (words["hospital"],)
