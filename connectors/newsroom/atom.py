"""Atom (RFC 4287)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from connectors.newsroom.feed import GENERATOR, Feed, Item, child, document
from connectors.newsroom.view import utc_text


def atom(feed: Feed) -> bytes:
    """Return `feed.atom`."""
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.site.language})
    child(root, "id", feed.id)
    child(root, "title", feed.site.name)
    child(root, "subtitle", feed.site.description)
    child(root, "updated", utc_text(feed.updated))
    child(root, "link", rel="alternate", type="text/html", href=feed.where.of("index.html"))
    if feed.where.public:
        own = feed.where.of("feed.atom")
        child(root, "link", rel="self", type="application/atom+xml", href=own)
    if feed.site.logo:
        child(root, "logo", feed.where.of(feed.site.logo))
    child(root, "generator", GENERATOR)
    author = child(root, "author")
    child(author, "name", feed.site.name)
    if feed.website:
        child(author, "uri", feed.website)
    for each in feed.items:
        _entry(root, each, feed)
    return document(root)


def _entry(root: ET.Element, each: Item, feed: Feed) -> None:
    post = each.post
    entry = child(root, "entry")
    child(entry, "id", post.guid)
    child(entry, "title", post.title)
    child(entry, "published", post.published.utc)
    child(entry, "updated", post.updated.utc)
    child(entry, "link", rel="alternate", type="text/html", href=feed.where.of(post.page))
    child(child(entry, "author"), "name", post.byline)
    if post.subject:
        child(entry, "category", term=post.subject)
    child(entry, "summary", post.summary)
    child(entry, "content", each.html, type="html")
    if post.sound:
        heard = {"type": post.sound.mime, "length": str(post.sound.size), "title": post.sound.title}
        child(entry, "link", rel="enclosure", href=feed.where.of(post.sound.file), **heard)
    for picture in post.pictures:
        address = feed.where.of(picture.file)
        facts = {"type": picture.mime, "length": str(picture.size), "title": picture.alt_text}
        child(entry, "link", rel="enclosure", href=address, **facts)
