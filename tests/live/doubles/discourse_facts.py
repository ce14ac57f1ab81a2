"""What a forum takes, as Discourse's own OpenAPI document names it (docs.discourse.org, openapi.json, MIT licence).

Besides it: `tags` of a new topic, which the document leaves out and the controller takes (posts_controller.rb).
"""

from __future__ import annotations

import re

# The path, and what a call to it may carry: names of the query, of the body, of an object inside the body.
OPERATIONS: dict[tuple[str, str], tuple[frozenset[str], frozenset[str]]] = {
    ("POST", "/posts.json"): (
        frozenset(),
        frozenset(
            {
                "title", "raw", "topic_id", "category", "target_recipients", "target_usernames", "archetype",
                "created_at", "reply_to_post_number", "embed_url", "external_id", "auto_track", "tags",
            }
        ),
    ),
    ("GET", "/posts/{}.json"): (frozenset(), frozenset()),
    ("PUT", "/posts/{}.json"): (frozenset(), frozenset({"post", "bypass_bump"})),
    ("GET", "/t/external_id/{}.json"): (frozenset(), frozenset()),
    ("GET", "/t/{}.json"): (frozenset(), frozenset()),
    ("PUT", "/t/-/{}.json"): (frozenset(), frozenset({"topic"})),
    ("GET", "/session/current.json"): (frozenset(), frozenset()),
    ("GET", "/u/{}.json"): (frozenset(), frozenset()),
    ("GET", "/user_actions.json"): (frozenset({"offset", "username", "filter"}), frozenset()),
    ("GET", "/site.json"): (frozenset(), frozenset()),
    ("GET", "/site/basic-info.json"): (frozenset(), frozenset()),
    ("GET", "/site/settings.json"): (frozenset(), frozenset()),
    ("POST", "/uploads.json"): (frozenset(), frozenset({"upload_type", "user_id", "synchronous", "file"})),
}  # fmt: skip
INSIDE = {"post": {"raw", "edit_reason"}, "topic": {"title", "category_id"}}
EXTERNAL_ID = re.compile(r"[\w-]{1,50}", re.ASCII)
# Discourse's own defaults (config/site_settings.yml).
SETTINGS = {
    "min_topic_title_length": 15,
    "max_topic_title_length": 255,
    "min_first_post_length": 20,
    "min_post_length": 20,
    "max_post_length": 32_000,
    "max_image_size_kb": 4096,
}
CATEGORIES = (
    {"id": 1, "name": "Staff", "permission": 3},
    {"id": 5, "name": "News", "permission": 1},
    {"id": 6, "name": "Clinics", "permission": 1},
)


def operation(method: str, path: str) -> tuple[str, str]:
    """Return the template of a path and the value in it. An unknown path is its own template."""
    for known, template in OPERATIONS:
        pattern = re.escape(template).replace(r"\{\}", r"([\w.%-]+)")
        found = re.fullmatch(pattern, path)
        if known == method and found:
            return template, found[1] if found.groups() else ""
    topic = re.fullmatch(r"/t/[\w-]+/(\d+)\.json", path)  # where an external id sends on to
    return ("/t/{}.json", topic[1]) if topic and method == "GET" else (path, "")
