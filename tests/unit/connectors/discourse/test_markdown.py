"""Plain text is shown to the letter by CommonMark with HTML, tables and a typographer, and by what Discourse adds."""

from __future__ import annotations

import html
import re

import pytest
from markdown_it import MarkdownIt

from connectors.discourse.markdown import alt_of, line_of

TYPOGRAPHER = MarkdownIt("commonmark", {"html": True, "breaks": True, "typographer": True}).enable(
    ["table", "strikethrough", "replacements"]
)
# What Discourse looks for in the text that is left when Markdown is done.
SMILEY = re.compile(r":[\w+-]+:|(?<!\S)[:;]-?[()DP]")
MENTION = re.compile(r"(?<!\w)@\w+")


def shown(source: str) -> str:
    """Return what a reader reads."""
    page = re.sub(r"<!--.*?-->", "", TYPOGRAPHER.render(source), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", page)).strip()


def texts(source: str) -> list[str]:
    """Return the pieces of text that Discourse looks through."""
    return [
        each.content
        for token in TYPOGRAPHER.parse(source)
        for each in token.children or ()
        if each.type == "text"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# No heading",
        "- no list",
        "+ no list",
        "1. no list",
        "12) no list",
        "* no list",
        "> no quotation",
        "=====",
        "-----",
        "| no | table |",
        "~~~ no code",
        "`no code` and ``none``",
        "*no* _stress_ **at** __all__",
        "[no link](https://www.nhs.uk) ![no picture](x)",
        "[quote]no quotation[/quote] [poll] [details]",
        "<b>no markup</b> &amp; &copy; <!-- no comment -->",
        "back\\slash \\* and a trailing one \\",
        "(c) (tm) (r) ... -- --- +-",
        "H~2~O, x^2^ and ~~gone~~",
        "$no$ formula",
        "[ref]: https://www.nhs.uk",
        "[^1] no footnote",
    ],
)
def test_it_reads_as_it_was_written(text: str) -> None:
    assert shown(line_of(text)) == text
    assert TYPOGRAPHER.parse(line_of(text))[0].type == "paragraph_open"


@pytest.mark.parametrize("text", [":smile: and :+1:", "Good :) or ;-) so", ":100:"])
def test_smilies_stay_letters(text: str) -> None:
    assert shown(line_of(text)) == text
    assert not any(SMILEY.search(piece) for piece in texts(line_of(text)))


def test_nobody_is_called_by_a_mention() -> None:
    source = line_of("Ask @all or @amara, or write to info@exampleshire.nhs.uk at 10:30:45")
    assert shown(source) == "Ask @all or @amara, or write to info@exampleshire.nhs.uk at 10:30:45"
    assert not any(MENTION.search(piece) for piece in texts(source))
    assert "info@exampleshire.nhs.uk" in source
    assert "10:30:45" in source


def test_a_link_alone_is_left_bare_so_that_it_becomes_a_card() -> None:
    address = "https://www.nhs.uk/vaccinations/flu-vaccine/"
    assert line_of(address) == address
    assert line_of(address, cards=False) == f"[{address}](<{address}>)"


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("nhs.uk/flu", "https://nhs.uk/flu"),
        ("https://www.nhs.uk/_a_*b*", "https://www.nhs.uk/_a_*b*"),
        ("https://www.nhs.uk/a?b=1&copy=2", "https://www.nhs.uk/a?b=1&copy=2"),
    ],
)
def test_every_address_leads_where_it_says(text: str, href: str) -> None:
    page = MarkdownIt("commonmark", {"html": True}).render(line_of(f"See {text} soon"))
    assert html.unescape(re.findall(r'href="([^"]*)"', page)[0]) == href.rstrip("*")
    assert shown(line_of(f"See {text} soon")) == f"See {text} soon"


def test_a_description_cannot_end_early() -> None:
    source = f"![{alt_of('a|b ] ) * <x> 50x50')}|640x360](upload://x.png)"
    page = TYPOGRAPHER.render(source)
    assert html.unescape(re.findall(r'alt="([^"]*)"', page)[0]) == "a¦b ] ) * <x> 50x50|640x360"
