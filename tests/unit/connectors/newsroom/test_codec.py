"""Entries survive their file whole; anything else is seen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.newsroom.codec import Damaged, decode, encode
from connectors.newsroom.entry import Entry, Note, Picture, PublicRevision, Site

TEXTS = st.text()
MOMENTS = st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - made aware
COUNTS = st.integers(0, 10**9)
PICTURES = st.builds(Picture, TEXTS, TEXTS, TEXTS, COUNTS, COUNTS, COUNTS, alt_text=TEXTS, credit=TEXTS)
SITES = st.builds(Site, *[TEXTS] * 9)
REVISIONS = st.builds(
    PublicRevision,
    number=COUNTS,
    text=TEXTS,
    published_at=MOMENTS,
    updated_at=MOMENTS,
    pictures=st.tuples(PICTURES),
    notes=st.tuples(st.builds(Note, TEXTS, MOMENTS)),
    site=SITES,
    received_at=MOMENTS,
)
ENTRIES = st.builds(Entry, revisions=st.tuples(REVISIONS, REVISIONS))


@given(ENTRIES)
def test_an_entry_comes_back_equal(entry: Entry) -> None:
    assert decode(encode(entry)) == entry
    assert encode(decode(encode(entry))) == encode(entry)


@given(ENTRIES, st.data())
def test_any_changed_byte_is_seen_or_changes_nothing(entry: Entry, data: st.DataObject) -> None:
    written = bytearray(encode(entry))
    place = data.draw(st.integers(0, len(written) - 1))
    written[place] = data.draw(st.integers(0, 255))
    try:
        found = decode(bytes(written))
    except Damaged:
        return
    assert found == entry


@given(st.binary())
def test_no_bytes_are_taken_for_an_entry(data: bytes) -> None:
    with pytest.raises(Damaged):
        decode(data)
