"""Judge the host of a link: trusted, or dressed up as a trusted one."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from ccgcompose.policy.fold import fold_character
from ccgcompose.policy.links import Link
from ccgcompose.policy.slips import slip_of

# Only public bodies can have names under these, so a name that imitates one is up to no good.
_PUBLIC_BODIES = ("nhs.uk", "gov.uk", "nhs.scot", "gov.scot", "nhs.wales", "gov.wales", "police.uk")
_LIKE_LETTERS = str.maketrans("01358", "olesb")


class Doubt(Enum):
    """What is wrong with a host."""

    HIDDEN_BEHIND_USER = "user"  # https://nhs.uk@somewhere.example
    LOOKS_LIKE = "look-alike"  # other letters, or a trusted name as part of another
    ADDRESS = "address"  # numbers instead of a name
    SHORTENED = "shortened"
    SLIP = "slip"  # a letter away from a trusted one
    BORROWED = "borrowed"  # with the NHS's or the Government's name in it
    UNTRUSTED = "untrusted"


def is_within(host: str, sites: tuple[str, ...]) -> bool:
    """Return whether the host is one of the sites or a subdomain of one."""
    return any(host == site or host.endswith("." + site) for site in sites)


def doubt_about(link: Link, sites: tuple[str, ...], shorteners: frozenset[str]) -> Doubt | None:
    """Return the worst that is to be said of a link's host, or None for a trusted one."""
    host = link.host
    if link.userinfo:
        return Doubt.HIDDEN_BEHIND_USER
    if is_within(host, sites):
        return None
    if imitated(host, sites) is not None:
        return Doubt.LOOKS_LIKE
    if _address().fullmatch(host):
        return Doubt.ADDRESS
    if host.removeprefix("www.") in shorteners:
        return Doubt.SHORTENED
    return _by_its_name(host, sites)


def _by_its_name(host: str, sites: tuple[str, ...]) -> Doubt:
    """Return what the name of an untrusted host suggests."""
    if slip_of(host, sites) is not None:
        return Doubt.SLIP
    parts = {part for label in host.split(".") for part in label.split("-") if "-" in label}
    return Doubt.BORROWED if parts & {"nhs", "gov", "govuk", "nhsuk"} else Doubt.UNTRUSTED


def imitated(host: str, sites: tuple[str, ...]) -> str | None:
    """Return the trusted site that an untrusted host looks like, if any. The real ones imitate nobody."""
    if is_within(host, _PUBLIC_BODIES):
        return None
    plain = _as_read(host)
    variants = {plain, plain.translate(_LIKE_LETTERS), plain.replace("rn", "m"), plain.replace("vv", "w")}
    for site in sites:
        if any(variant == site or variant.endswith("." + site) for variant in variants if variant != host):
            return site
    # nhs.uk.example.com, nhs-uk.com, www-gov.uk
    dotted = f".{plain.replace('-', '.')}."
    return next((site for site in _PUBLIC_BODIES if f".{site}." in dotted), None)


def _as_read(host: str) -> str:
    """Return the host as a reader takes it: punycode spelled out, look-alike letters folded."""
    labels = (_decoded(label) for label in host.split("."))
    return "".join(fold_character(character) for character in ".".join(labels))


def _decoded(label: str) -> str:
    if not label.startswith("xn--") or not label.isascii():
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"[0-9.]+|0x[0-9a-f.x]+|[0-9a-f:.]*:[0-9a-f:.]*")
