"""Links, mentions and tags in a text, by bytes, as Bluesky's own apps take them."""

from __future__ import annotations

import pytest

from connectors.bluesky.facets import facets, handles, links

DID = "did:plc:ewvi7nxzyoun6zhxrhs64oiz"


def followed(text: str) -> list[tuple[str, str]]:
    """Return the words of each facet, cut out by bytes, and where they lead."""
    raw = text.encode()
    found = facets(text, lambda handle: "" if handle == "nobody.test" else f"{DID}#{handle}")
    return [
        (
            raw[each["index"]["byteStart"] : each["index"]["byteEnd"]].decode(),
            next(value for name, value in each["features"][0].items() if name != "$type"),
        )
        for each in found
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://nhs.uk/flu.", [("https://nhs.uk/flu", "https://nhs.uk/flu")]),
        ("(https://nhs.uk/a_(b))", [("https://nhs.uk/a_(b)", "https://nhs.uk/a_(b)")]),
        ("bbc.co.uk/news, then", [("bbc.co.uk/news", "https://bbc.co.uk/news")]),
        ("www.nhs.uk?", [("www.nhs.uk", "https://www.nhs.uk")]),
        ("HTTPS://NHS.UK/X!", [("HTTPS://NHS.UK/X", "HTTPS://NHS.UK/X")]),
        ("Dr.Who saw e.g.this, 3.5 and a.m.", []),
        ("write to amara@example.nhs.uk", []),
        ('https://nhs.uk/"onmouseover="x', [("https://nhs.uk/", "https://nhs.uk/")]),
        ("javascript:alert(1) file:///etc/passwd", []),
        ("👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 ünd https://nhs.uk/é", [("https://nhs.uk/é", "https://nhs.uk/é")]),
    ],
)
def test_links(text: str, found: list[tuple[str, str]]) -> None:
    assert followed(text) == found
    assert list(links(text)) == [address for _, address in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@amara.bsky.social says", ["@amara.bsky.social"]),
        ("Ask (@Amara.example.nhs.uk).", ["@Amara.example.nhs.uk"]),
        ("@amara says, and amara@nhs.uk", []),
        ("@nobody.test", []),
        ("💉 @a.test\n@b-c.test,", ["@a.test", "@b-c.test"]),
    ],
)
def test_mentions(text: str, found: list[str]) -> None:
    assert [words for words, _ in followed(text)] == found


def test_a_mention_leads_to_whose_handle_it_is() -> None:
    assert followed("@Amara.Test") == [("@Amara.Test", f"{DID}#amara.test")]
    assert handles("@Amara.Test @amara.test @b.test") == ("amara.test", "b.test")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#FluJab!", [("#FluJab", "FluJab")]),
        ("we are #1 and #2026", []),
        ("#grün #健康。", [("#grün", "grün"), ("#健康", "健康")]),
        ("a#b, C# and ##", []),
        ("#" + "a" * 65, []),
        ("#" + "a" * 64, [("#" + "a" * 64, "a" * 64)]),
        ("https://nhs.uk/#part", [("https://nhs.uk/#part", "https://nhs.uk/#part")]),
    ],
)
def test_tags(text: str, found: list[tuple[str, str]]) -> None:
    assert followed(text) == found
