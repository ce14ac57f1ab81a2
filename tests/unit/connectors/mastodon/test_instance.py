"""What servers say of themselves, in every form that is met."""

from __future__ import annotations

from typing import Any

import pytest

from ccgcompose.policy.length import fits
from connectors.limits import PUBLISHED
from connectors.mastodon.instance import limits_of

MASTODON_4 = {
    "domain": "social.example",
    "version": "4.4.0",
    "configuration": {
        "statuses": {"max_characters": 500, "max_media_attachments": 4, "characters_reserved_per_url": 23},
        "media_attachments": {
            "description_limit": 1500,
            "image_matrix_limit": 33177600,
            "image_size_limit": 16777216,
            "supported_mime_types": ["image/jpeg", "image/png", "video/mp4"],
            "video_size_limit": 103809024,
        },
    },
}
PLEROMA = {
    "uri": "https://pleroma.example",
    "version": "2.7.2 (compatible; Pleroma 2.6.50)",
    "max_toot_chars": 5000,
    "max_media_attachments": 1000,
    "upload_limit": 16000000,
    "description_limit": 5000,
    "pleroma": {"metadata": {"features": ["pleroma_api"]}},
}
GOTOSOCIAL = {
    "configuration": {
        "statuses": {
            "max_characters": 5000,
            "max_media_attachments": 6,
            "characters_reserved_per_url": 25,
            "supported_mime_types": ["text/plain", "text/markdown"],
        },
        "media_attachments": {"supported_mime_types": ["image/jpeg"], "image_size_limit": 41943040},
    },
    "max_toot_chars": 5000,
}


def test_mastodon() -> None:
    limits = limits_of(MASTODON_4)
    assert (limits.max_length, limits.max_media, limits.max_alt_text, limits.link_length) == (
        500,
        4,
        1500,
        23,
    )
    assert (limits.max_picture_bytes, limits.max_picture_pixels) == (16777216, 33177600)
    assert limits.media_types == ("image/jpeg", "image/png", "video/mp4")
    assert limits.can_edit


def test_pleroma_has_names_of_its_own_and_counts_links_as_they_are() -> None:
    limits = limits_of(PLEROMA)
    assert (limits.max_length, limits.max_media, limits.max_alt_text) == (5000, 1000, 5000)
    assert (limits.max_picture_bytes, limits.max_video_bytes, limits.link_length) == (16000000, 16000000, 0)
    assert fits("https://www.nhs.uk/conditions/flu", limits).length == 33


def test_gotosocial_counts_links_by_another_number() -> None:
    limits = limits_of(GOTOSOCIAL)
    assert (limits.max_length, limits.max_media, limits.link_length) == (5000, 6, 25)
    assert fits("https://www.nhs.uk/conditions/flu", limits).length == 25


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"configuration": None},
        {"configuration": {"statuses": [], "media_attachments": {"supported_mime_types": "all"}}},
        {"configuration": {"statuses": {"max_characters": 0, "characters_reserved_per_url": -1}}},
        {"configuration": {"statuses": {"max_characters": True, "max_media_attachments": "many"}}},
    ],
)
def test_what_is_left_out_or_makes_no_sense_is_as_mastodon_has_it(said: dict[str, Any]) -> None:
    assert limits_of(said) == PUBLISHED["mastodon"]


def test_a_number_may_be_written_as_text() -> None:
    assert limits_of({"max_toot_chars": "11000"}).max_length == 11000
