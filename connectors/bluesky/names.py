"""The names of records: made by us before anything is sent, so that the same post never gets two.

A record's name (rkey) is a TID: 53 bits of microseconds since 1970 and 10 bits of a clock's number, in 13 characters
that sort as time does (atproto.com, specification of TIDs). Ours takes the second from the request, and all that is
below it from the key: equal requests have equal names, and two keys of the same second practically never the same one.
"""

from __future__ import annotations

import hashlib
from datetime import datetime

POST = "app.bsky.feed.post"
_LETTERS = "234567abcdefghijklmnopqrstuvwxyz"
_SECOND = 1_000_000
_MOST_PARTS = 1_000


def tid(key: str, revision: int, number: int, moment: datetime) -> str:
    """Return the name of part `number` of this revision. The parts sort in their order."""
    chance = int.from_bytes(hashlib.sha256(f"{key} r{revision}".encode()).digest()[:8], "big")
    within = chance % (_SECOND - _MOST_PARTS) + number % _MOST_PARTS
    value = (int(moment.timestamp()) * _SECOND + within) << 10 | (chance >> 40) % 1024
    return "".join(_LETTERS[value >> shift & 31] for shift in range(60, -1, -5))


def address_of(did: str, rkey: str) -> str:
    """Return the at:// address of a post."""
    return f"at://{did}/{POST}/{rkey}"


def rkey_of(address: str) -> str:
    """Return the name out of an at:// address."""
    return address.rpartition("/")[2]


def page_of(address: str) -> str:
    """Return where people read a post."""
    did, rkey = address.removeprefix("at://").partition("/")[0], rkey_of(address)
    return f"https://bsky.app/profile/{did}/post/{rkey}"
