"""What platforms accept in general, so that a text can be counted before there is an account.

Sources, read in 2026-11: X, twitter-text v3 configuration (280 weighted); Mastodon, its instance API's
defaults (500, configurable); Bluesky, lexicon app.bsky.feed.post (300 graphemes and 3000 bytes); Facebook
(63,206 characters), LinkedIn Posts API (3000), Instagram (2200), their own documentation. The newsroom
is ours and has no limit.
"""

from __future__ import annotations

from ccgcompose.domain.account import LengthUnit, Limits
from ccgcompose.errors import NotFound

PUBLISHED = {
    limits.platform: limits
    for limits in (
        Limits("newsroom", LengthUnit.GRAPHEMES, None, max_media=20, can_edit=True),
        Limits("podcast", LengthUnit.GRAPHEMES, None, max_media=20, can_edit=True),
        Limits("wordpress", LengthUnit.GRAPHEMES, None, max_media=20, can_edit=True),
        # $wgMaxArticleSize is 2048 KiB unless a wiki says otherwise.
        Limits("mediawiki", LengthUnit.GRAPHEMES, None, max_bytes=2_000_000, max_media=20, can_edit=True),
        # max_post_length is 32,000 unless a forum says otherwise; Ruby counts code points.
        Limits("discourse", LengthUnit.CODE_POINTS, 32_000, max_media=20, can_edit=True),
        Limits("x", LengthUnit.X_WEIGHTED, 280, max_media=4, max_alt_text=1000, max_parts=25),
        Limits(
            "mastodon", LengthUnit.MASTODON, 500, max_media=4, max_alt_text=1500, can_edit=True, max_parts=25
        ),
        Limits(
            "bluesky",
            LengthUnit.BLUESKY,
            300,
            max_bytes=3000,
            max_media=4,
            max_parts=25,
            max_video_bytes=300_000_000,
        ),
        Limits("facebook", LengthUnit.CODE_POINTS, 63_206, can_edit=True),
        # Counted as LinkedIn's own servers count text, so that an emoji is two.
        Limits("linkedin", LengthUnit.UTF16, 3000, max_media=20, max_alt_text=4085, can_edit=True),
        # 8 MiB a picture, 1,000 characters of alternative text (IG User media).
        Limits(
            "instagram",
            LengthUnit.CODE_POINTS,
            2200,
            max_media=10,
            max_alt_text=1000,
            max_picture_bytes=8 * 1024 * 1024,
        ),
        # The description; a title has up to 100 characters. One film, and a picture that stands for it.
        Limits(
            "youtube",
            LengthUnit.CODE_POINTS,
            None,
            max_bytes=5000,
            max_media=2,
            can_edit=True,
            max_picture_bytes=2 * 1024 * 1024,
            max_video_bytes=256 * 1024**3,
        ),
    )
}


def published_limits(platform: str) -> Limits:
    """Return the limits that a platform publishes. Raise NotFound with the platforms there are."""
    found = PUBLISHED.get(platform.strip().casefold())
    if found is None:
        raise NotFound(
            f"How {platform} counts is not known here.",
            next=f"The platforms are: {', '.join(sorted(PUBLISHED))}.",
        )
    return found
