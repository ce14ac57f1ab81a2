"""The names of records: the same for the same request, sorted as time and parts are, as the specification wants."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from connectors.bluesky.names import address_of, page_of, rkey_of, tid

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
# atproto.com, specification of TIDs
TID = re.compile(r"[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}")


def moment_of(name: str) -> datetime:
    """Read the moment back out of a TID."""
    value = 0
    for letter in name:
        value = value << 5 | "234567abcdefghijklmnopqrstuvwxyz".index(letter)
    return datetime.fromtimestamp((value >> 10) / 1_000_000, UTC)


def test_a_name_is_a_tid_of_the_moment() -> None:
    name = tid("delivery-1", 1, 0, NOW)
    assert TID.fullmatch(name)
    assert timedelta(0) <= moment_of(name) - NOW < timedelta(seconds=1)


def test_equal_requests_have_equal_names_and_others_have_others() -> None:
    assert tid("delivery-1", 1, 0, NOW) == tid("delivery-1", 1, 0, NOW)
    keys = [(f"delivery-{key}", revision) for key in range(500) for revision in (1, 2)]
    assert len({tid(key, revision, 0, NOW) for key, revision in keys}) == 1000


def test_the_parts_of_a_thread_sort_in_their_order() -> None:
    names = [tid("delivery-1", 1, number, NOW) for number in range(25)]
    assert names == sorted(set(names))


def test_an_address_says_where_it_is_read() -> None:
    address = address_of("did:plc:abc", "3kabc")
    assert (address, rkey_of(address)) == ("at://did:plc:abc/app.bsky.feed.post/3kabc", "3kabc")
    assert page_of(address) == "https://bsky.app/profile/did:plc:abc/post/3kabc"
