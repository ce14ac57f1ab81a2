"""What LinkedIn takes: names of fields, parameters and headers, and nothing else.

Source: learn.microsoft.com/linkedin (Community Management): "Posts API", "MultiImage API", "Images API", "Videos API",
"Organization Access Control by Role", "Organization Lookup", read in 2026-11.
"""

from __future__ import annotations

ORGANIZATION = "2414183"
AUTHOR = f"urn:li:organization:{ORGANIZATION}"
TOKEN = "AQX-7f3a9c51d2e84b60"
VERSIONS = frozenset({"202601", "202602", "202603", "202604", "202605", "202606", "202607"})
HEADERS = frozenset(
    {"authorization", "linkedin-version", "x-restli-protocol-version", "x-restli-method", "content-type",
     "content-length", "host", "accept", "accept-encoding", "user-agent", "connection"}
)  # fmt: skip
POST = frozenset(
    {"author", "commentary", "visibility", "distribution", "lifecycleState", "isReshareDisabledByAuthor", "content",
     "reshareContext", "adContext", "container", "contentLandingPage", "contentCallToActionLabel"}
)  # fmt: skip
REQUIRED = frozenset({"author", "commentary", "visibility", "distribution", "lifecycleState"})
INSIDE = {
    "distribution": frozenset({"feedDistribution", "targetEntities", "thirdPartyDistributionChannels"}),
    "content": frozenset({"media", "multiImage", "article", "poll", "reference", "carousel", "celebration"}),
}
ARTICLE = frozenset({"source", "title", "description", "thumbnail", "thumbnailAltText"})
MEDIA = frozenset({"id", "altText", "title"})
PATCHABLE = frozenset(
    {"commentary", "contentCallToActionLabel", "contentLandingPage", "reshareContext", "lifecycleState", "adContext"}
)  # fmt: skip
# By resource and kind of call: the names of the query.
QUERY = {
    ("posts", "POST"): frozenset[str](),
    ("posts", "FINDER"): frozenset({"q", "author", "count", "start", "sortBy", "isDsc", "viewContext"}),
    ("posts", "GET"): frozenset({"viewContext"}),
    ("posts", "PARTIAL_UPDATE"): frozenset[str](),
    ("images", "POST"): frozenset({"action"}),
    ("images", "GET"): frozenset[str](),
    ("videos", "POST"): frozenset({"action"}),
    ("videos", "GET"): frozenset[str](),
    ("organizations", "GET"): frozenset[str](),
    ("organizationAcls", "FINDER"): frozenset({"q", "role", "state", "count", "start", "roleAssignee"}),
}
BEGIN = {
    "images": frozenset({"owner"}),
    "videos": frozenset({"owner", "fileSizeBytes", "uploadCaptions", "uploadThumbnail"}),
}
FINALIZE = frozenset({"video", "uploadToken", "uploadedPartIds"})
CAPTIONS = frozenset({"format", "formattedForEasyReader", "largeText", "source", "locale", "transcriptType"})
PART = 65_536  # bytes of a part of a film; LinkedIn says 4 MB, and its callers go by what it says
LONGEST = 3000
