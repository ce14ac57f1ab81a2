"""The frozen request: what is thawed is what was frozen, and what was changed by hand is a sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccgcompose.domain.account import Account, BrandKit
from ccgcompose.domain.post import EditNote
from ccgcompose.errors import StoreUnavailable
from ccgcompose.usecases.outbox import freeze, thaw
from ccgcompose.usecases.ports import Captions, OutgoingMedia, PublishRequest

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
MOMENTS = st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
ACCOUNTS = st.builds(
    Account,
    id=TEXTS,
    name=TEXTS,
    platform=TEXTS,
    brand=st.builds(BrandKit, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.none() | TEXTS),
    settings=st.dictionaries(TEXTS, TEXTS, max_size=3),
)
REQUESTS = st.builds(
    PublishRequest,
    key=TEXTS,
    post_id=TEXTS,
    revision=st.integers(0, 2**53),
    account=ACCOUNTS,
    subject=TEXTS,
    title=TEXTS,
    text=TEXTS,
    author=TEXTS,
    position=TEXTS,
    published_at=MOMENTS,
    updated_at=MOMENTS,
    media=st.lists(
        st.builds(
            OutgoingMedia,
            *(TEXTS, TEXTS, TEXTS, st.integers(0), st.integers(0), TEXTS, TEXTS),
            st.sampled_from(["picture", "video", "audio"]),
            *(st.integers(0), st.integers(0)),
            captions=st.lists(st.builds(Captions, TEXTS, TEXTS, TEXTS), max_size=2).map(tuple),
            transcript=TEXTS,
            artwork=TEXTS,
        ),
        max_size=2,
    ).map(tuple),
    edit_notes=st.lists(st.builds(EditNote, TEXTS, TEXTS, MOMENTS), max_size=2).map(tuple),
)


REQUEST = PublishRequest(
    key="delivery-1",
    post_id="post-1",
    revision=1,
    account=Account("account-1", "Page", "newsroom", BrandKit()),
    subject="Vaccination",
    title="Flu clinics",
    text="Our flu clinics open on Monday.",
    author="Amara Obi",
    position="Head of Communications",
    published_at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    updated_at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
)


@given(REQUESTS)
def test_what_is_thawed_is_what_was_frozen(request: PublishRequest) -> None:
    assert thaw(freeze(request)) == request
    assert freeze(thaw(freeze(request))) == freeze(request)


@pytest.mark.parametrize(
    "frozen",
    ["", "{", "null", "[]", "3", "{}", '{"account": null}', "[" * 100_000, '{"account": {"brand": 3}}'],
)
def test_what_was_changed_by_hand_is_a_sentence(frozen: str) -> None:
    with pytest.raises(StoreUnavailable, match="changed it by hand"):
        thaw(frozen)


def test_a_request_of_an_earlier_version_is_still_read() -> None:
    """Attempts stay for ever: what they froze before there was film has fewer fields."""
    picture = OutgoingMedia("a" * 64, "clinic.png", "image/png", 640, 360, "The entrance", "R. Patel")
    old = json.loads(freeze(replace(REQUEST, media=(picture,))))
    for name in ("kind", "bytes", "duration_ms", "captions", "transcript", "artwork"):
        del old["media"][0][name]
    assert thaw(json.dumps(old)).media == (picture,)
