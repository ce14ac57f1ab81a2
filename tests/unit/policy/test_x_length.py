"""Count as X counts. The numbers come from X's own library (twitter-text 3.1, JavaScript)."""

from __future__ import annotations

import pytest

from ccgcompose.policy.x_length import x_length

MEASURED = {
    "": 0,
    "Hello": 5,
    "é": 1,
    "e\u0301": 1,
    "“quoted” – and’s": 16,
    "…": 2,
    "•→✓": 6,
    "日本語": 6,
    "Привет": 6,
    "한국": 4,
    "👍": 2,
    "👍🏽": 2,
    "👩🏽‍⚕️": 2,
    "👨‍👩‍👧‍👦": 2,
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿": 2,
    "🇬🇧": 2,
    "1️⃣": 2,
    "❤": 2,
    "❤️": 2,
    "© NHS": 5,
    "®": 1,
    "™": 2,
    "https://www.nhs.uk/conditions/vaccinations/flu": 23,
    "https://nhs.uk.": 24,
    "nhs.uk/flu": 23,
    "nhs.uk, gov.uk": 48,
    "(https://example.com/a_(b))": 25,
    "clinic.it is": 26,
    "5.30pm.Then": 11,
    "pals@nhs.uk": 11,
    "@nhs.uk": 7,
    "#nhs.uk": 7,
    "$nhs.uk": 7,
    "https://t.co/abc/def": 27,
    "https://example.com?a=b": 23,
    "example.com?a=b": 27,
    "http://10.0.0.1": 15,
    "👉https://nhs.uk/flu": 25,
    "…https://nhs.uk/flu": 25,
    "日本語example.com": 29,
    "-nhs.uk": 7,
    "xn--bcher-kva.com": 23,
    "https://bücher.de/ä": 23,
    "Get your flu jab: https://www.nhs.uk/flu 💉 #FluJab": 52,
}


@pytest.mark.parametrize(("text", "length"), MEASURED.items())
def test_as_x_counts(text: str, length: int) -> None:
    assert x_length(text) == length


@pytest.mark.parametrize("text", ["\ud83d", "a\udc00b", "https://nhs.uk/\ud83d"])
def test_half_a_surrogate_counts_as_an_unknown_character(text: str) -> None:
    assert x_length(text) == x_length(text.replace("\ud83d", "\ufffd").replace("\udc00", "\ufffd"))


def test_a_line_end_of_windows_counts_once() -> None:
    assert x_length("one\r\ntwo") == x_length("one\ntwo") == 7
