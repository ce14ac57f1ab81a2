"""What YouTube takes: names of parameters and of fields that a caller may set, and nothing else.

Source: the Data API's discovery document, revision 20261104 (in google-api-python-client 2.202.0), and for which fields
may be set the reference of each method (developers.google.com/youtube/data, read in 2026-11).
"""

from __future__ import annotations

CHANNEL, UPLOADS = "UCx5exampleshireNHS0001", "UUx5exampleshireNHS0001"
TOKEN = "ya29.a0-7f3a9c51d2e84b60"
COMMON = frozenset(
    {"$.xgafv", "access_token", "alt", "callback", "fields", "key", "oauth_token", "prettyPrint", "quotaUser",
     "uploadType", "upload_protocol"}
)  # fmt: skip
_OWNER = frozenset({"onBehalfOfContentOwner"})
QUERY: dict[tuple[str, str], frozenset[str]] = {
    ("POST", "/upload/youtube/v3/videos"): _OWNER
    | {"autoLevels", "notifySubscribers", "onBehalfOfContentOwnerChannel", "part", "stabilize"},
    ("GET", "/youtube/v3/videos"): _OWNER
    | {"chart", "hl", "id", "locale", "maxHeight", "maxResults", "maxWidth", "myRating", "pageToken", "part",
       "regionCode", "videoCategoryId"},
    ("PUT", "/youtube/v3/videos"): _OWNER | {"part"},
    ("POST", "/upload/youtube/v3/captions"): _OWNER | {"onBehalfOf", "part", "sync"},
    ("PUT", "/upload/youtube/v3/captions"): _OWNER | {"onBehalfOf", "part", "sync"},
    ("GET", "/youtube/v3/captions"): _OWNER | {"id", "onBehalfOf", "part", "videoId"},
    ("POST", "/upload/youtube/v3/thumbnails/set"): _OWNER | {"videoId"},
    ("GET", "/youtube/v3/channels"): _OWNER
    | {"categoryId", "forHandle", "forUsername", "hl", "id", "managedByMe", "maxResults", "mine", "mySubscribers",
       "pageToken", "part"},
    ("GET", "/youtube/v3/playlistItems"): _OWNER
    | {"id", "maxResults", "pageToken", "part", "playlistId", "videoId"},
}  # fmt: skip
SNIPPET = frozenset({"title", "description", "tags", "categoryId", "defaultLanguage", "defaultAudioLanguage"})
STATUS = frozenset(
    {"privacyStatus", "selfDeclaredMadeForKids", "embeddable", "license", "publicStatsViewable", "publishAt",
     "containsSyntheticMedia"}
)  # fmt: skip
CAPTION = frozenset({"videoId", "language", "name", "isDraft"})
CATEGORIES = frozenset(
    {"1", "2", "10", "15", "17", "19", "20", "22", "23", "24", "25", "26", "27", "28", "29"}
)
PIECE = 256 * 1024
HEADERS = frozenset(
    {"authorization", "content-type", "content-length", "content-range", "x-upload-content-length",
     "x-upload-content-type", "host", "accept", "accept-encoding", "user-agent", "connection"}
)  # fmt: skip
