"""Judge hosts."""

from __future__ import annotations

import pytest

from ccgcompose.policy.hosts import Doubt, doubt_about, imitated, is_within
from ccgcompose.policy.links import find_links
from ccgcompose.policy.slips import slip_of

SITES = ("nhs.uk", "gov.uk", "mind.org.uk")
SHORTENERS = frozenset({"bit.ly"})


@pytest.mark.parametrize("host", ["nhs.uk", "www.nhs.uk", "a.b.nhs.uk"])
def test_subdomains_belong(host: str) -> None:
    assert is_within(host, SITES)


@pytest.mark.parametrize("host", ["notnhs.uk", "nhs.uk.com", "uk", "", "nhs.ukk"])
def test_others_do_not(host: str) -> None:
    assert not is_within(host, SITES)


@pytest.mark.parametrize(
    ("url", "doubt"),
    [
        ("https://www.nhs.uk/flu", None),
        ("https://nhs.uk@example.com", Doubt.HIDDEN_BEHIND_USER),
        ("https://пhs.uk", Doubt.LOOKS_LIKE),
        ("https://xn--hs-hmc.uk", Doubt.LOOKS_LIKE),
        ("https://nhs-uk.example.com", Doubt.LOOKS_LIKE),
        ("https://rnind.org.uk", Doubt.LOOKS_LIKE),
        ("https://g0v.uk", Doubt.LOOKS_LIKE),
        ("http://127.0.0.1", Doubt.ADDRESS),
        ("http://0x7f000001/", Doubt.ADDRESS),
        ("http://[::1]/", Doubt.ADDRESS),
        ("https://www.bit.ly/x", Doubt.SHORTENED),
        ("https://example.com", Doubt.UNTRUSTED),
        ("https://xn--99zt52a.example", Doubt.UNTRUSTED),
        ("https://body-mind.org.uk", Doubt.UNTRUSTED),
    ],
)
def test_doubts(url: str, doubt: Doubt | None) -> None:
    (link,) = find_links(url)
    assert doubt_about(link, SITES, SHORTENERS) is doubt


@pytest.mark.parametrize(
    "host", ["example.com", "nhsproviders.org", "xn--", "xn--\u00e9", "police.uk", "a" * 300]
)
def test_hosts_that_imitate_nobody(host: str) -> None:
    assert imitated(host, SITES) is None


@pytest.mark.parametrize(
    ("host", "meant"),
    [
        ("nsh.uk", "nhs.uk"),
        ("www.nhss.uk", "www.nhs.uk"),
        ("england.nhhs.uk", "england.nhs.uk"),
        ("nhs.ku", "nhs.uk"),
        ("mindd.org.uk", "mind.org.uk"),
        ("mnid.org.uk", "mind.org.uk"),
        ("nhsuk.org", "nhs.uk"),
    ],
)
def test_a_slip_says_what_was_meant(host: str, meant: str) -> None:
    assert slip_of(host, SITES) == meant


@pytest.mark.parametrize(
    "host",
    [
        "nhg.uk",
        "mint.org.uk",
        "kind.org.uk",
        "hs.uk",
        "nhs.net",
        "example.com",
        "uk",
        "",
        "mind.com",
        "goo.uk",
    ],
)
def test_a_name_of_its_own_is_no_slip(host: str) -> None:
    assert slip_of(host, SITES) is None


@pytest.mark.parametrize(
    ("host", "doubt"),
    [("nhs-pass.com", Doubt.BORROWED), ("nhsproviders.com", Doubt.UNTRUSTED), ("nhss.uk", Doubt.SLIP)],
)
def test_a_name_tells_what_it_wants_to_be_taken_for(host: str, doubt: Doubt) -> None:
    (link,) = find_links(f"https://{host}/")
    assert doubt_about(link, SITES, SHORTENERS) is doubt
