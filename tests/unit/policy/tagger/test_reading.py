from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccgcompose.policy.tagger.model import Tag
from ccgcompose.policy.tagger.reading import Stretch, names_in, told_by, turns, worst_sentence
from ccgcompose.policy.text import Text


def shown(text: str, stretches: tuple[Stretch, ...]) -> list[str]:
    return [text[one.start : one.end] for one in stretches]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("💙👩🏽\u200d⚕️ We thank Margaret Wilson 🎉", "Margaret Wilson"),
        ("We thank Mar\u200bgaret Wilson for this.", "Mar\u200bgaret Wilson"),
        ("We thank Zoe\u0308 Bell for this.", "Zoe\u0308 Bell"),
    ],
)
def test_names_are_told_as_they_were_written(text: str, name: str) -> None:
    assert shown(text, names_in(Text(text))) == [name]


def test_two_names_side_by_side_are_two() -> None:
    text = "Margaret Wilson, Peter Marsh and Amina Noor came to see us."
    assert shown(text, names_in(Text(text))) == ["Margaret Wilson", "Peter Marsh", "Amina Noor"]


def test_the_sense_of_the_post_tells_a_patient_from_a_colleague() -> None:
    (patient,) = names_in(Text("Thank you Rosalind for telling us what it was like to wake up on our ward."))
    (colleague,) = names_in(
        Text("Thank you Rosalind for twenty years on our reception desk. Enjoy retirement!")
    )
    assert patient.chance > 0.5 > colleague.chance


def test_what_narrows_somebody_down_is_marked() -> None:
    text = "A retired lighthouse keeper from the north of the island came in with his first heart attack."
    assert any("lighthouse keeper" in words for words in shown(text, told_by(Text(text), Tag.STORY, 0.5)))
    assert told_by(Text("Flu clinics run every Saturday in November, 9am to 5pm."), Tag.STORY, 0.5) == ()


def test_the_worst_sentence_is_the_one_that_turns_on_somebody() -> None:
    text = Text("Our café opens at nine. You are all worthless idiots and liars. Parking is free on Sundays.")
    (turn,) = turns(text)
    start, end = worst_sentence(text, turn).span
    assert "worthless" in text.original[start:end]
    assert "Parking" not in text.original[start:end]


def test_nothing_is_read_in_nothing() -> None:
    assert (names_in(Text("")), told_by(Text(" \n"), Tag.CONTACT, 0.1), turns(Text(""))) == ((), (), ())


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_no_span_is_out_of_range(text: str) -> None:
    whole = Text(text)
    stretches = [*names_in(whole), *(one for tag in Tag for one in told_by(whole, tag, 0.2))]
    assert all(0 <= one.start < one.end <= len(text) for one in stretches)
    for turn in turns(whole):
        start, end = worst_sentence(whole, turn).span
        assert 0 <= start <= end <= len(text)
