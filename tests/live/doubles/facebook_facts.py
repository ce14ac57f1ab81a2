"""What a Page takes and shows: names of parameters and fields, and nothing else.

Source: facebook/facebook-business-sdk-codegen, api_specs/specs of v25.0 (Page.json, PagePost.json, Photo.json,
AdVideo.json), read in 2026-11; of the long lists only what has to do with words, media and being published. `source` of
photos and `captions_file` are files; `picture` of a Page is an edge (developers.facebook.com, Graph API reference).
"""

from __future__ import annotations

PAGE = "104455667788"
FEED = frozenset(
    {
        "actions", "attached_media", "backdated_time", "call_to_action", "caption", "child_attachments", "description",
        "feed_targeting", "link", "message", "name", "object_attachment", "picture", "place", "privacy", "published",
        "scheduled_publish_time", "tags", "targeting", "thumbnail", "title", "unpublished_content_type",
    }
)  # fmt: skip
PHOTOS = frozenset(
    {
        "aid", "alt_text_custom", "backdated_time", "caption", "message", "name", "no_story", "place", "privacy",
        "published", "scheduled_publish_time", "source", "tags", "target_id", "targeting", "temporary",
        "unpublished_content_type", "url",
    }
)  # fmt: skip
VIDEOS = frozenset(
    {
        "content_category", "content_tags", "custom_labels", "description", "embeddable", "end_offset", "file_size",
        "file_url", "no_story", "published", "scheduled_publish_time", "source", "start_offset", "targeting", "thumb",
        "title", "unpublished_content_type", "upload_phase", "upload_session_id", "video_file_chunk",
    }
)  # fmt: skip
CAPTIONS = frozenset({"captions_file", "default_locale"})
POST_UPDATE = frozenset(
    {"attached_media", "backdated_time", "is_hidden", "is_pinned", "is_published", "message", "place", "privacy",
     "scheduled_publish_time", "tags", "timeline_visibility"}
)  # fmt: skip
VIDEO_UPDATE = frozenset(
    {
        "content_category",
        "content_tags",
        "custom_labels",
        "description",
        "embeddable",
        "name",
        "privacy",
        "published",
    }
)
PUBLISHED_POSTS = frozenset({"include_hidden", "show_expired", "with"})
POST_FIELDS = frozenset(
    {"created_time", "from", "full_picture", "id", "is_hidden", "is_published", "message", "message_tags", "parent_id",
     "permalink_url", "place", "privacy", "shares", "status_type", "story", "updated_time"}
)  # fmt: skip
VIDEO_FIELDS = frozenset(
    {"created_time", "description", "embeddable", "from", "id", "length", "permalink_url", "post_id", "published",
     "source", "status", "title", "updated_time"}
)  # fmt: skip
PAGE_FIELDS = frozenset(
    {"about", "access_token", "bio", "category", "description", "id", "instagram_business_account", "is_published",
     "link", "name", "picture", "tasks", "username", "verification_status", "website"}
)  # fmt: skip
