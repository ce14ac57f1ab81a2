"""People's names in a text, as the rules get them."""

from __future__ import annotations

import pytest

from ccgcompose.policy.text import Text


def names(text: str) -> list[str]:
    return [name.name for name in Text(text).names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thank you to Margaret Wilson for sharing her story.", "Margaret Wilson"),
        ("Yesterday Siobhán O'Neill visited our ward.", "Siobhán O'Neill"),
        ("We spoke to Priya Patel about her diagnosis.", "Priya Patel"),
        ("Her name is Agnieszka Kowalska and she lives nearby.", "Agnieszka Kowalska"),
        ("A big thank you to Chidi Okonkwo, who ran for us.", "Chidi Okonkwo"),
        ("After the stroke Mohammed Hussain learned to walk again.", "Mohammed Hussain"),
    ],
)
def test_names_of_many_origins_are_found(text: str, name: str) -> None:
    assert name in names(text)


def test_a_possessive_is_no_part_of_the_name() -> None:
    assert names("We read Margaret Wilson's letter.") == ["Margaret Wilson"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("💙👩🏽\u200d⚕️ We thank Margaret Wilson 🎉", "Margaret Wilson"),
        ("We thank Mar\u200bgaret Wil\u200bson for this.", "Mar\u200bgaret Wil\u200bson"),
        (
            "We thank \N{CYRILLIC CAPITAL LETTER EM}argaret Wilson for this.",
            "\N{CYRILLIC CAPITAL LETTER EM}argaret Wilson",
        ),
        ("We thank Zoe\u0308 Bell for this.", "Zoe\u0308 Bell"),
    ],
)
def test_the_span_is_what_was_written(text: str, name: str) -> None:
    (found,) = Text(text).names
    assert (text[found.start : found.end], found.name) == (name, name)


def test_posts_without_people_have_no_names() -> None:
    assert names("Flu clinics run every Saturday in November, 9am to 5pm. Book at nhs.uk/flu.") == []
    assert names("") == []
    assert names("👩🏽\u200d⚕️ 🎉 \u200b") == []


def test_handles_links_and_addresses_are_no_names() -> None:
    assert (
        names("Ask @MargaretWilson, see https://example.org/Margaret-Wilson or margaret.wilson@nhs.net") == []
    )


def test_confidence_is_a_chance() -> None:
    (found,) = Text("We thank Margaret Wilson for this.").names
    assert 0.5 < found.confidence <= 1


def test_names_are_found_once_for_a_text() -> None:
    text = Text("We thank Margaret Wilson for this.")
    assert text.names is text.names


def test_a_long_text_is_read_in_linear_time_and_finds_each() -> None:
    text = "We thank Margaret Wilson for this. " * 500
    assert len(Text(text).names) == 500
