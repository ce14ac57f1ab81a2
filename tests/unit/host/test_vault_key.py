"""The recovery key on paper: typed back it is the key, and a slip is named by its group."""

from __future__ import annotations

import hashlib
import re

import pytest

from ccgcompose.errors import BadInput
from ccgcompose.host.vault_key import printable, typed

KEYS = [bytes(32), b"\xff" * 32, *(hashlib.sha256(bytes([n])).digest() for n in range(20))]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key[:4].hex())
def test_what_is_printed_and_typed_back_is_the_key(key: bytes) -> None:
    page = printable(key)
    assert typed(page) == key
    assert typed(page.lower().replace("\n", "").replace(" ", "-")) == key
    assert typed(page.replace("0", "o").replace("1", "l")) == key
    assert re.fullmatch(r"(([0-9A-HJKMNP-TV-Z]{5}[ \n]?){5}\n?){2}([0-9A-HJKMNP-TV-Z]{5} ?){4}", page)


def test_a_slip_in_any_place_is_seen() -> None:
    page = printable(KEYS[5])
    missed = 0
    for at, letter in enumerate(page):
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ":
            if letter.strip() and other != letter:
                with pytest.raises(BadInput):
                    typed(page[:at] + other + page[at + 1 :])
                missed += 1
    assert missed == 70 * 31


def test_two_letters_changed_about_are_seen() -> None:
    page = printable(KEYS[6]).replace("\n", " ")
    for at in range(len(page) - 1):
        one, two = page[at], page[at + 1]
        if one != two and " " not in (one, two):
            with pytest.raises(BadInput):
                typed(page[:at] + two + one + page[at + 2 :])


def test_a_slip_is_named_by_its_group() -> None:
    groups = printable(KEYS[7]).split()
    groups[3] = groups[3][::-1]
    with pytest.raises(BadInput, match="Group 4"):
        typed(" ".join(groups))
    with pytest.raises(BadInput, match="70 are wanted"):
        typed("A1B2C")
