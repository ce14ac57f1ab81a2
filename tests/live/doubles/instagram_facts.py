"""What an Instagram account takes and shows: names of parameters and fields, and nothing else.

Source: facebook/facebook-business-sdk-codegen, api_specs/specs of v25.0 (IGUser.json, IGMedia.json, IGComment.json,
ContentPublishingLimitResponse.json), read in 2026-11; the fields of a container: developers.facebook.com, reference of
IG Container, and “Upload Video to Meta Servers” for `video_status`.
"""

from __future__ import annotations

IG = "17841400000000001"
MEDIA = frozenset(
    {
        "alt_text", "audio_name", "caption", "children", "collaborators", "cover_url", "image_url", "is_carousel_item",
        "location_id", "media_type", "product_tags", "share_to_feed", "thumb_offset", "trial_params", "upload_type",
        "user_tags", "video_url",
    }
)  # fmt: skip
MEDIA_PUBLISH = frozenset({"creation_id"})
MEDIA_LIST = frozenset({"since", "until"})
COMMENTS = frozenset({"ad_id", "message"})
USER_FIELDS = frozenset(
    {"biography", "followers_count", "follows_count", "has_profile_pic", "id", "ig_id", "is_published", "media_count",
     "name", "profile_picture_url", "username", "website"}
)  # fmt: skip
MEDIA_FIELDS = frozenset(
    {"alt_text", "caption", "comments_count", "id", "ig_id", "is_comment_enabled", "like_count", "media_product_type",
     "media_type", "media_url", "owner", "permalink", "shortcode", "thumbnail_url", "timestamp", "username"}
)  # fmt: skip
COMMENT_FIELDS = frozenset(
    {"from", "hidden", "id", "like_count", "media", "parent_id", "text", "timestamp", "user", "username"}
)
CONTAINER_FIELDS = frozenset({"copyright_check_status", "id", "status", "status_code", "video_status"})
LIMIT_FIELDS = frozenset({"config", "quota_usage"})
