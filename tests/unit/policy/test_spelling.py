"""The speller: what it knows, what it offers, and what it leaves alone."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from ccgcompose.policy.rules.spelling import Spelling
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.spelling import Misspelt, Speller, load_speller
from ccgcompose.policy.text import Text
from tests.unit.policy.drafts import draft

SHELF = Shelf()


def speller() -> Speller:
    found = SHELF.speller
    assert found is not None
    return found


@pytest.mark.parametrize(
    "word",
    [
        "vaccine",
        "organise",
        "centre",
        "paracetamol",
        "perimenopause",
        "doctor's",
        "drop-in",
        "sheffield",
        "tiktok's",
    ],
)
def test_what_is_right_is_left(word: str) -> None:
    assert speller().look(word) is None


@pytest.mark.parametrize(
    ("word", "better"),
    [("color", "colour"), ("center", "centre"), ("organization", "organisation"), ("analyze", "analyse"),
     ("anemia", "anaemia"), ("pediatric", "paediatric"), ("diarrhea", "diarrhoea"), ("traveled", "travelled"),
     ("catalog", "catalogue"), ("estrogen", "oestrogen")],
)  # fmt: skip
def test_american_spellings_are_told_as_such(word: str, better: str) -> None:
    assert speller().look(word) == Misspelt((better,), american=True)


@pytest.mark.parametrize(
    ("word", "better"),
    [
        ("recieve", "receive"),
        ("appointmnet", "appointment"),
        ("definately", "definitely"),
        ("accomodation", "accommodation"),
    ],
)
def test_a_slip_is_one_letter(word: str, better: str) -> None:
    assert speller().look(word) == Misspelt((better,))


@pytest.mark.parametrize("word", ["ozymandiaz", "blorptastic", "x" * 30])
def test_where_nothing_is_near_nothing_is_said(word: str) -> None:
    assert speller().look(word) is None


@dataclass
class Counting:
    """A dictionary that counts its questions."""

    asked: list[str] = field(default_factory=list)

    def spell(self, word: str) -> bool:
        self.asked.append(word)
        return word == "receive"


def test_an_answer_is_remembered() -> None:
    dictionary = Counting()
    made = Speller(dictionary, frozenset(), frozenset())
    first = made.look("recieve")
    asked = len(dictionary.asked)
    assert made.look("recieve") == first == Misspelt(("receive",))
    assert len(dictionary.asked) == asked


def test_without_a_speller_spelling_is_off_and_nothing_else() -> None:
    class Bare(Shelf):
        speller = None

    text = Text("You will recieve a letter from us.")
    assert list(Spelling(Bare()).check(draft(text.original), text)) == []
    assert list(Spelling(SHELF).check(draft(text.original), text)) != []


def test_the_dictionary_comes_with_the_program() -> None:
    assert load_speller(frozenset(), frozenset()).dictionary.spell("colour")
