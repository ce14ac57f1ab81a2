"""Find links, and nothing that only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.policy.links import find_links


def urls(text: str) -> list[str]:
    return [link.url for link in find_links(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Read https://www.nhs.uk/flu.", ["https://www.nhs.uk/flu"]),
        ("Read nhs.uk/flu, gov.uk and NHS.UK!", ["nhs.uk/flu", "gov.uk", "NHS.UK"]),
        ("(www.example.com)", ["www.example.com"]),
        ("(https://example.com/a_(b))", ["https://example.com/a_(b)"]),
        ("“example.com/a”", ["example.com/a"]),
        ("<https://example.com>", ["https://example.com"]),
        ("[text](https://example.com/a)", ["https://example.com/a"]),
        ("*https://example.com*", ["https://example.com"]),
        ("HTTPS://EXAMPLE.COM/A", ["https://EXAMPLE.COM/A"]),
        ("clinic.it/free", ["clinic.it/free"]),
        ("https://nhs.uk https://gov.uk", ["https://nhs.uk", "https://gov.uk"]),
        ("https://bücher.example/ä", ["https://bücher.example/ä"]),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert urls(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "5.30pm.Then",
        "e.g. i.e. a.m.",
        "clinic.It is",
        "clinic.it is free",
        "pals@nhs.net",
        "@me.example.com",
        "@user@social.example.com",
        "leaflet.pdf",
        "St.Helens",
        "3.50",
        "co.uk",
        "...",
        "a.b",
        "www.",
        "://",
        "https://",
        "and/or",
        "Ph.D",
        "v2.0",
        "10.0.0.1",
    ],
)
def test_no_link(text: str) -> None:
    assert urls(text) == []


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("https://nhs.uk:8080/a?b#c", ("https", "", "nhs.uk", "8080", "/a?b#c")),
        ("http://user:pw@nhs.uk", ("http", "user:pw", "nhs.uk", "", "")),
        ("https://nhs.uk@a@example.com/", ("https", "nhs.uk@a", "example.com", "", "/")),
        ("http://[2001:db8::1]:80/x", ("http", "", "2001:db8::1", "80", "/x")),
        ("https://EXAMPLE.com./x", ("https", "", "example.com", "", "/x")),
        ("https://example.com?x=https://nhs.uk", ("https", "", "example.com", "", "?x=https://nhs.uk")),
        ("https://example.com/@user", ("https", "", "example.com", "", "/@user")),
    ],
)
def test_the_parts(url: str, parts: tuple[str, str, str, str, str]) -> None:
    (link,) = find_links(url)
    assert (link.scheme, link.userinfo, link.host, link.port, link.path) == parts


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
def test_the_place_is_exact(before: str, after: str) -> None:
    text = f"{before} https://example.com/a {after}"
    at = len(before) + 1
    places = [(link.start, link.end) for link in find_links(text)]
    assert (at, at + len("https://example.com/a")) in places


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("./:@#hnsuk[]() ")))
def test_links_stand_in_order_and_within_the_text(text: str) -> None:
    links = find_links(text)
    edges = [edge for link in links for edge in (link.start, link.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(link.host and link.url.endswith(link.path) for link in links)
