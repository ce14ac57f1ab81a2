"""The model of hatred and abuse: what it must not confuse, and what it takes from any text."""

from __future__ import annotations

import pytest

from ccgcompose.policy.abuse_model import Verdict, load_abuse_model
from ccgcompose.policy.rules.hateful import UNSURE
from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.text import Text

SHELF = Shelf()


def verdict(text: str) -> Verdict:
    (passage,) = SHELF.weighing(Text(text)).passages
    return passage.verdict


@pytest.mark.parametrize(
    ("hateful", "not_hateful"),
    [
        ("Women are vermin.", "Mosquitoes are vermin."),
        ("I hate Muslims.", "I hate Mondays."),
        ("Gay people should be shot.", "Gay people should be heard."),
        ("Immigrants are scum.", "Saying that immigrants are scum is wrong."),
        ("We hate Jews.", "We will never hate Jews."),
        ("Disabled people are worthless.", "Disabled people are not worthless."),
        ("Black people should be banned from here.", "Black people are welcome here."),
    ],
)
def test_a_small_difference_turns_the_sense(hateful: str, not_hateful: str) -> None:
    assert verdict(hateful).hateful > UNSURE > verdict(not_hateful).hateful


@pytest.mark.parametrize(
    "group", ["women", "Sikhs", "gay men", "Polish people", "autistic people", "Travellers"]
)
def test_all_groups_are_the_same_to_it(group: str) -> None:
    assert verdict(f"I despise {group}.") == verdict("I despise Muslims.")


def test_the_model_fits_the_words_of_the_program() -> None:
    model = load_abuse_model()
    assert model.size == SHELF.abuse_encoder.size


def test_no_words_are_no_breach() -> None:
    assert SHELF.weighing(Text("")).passages == ()
    assert load_abuse_model().verdict(SHELF.abuse_encoder.encoded(())) == Verdict(0.0, 0.0)


def test_a_long_text_is_weighed_in_passages_that_cover_it() -> None:
    weighing = SHELF.weighing(Text("We open at nine. " * 200 + "word " * 500))
    covered = {at for each in weighing.passages for at in range(each.first, each.last + 1)}
    assert covered == set(range(len(weighing.reading.tokens)))
    assert max(each.last - each.first for each in weighing.passages) < 130


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Your sick pay begins today.", True),
        ("You make me sick.", False),
        ("Cancer is not contagious.", True),
        ("The nurse asks you to keep lying down.", True),
        ("He is lying.", False),
        ("Adult Disability Payment is not taxed.", True),
        ("Women do not belong here.", False),
        ("We do not close. Women are welcome.", True),
    ],
)
def test_everyday_words_make_no_passage_hostile(text: str, plain: bool) -> None:
    weighing = SHELF.weighing(Text(text))
    (passage,) = weighing.passages
    assert weighing.is_plain(passage) is plain
