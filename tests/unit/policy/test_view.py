"""The folded view of a text, and the way back to what was written."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.policy.view import fold

# Any code point at all, halves of surrogate pairs among them.
ANY_TEXT = st.text(st.characters(exclude_categories=()))

DISGUISES = {
    "wide": "ｆｌｕ",
    "mathematical": "𝐟𝓵𝔲",
    "circled": "ⓕⓛⓤ",
    "boxed": "🄵🄻🅄",
    "dark boxes": "🅵🅻🆄",
    "superscript": "ᶠˡᵘ",
    "small capitals": "ꜰʟᴜ",
    "accents": "f́l̈û",
    "struck through": "f̶l̶u̶",
    "capitals": "FLU",
    "look-alikes": "ғⅼυ",
    "zero-width": "f\u200bl\u2060u",
    "soft hyphen": "f\u00adl\u00adu",
    "bidirectional marks": "\u200ff\u200elu",
    "half a surrogate": "f\ud83dlu",
    "control characters": "f\x00l\x07u",
    "flag letters": "🇫🇱🇺",
    "Hangul fillers": "f\u3164l\u115fu",
}


@pytest.mark.parametrize("written", DISGUISES.values(), ids=DISGUISES.keys())
def test_a_disguise_folds_to_the_letters_a_reader_sees(written: str) -> None:
    assert fold(written).text == "flu"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("a\u00a0b\u2003c\td", "a b c d"),
        ("a\r\nb\u2028c\x0bd", "a\n\nb\nc\nd"),
        ("a–b—c−d\u2011e", "a-b-c-d-e"),
        ("‘a’ “b”", "'a' \"b\""),
        ("ﬁne Straße №", "fine strasse no"),
        ("９٤೪ 1️⃣", "944 1"),
        ("🇬🇧", "🇬🇧"),
        ("", ""),
    ],
)
def test_other_signs(written: str, folded: str) -> None:
    assert fold(written).text == folded


@pytest.mark.parametrize(
    ("written", "part", "original"),
    [
        ("👨‍👩‍👧 flu", "flu", "flu"),
        ("e\u0301e\u0301 flu\u0301!", "flu", "flu\u0301"),
        ("\ud83d\ud83d flu", "flu", "flu"),
        ("a f\u200bl\u200bu b", "flu", "f\u200bl\u200bu"),
        ("\u200bflu\u200b", "flu", "flu"),
        ("ﬂu jab", "flu", "ﬂu"),
        ("Straße", "ss", "ß"),
        ("𝐟𝐥𝐮", "lu", "𝐥𝐮"),
    ],
)
def test_a_part_leads_back_to_what_was_written(written: str, part: str, original: str) -> None:
    view = fold(written)
    at = view.text.index(part)
    start, end = view.span(at, at + len(part))
    assert written[start:end] == original


@given(ANY_TEXT)
def test_every_position_leads_back_into_the_text(written: str) -> None:
    view = fold(written)
    spans = [view.span(at, at + 1) for at in range(len(view.text))]
    assert all(0 <= start < end <= len(written) for start, end in spans)
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in pairwise(spans))


@given(ANY_TEXT, ANY_TEXT)
def test_a_word_is_found_exactly_between_anything(before: str, after: str) -> None:
    """Marks after the word belong to its last letter; everything else around it leaves the span alone."""
    written = f"{before} xqzj {after}"
    view = fold(written)
    at = view.text.index("xqzj", len(fold(before + " ").text) - 1)
    assert view.span(at, at + 4) == (len(before) + 1, len(before) + 5)


@given(ANY_TEXT)
def test_folding_twice_changes_nothing_that_letters_are_made_of(written: str) -> None:
    letters = [sign for sign in fold(written).text if "a" <= sign <= "z" or "0" <= sign <= "9"]
    again = [sign for sign in fold(fold(written).text).text if "a" <= sign <= "z" or "0" <= sign <= "9"]
    assert again[: len(letters)] == letters or len(again) >= len(letters)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a &#102;lu jab", "a flu jab"),
        ("&#x1D41F;lu&nbsp;jab", "flu jab"),
        ("f&#8203;lu", "flu"),
        ("A&E; R&D;", "a&e; r&d;"),
        ("&bogus; &amp;", "&bogus; &"),
    ],
)
def test_what_html_writes_for_a_character_is_read(written: str, read: str) -> None:
    assert fold(written).text == read


def test_a_character_in_html_is_one_place() -> None:
    view = fold("a &#102;lu")
    assert view.span(2, 5) == (2, 10)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="&")))
def test_plain_text_is_only_lowered(written: str) -> None:
    view = fold(written)
    assert view.text == written.lower().replace("`", "`")
    assert all(view.span(at, at + 1) == (at, at + 1) for at in range(len(written)))


def test_every_accented_latin_letter_loses_its_accent() -> None:
    accented = [chr(point) for point in range(0xC0, 0x250) if unicodedata.decomposition(chr(point))]
    plain = {letter: fold(letter).text for letter in accented}
    assert {letter: folded for letter, folded in plain.items() if not folded.replace("·", "").isascii()} == {}
