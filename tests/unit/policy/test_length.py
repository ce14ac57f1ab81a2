"""Count as the platforms count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.domain.account import LengthUnit, Limits
from ccgcompose.policy.length import Length, byte_length, fits, graphemes, measure

FAMILY = "👨‍👩‍👧"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, 0, 0, 0)),
        ("flu", (3, 3, 3, 3)),
        ("é", (1, 1, 1, 2)),
        ("e\u0301", (1, 2, 2, 3)),
        ("😀", (1, 1, 2, 4)),
        (FAMILY, (1, 5, 8, 18)),
        ("🇬🇧🇫🇷", (2, 4, 8, 16)),
        ("\r\n", (1, 2, 2, 2)),
        ("\ud83d", (1, 1, 1, 3)),
        ("क्षि", (1, 4, 4, 12)),
    ],
)
def test_the_four_ways(text: str, expected: tuple[int, int, int, int]) -> None:
    units = (LengthUnit.GRAPHEMES, LengthUnit.CODE_POINTS, LengthUnit.UTF16)
    assert (*(measure(text, unit) for unit in units), byte_length(text)) == expected


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("https://www.nhs.uk/conditions/flu", 23),
        ("Read https://nhs.uk, now", 5 + 23 + 5),
        ("nhs.uk/flu", 10),  # without a scheme it is text
        ("@priya@social.example.com", 6),
        ("Hi @priya@a.b:8080 and @jo", len("Hi @priya and @jo")),
        ("priya@example.com", 17),
        (FAMILY, 1),
        ("CW: needles\n\nA nurse.", len("needlesA nurse.")),  # the warning counts, its mark does not
        ("Content warning: https://nhs.uk/flu\nA nurse.", len("https://nhs.uk/fluA nurse.")),
    ],
)
def test_mastodon(text: str, length: int) -> None:
    assert measure(text, LengthUnit.MASTODON) == length


def test_a_server_of_mastodons_kind_may_count_links_otherwise() -> None:
    limits = Limits("mastodon", LengthUnit.MASTODON, 500, link_length=32)
    assert fits("https://nhs.uk by @nhs@social.example", limits).length == 32 + len(" by @nhs")
    written = Limits("mastodon", LengthUnit.MASTODON, 500, link_length=0)
    assert fits("https://nhs.uk by @nhs@social.example", written).length == 37


def test_bluesky_minds_bytes_as_well() -> None:
    limits = Limits("bluesky", LengthUnit.BLUESKY, 300, max_bytes=3000)
    assert fits("é" * 300, limits) == Length(300, 300, True, 600, 3000)
    assert fits(FAMILY * 200, limits) == Length(200, 300, False, 3600, 3000)


def test_no_limit_fits_everything() -> None:
    assert fits("a" * 100_000, Limits("newsroom", LengthUnit.GRAPHEMES, None)).fits


@pytest.mark.parametrize(("length", "within"), [(9, True), (10, True), (11, False)])
def test_the_limit_itself_fits(length: int, within: bool) -> None:
    assert fits("a" * length, Limits("x", LengthUnit.GRAPHEMES, 10)).fits is within


@given(st.text(st.characters(exclude_categories=())))
def test_every_unit_counts_every_text(text: str) -> None:
    counts = {unit: measure(text, unit) for unit in LengthUnit}
    assert all(count >= 0 for count in counts.values())
    assert counts[LengthUnit.GRAPHEMES] <= counts[LengthUnit.CODE_POINTS] <= counts[LengthUnit.UTF16]


@given(st.text(st.sampled_from("🇬🇧👩\u200d🏽ea\u0301 \n")))
def test_graphemes_of_flags_and_families_are_counted_as_by_the_library(text: str) -> None:
    import regex

    assert graphemes(text) == len(regex.findall(r"\X", text))
