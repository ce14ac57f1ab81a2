"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from typing import Any

from connectors.newsroom.entry import Sound
from connectors.newsroom.feed import Feed, Item
from connectors.newsroom.pages import content_text


def json_feed(feed: Feed) -> bytes:
    """Return `feed.json`."""
    author = {"name": feed.site.name, "url": feed.website}
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.site.name,
        "home_page_url": feed.where.of("index.html"),
        "feed_url": feed.where.of("feed.json") if feed.where.public else "",
        "description": feed.site.description,
        "icon": feed.where.of(feed.site.logo) if feed.site.logo else "",
        "authors": [_present(author)],
        "language": feed.site.language,
        "items": [_item(each, feed) for each in feed.items],
    }
    text = json.dumps(_present(document), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _item(each: Item, feed: Feed) -> dict[str, Any]:
    post = each.post
    attachments = [
        _present(
            {
                "url": feed.where.of(picture.file),
                "mime_type": picture.mime,
                "title": picture.alt_text,
                "size_in_bytes": picture.size,
            }
        )
        for picture in post.pictures
    ]
    if post.sound:
        attachments.insert(0, _sound(post.sound, feed))
    return _present(
        {
            "id": post.guid,
            "url": feed.where.of(post.page),
            "title": post.title,
            "content_html": each.html,
            "content_text": content_text(post),
            "summary": post.summary,
            "image": feed.where.of(post.pictures[0].file) if post.pictures else "",
            "date_published": post.published.utc,
            "date_modified": post.updated.utc,
            "authors": [{"name": post.byline}],
            "tags": [post.subject] if post.subject else [],
            "attachments": attachments,
        }
    )


def _sound(sound: Sound, feed: Feed) -> dict[str, Any]:
    return _present(
        {
            "url": feed.where.of(sound.file),
            "mime_type": sound.mime,
            "title": sound.title,
            "size_in_bytes": sound.size,
            "duration_in_seconds": round(sound.duration_ms / 1000) or "",
        }
    )


def _present(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is empty, but never the list of items."""
    return {name: value for name, value in fields.items() if value not in ("", []) or name == "items"}
