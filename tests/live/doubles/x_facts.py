"""What X takes, as its own API document names it (openapi.json of X's documentation, version 2.167, read 2026-11).

Facts of the operations that are used, and no others. The refusal of the same words twice is in its guides.
"""

from __future__ import annotations

import re

NUMBER = re.compile(r"[0-9]{1,19}")
MEDIA_TYPES = frozenset(
    {
        "video/mp4", "video/webm", "video/mp2t", "video/quicktime", "text/srt", "text/vtt", "image/jpeg", "image/gif",
        "image/bmp", "image/png", "image/webp", "image/pjpeg", "image/tiff", "model/gltf-binary",
        "model/vnd.usdz+zip",
    }
)  # fmt: skip
CATEGORIES = frozenset(
    {
        "amplify_video",
        "tweet_gif",
        "tweet_image",
        "tweet_video",
        "dm_gif",
        "dm_image",
        "dm_video",
        "subtitles",
    }
)
# Method and path, the names that its query and its body may have, and the scopes that a sign-in needs for it.
OPERATIONS: dict[tuple[str, str], tuple[frozenset[str], frozenset[str], frozenset[str]]] = {
    ("POST", "/2/tweets"): (
        frozenset(),
        frozenset(
            {
                "card_uri", "community_id", "direct_message_deep_link", "edit_options", "for_super_followers_only",
                "geo", "made_with_ai", "media", "nullcast", "paid_partnership", "poll", "quote_tweet_id", "reply",
                "reply_settings", "share_with_followers", "text",
            }
        ),
        frozenset({"tweet.write", "tweet.read", "users.read"}),
    ),
    ("GET", "/2/tweets/{}"): (frozenset(), frozenset(), frozenset({"tweet.read", "users.read"})),
    ("GET", "/2/users/me"): (frozenset({"user.fields"}), frozenset(), frozenset({"tweet.read", "users.read"})),
    ("GET", "/2/users/{}/tweets"): (
        frozenset({"max_results", "pagination_token", "start_time", "end_time", "since_id", "until_id", "exclude"}),
        frozenset(),
        frozenset({"tweet.read", "users.read"}),
    ),
    ("POST", "/2/media/upload"): (
        frozenset(), frozenset({"media", "media_category", "additional_owners"}), frozenset({"media.write"})
    ),
    ("GET", "/2/media/upload"): (frozenset({"media_id", "command"}), frozenset(), frozenset({"media.write"})),
    ("POST", "/2/media/upload/initialize"): (
        frozenset(),
        frozenset({"additional_owners", "media_category", "media_type", "shared", "total_bytes"}),
        frozenset({"media.write"}),
    ),
    ("POST", "/2/media/upload/{}/append"): (
        frozenset(), frozenset({"media", "segment_index"}), frozenset({"media.write"})
    ),
    ("POST", "/2/media/upload/{}/finalize"): (frozenset(), frozenset(), frozenset({"media.write"})),
    ("POST", "/2/media/metadata"): (frozenset(), frozenset({"id", "metadata"}), frozenset({"media.write"})),
    ("POST", "/2/media/subtitles"): (
        frozenset(), frozenset({"id", "media_category", "subtitles"}), frozenset({"media.write"})
    ),
}  # fmt: skip
INSIDE = {
    "edit_options": {"previous_post_id"},
    "media": {
        "media_ids", "tagged_user_ids", "call_to_actions", "description", "embeddable", "preview_media_id", "title"
    },
    "reply": {"in_reply_to_tweet_id", "exclude_reply_user_ids", "auto_populate_reply_metadata"},
    "metadata": {"alt_text", "allow_download_status", "sensitive_media_warning", "shared_info", "upload_source"},
    "subtitles": {"id", "language_code", "display_name"},
}  # fmt: skip


def operation(method: str, path: str) -> tuple[str, str]:
    """Return the template of a path and the number in it. An unknown path is its own template."""
    for known, template in OPERATIONS:
        found = re.fullmatch(re.escape(template).replace(r"\{\}", r"([0-9]{1,19})"), path)
        if known == method and found:
            return template, found[1] if found.groups() else ""
    return path, ""
