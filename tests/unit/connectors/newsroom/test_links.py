"""Which addresses become clickable, and which stay text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.newsroom.links import links, segments


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("See https://www.nhs.uk/flu.", "https://www.nhs.uk/flu"),
        ("(https://www.nhs.uk/flu)", "https://www.nhs.uk/flu"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("(see https://example.org/a_(b)).)", "https://example.org/a_(b)"),
        ("“https://www.nhs.uk/flu”", "https://www.nhs.uk/flu"),
        (
            "www.exampleshire.nhs.uk/have-your-say (5 minutes)",
            "https://www.exampleshire.nhs.uk/have-your-say",
        ),
        ("book at nhs.uk/flu, or call", "https://nhs.uk/flu"),
        ("GOV.UK says", "https://GOV.UK"),
        ("http://example.org:8080/?a=1&b=2#c", "http://example.org:8080/?a=1&b=2#c"),
        ("HTTPS://WWW.NHS.UK/", "HTTPS://WWW.NHS.UK/"),
        ("https://example.org/سلام", "https://example.org/سلام"),
    ],
)
def test_an_address_is_found_as_a_reader_would_read_it(text: str, href: str) -> None:
    assert links(text) == (href,)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,<script>",
        "https://",
        "https:///path",
        "https://www.nhs.uk@evil.example/",
        "https://user:secret@example.org/",
        "amara@exampleshire.nhs.uk",
        "nhs.uk.evil.example",
        "notnhs.uk2",
        "https://[::1",
        "https://example.org:99999/",
        "ftp://example.org/",
        "end.Start",
        "#FluJab",
    ],
)
def test_what_is_not_a_safe_address_stays_text(text: str) -> None:
    assert links(text) == ()


def test_an_address_ends_where_text_would_be_turned_or_hidden() -> None:
    assert links("https://www.nhs.uk/\u202eelpmaxe") == ("https://www.nhs.uk/",)
    assert links("https://www.nhs.uk/\u200b.evil.example") == ("https://www.nhs.uk/",)


@given(st.text() | st.text(alphabet="htps:/.wnukgov@()?#- \u202e"))
def test_the_pieces_are_the_line(line: str) -> None:
    found = segments(line)
    assert "".join(segment.text for segment in found) == line
    assert all(segment.href.lower().startswith(("http://", "https://")) for segment in found if segment.href)


def test_a_very_long_line_is_quick_to_cut() -> None:
    # Quadratic patterns would take minutes here.
    for line in ("a-" * 100_000, "a." * 100_000, "(" * 100_000, "https://a" + ")" * 100_000):
        assert "".join(segment.text for segment in segments(line)) == line
