"""RSS 2.0, with what its specification leaves out taken from Atom, Dublin Core, Content and Media RSS.

Sources: rssboard.org/rss-specification, web.resource.org/rss/1.0/modules/content, rssboard.org/media-rss.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from connectors.newsroom.feed import GENERATOR, Feed, Item, child, document

_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


@dataclass(frozen=True, slots=True)
class Extension:
    """What another vocabulary says of the whole and of each item, under prefixes that `namespaces` declares."""

    namespaces: Mapping[str, str]
    channel: Callable[[ET.Element, Feed], None]
    item: Callable[[ET.Element, Item, Feed], None]


def rss(feed: Feed, extension: Extension | None = None) -> bytes:
    """Return `feed.rss`."""
    more = extension.namespaces if extension else {}
    root = ET.Element("rss", {"version": "2.0", **_NAMESPACES, **more})
    channel = ET.SubElement(root, "channel")
    home = feed.where.of("index.html")
    child(channel, "title", feed.site.name)
    child(channel, "link", home)
    child(channel, "description", feed.site.description)
    child(channel, "language", feed.site.language)
    child(channel, "lastBuildDate", _date(feed.updated))
    child(channel, "generator", GENERATOR)
    child(channel, "docs", "https://www.rssboard.org/rss-specification")
    if feed.where.public:
        own = feed.where.of("feed.rss")
        child(channel, "atom:link", href=own, rel="self", type="application/rss+xml")
    if feed.site.logo:
        image = child(channel, "image")
        child(image, "url", feed.where.of(feed.site.logo))
        child(image, "title", feed.site.name)
        child(image, "link", home)
    if extension:
        extension.channel(channel, feed)
    for each in feed.items:
        item = _item(channel, each, feed)
        if extension:
            extension.item(item, each, feed)
    return document(root)


def _item(channel: ET.Element, each: Item, feed: Feed) -> ET.Element:
    post = each.post
    item = child(channel, "item")
    child(item, "title", post.title)
    child(item, "link", feed.where.of(post.page))
    child(item, "guid", post.guid, isPermaLink="false")
    child(item, "pubDate", _date(post.published.instant))
    child(item, "atom:updated", post.updated.utc)
    child(item, "dc:creator", post.byline)
    if post.subject:
        child(item, "category", post.subject)
    child(item, "description", "\n\n".join([post.summary, *(note.sentence for note in post.notes)]))
    child(item, "content:encoded", each.html)
    # Readers agree on one enclosure an item; Media RSS names all pictures.
    for enclosed in (post.sound,) if post.sound else post.pictures[:1]:
        address = feed.where.of(enclosed.file)
        child(item, "enclosure", url=address, length=str(enclosed.size), type=enclosed.mime)
    for picture in post.pictures:
        media = child(
            item,
            "media:content",
            url=feed.where.of(picture.file),
            fileSize=str(picture.size),
            type=picture.mime,
            medium="image",
            width=str(picture.width),
            height=str(picture.height),
        )
        if picture.alt_text:
            child(media, "media:description", picture.alt_text, type="plain")
        if picture.credit:
            child(media, "media:credit", picture.credit)
    return item


def _date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)
