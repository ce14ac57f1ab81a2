"""A text as a reader takes it: what is broken is put right, and every word knows where it stood."""

from __future__ import annotations

import pytest

from ccgcompose.policy.shelf import Shelf
from ccgcompose.policy.text import Text

SHELF = Shelf()


def line(text: str) -> str:
    return SHELF.reading(Text(text)).line


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("We h a t e it", "we hate it"),
        ("I h4te it", "i hate it"),
        ("I haaaate it", "i hate it"),
        ("I htae it", "i hate it"),
        ("I despis it", "i despise it"),
        ("h.a.t.e", "hate"),
        ("ihateit", "i hate it"),
        ("they're dumb", "they are dumb"),
        ("u r dumb", "you are dumb"),
        ("𝐡𝐚𝐭𝐞", "hate"),
        ("ha\u200bte", "hate"),
    ],
)
def test_broken_words_are_put_right(written: str, read: str) -> None:
    assert line(written) == read


@pytest.mark.parametrize(
    "text", ["colposcopy", "Diverticulitis", "immunoglobulin", "Szczepienia", "Barnsley"]
)
def test_words_that_are_only_rare_are_left(text: str) -> None:
    assert line(text) == text.lower()


@pytest.mark.parametrize(
    "word", ["therapists", "reputable", "psychotherapists", "deadlines", "midges", "leotard", "separatists"]
)
def test_a_word_of_the_dictionary_is_not_made_into_others(word: str) -> None:
    assert line(f"Our {word}") == f"our {word}"


def test_a_language_is_no_group() -> None:
    assert line("We teach English") == "we teach english"
    assert line("Leaflets in Polish") == "leaflets in polish"
    assert line("The English are kind") == "the <group> are kind"


def test_groups_are_one_word_whatever_their_name() -> None:
    assert line("gay black women and Muslims") == "<group> and <group>"
    assert line("a black cat in a white house") == "a black cat in a white house"


def test_names_are_told_from_titles_and_capitals() -> None:
    assert line("We met Dr Jane Brown of Acme Cleaning Ltd") == "we met <person> of <body>"
    assert line("Book your flu jab. Call Monday.") == "book your flu jab . call monday ."


def test_links_numbers_and_pictures() -> None:
    assert line("12 🐀 at https://example.com/a?b=c") == "<number> :rat at <link>"


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "🏽", "'", "@", "a'", "!!!", "' '", "💦" * 50])
def test_anything_can_be_read(text: str) -> None:
    reading = SHELF.reading(Text(text))
    assert all(0 <= token.start < token.end <= len(Text(text).folded.text) for token in reading.tokens)


def test_a_span_is_of_the_text_as_typed() -> None:
    text = Text("é👏🏽 we h\u200ba\u200bt\u200be it")
    reading = SHELF.reading(text)
    index = next(at for at, token in enumerate(reading.tokens) if token.word == "hate")
    start, end = reading.span(index, index)
    assert text.original[start:end] == "h\u200ba\u200bt\u200be"


def test_one_reading_is_made_of_a_text() -> None:
    text = Text("Flu clinics")
    assert SHELF.reading(text) is SHELF.reading(text)


def test_a_trade_in_a_name_belongs_to_the_name() -> None:
    assert line("They met Councillor Reed.") == "they met <person> ."


def test_a_coarse_word_is_innocent_beside_what_makes_it_so() -> None:
    assert line("faggots and peas") == "thing and peas"
    assert line("those faggots") == "those <slur>"
