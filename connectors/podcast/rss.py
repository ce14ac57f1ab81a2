"""The feed of a podcast: RSS 2.0 with Apple's and the Podcast Namespace's words.

Sources: Apple, A Podcaster's Guide to RSS (help.apple.com/itc/podcasts_connect, itcb54353390); Podcast Namespace 1.0
(github.com/Podcastindex-org/podcast-namespace, docs/1.0.md), both read 2026-11.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from connectors.newsroom.artwork import is_artwork
from connectors.newsroom.entry import Sound
from connectors.newsroom.feed import Feed, Item, child
from connectors.newsroom.rss import Extension
from connectors.newsroom.rss import rss as newsroom_rss
from connectors.newsroom.view import Addresses, PostView
from connectors.podcast.chapters import chapters_file, chapters_of
from connectors.podcast.show import LONGEST

_NAMESPACES = {
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
}
PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # the namespace of podcasts' UUIDs
LONGEST_PERSON = 128
MOST_DESCRIPTION = 4000  # bytes
_PICTURES = ("image/png", "image/jpeg")
CHAPTERS = "application/json+chapters"


def podcast_rss(feed: Feed) -> bytes:
    """Return `feed.rss`."""
    return newsroom_rss(feed, Extension(_NAMESPACES, _channel, _item))


def files_beside(post: PostView, where: Addresses) -> Iterator[tuple[str, bytes]]:
    """Yield the transcript and the chapters of an episode, to stand beside its page."""
    if post.sound and post.sound.transcript.strip():
        yield transcript_name(post), f"{post.sound.transcript.strip()}\n".encode("utf-8", "replace")
    chapters = chapters_of(post.text, post.sound.duration_ms if post.sound else 0)
    if chapters:
        yield chapters_name(post), chapters_file(chapters, post.title)


def podcast_guid(feed_address: str) -> str:
    """Return the UUID of a podcast from the address of its feed, without scheme and last slash."""
    return str(uuid.uuid5(PODCASTS, feed_address.partition("://")[2].rstrip("/")))


def transcript_name(post: PostView) -> str:
    """Return the name of an episode's transcript in the folder."""
    return str(PurePosixPath(post.page).with_suffix(".txt"))


def chapters_name(post: PostView) -> str:
    """Return the name of an episode's chapters in the folder."""
    return str(PurePosixPath(post.page).with_suffix(".chapters.json"))


def _channel(channel: ET.Element, feed: Feed) -> None:
    show = dict(feed.site.show)
    _shorten(channel)
    child(channel, "itunes:author", feed.site.name[:LONGEST])
    if show.get("email"):
        owner = child(channel, "itunes:owner")
        child(owner, "itunes:name", feed.site.name[:LONGEST])
        child(owner, "itunes:email", show["email"])
    if feed.site.logo:
        child(channel, "itunes:image", href=feed.where.of(feed.site.logo))
    category = ET.SubElement(channel, "itunes:category", {"text": show.get("category", "")})
    if show.get("subcategory"):
        ET.SubElement(category, "itunes:category", {"text": show["subcategory"]})
    child(channel, "itunes:explicit", show.get("explicit", "false"))
    child(channel, "itunes:type", "episodic")
    if show.get("copyright"):
        child(channel, "copyright", show["copyright"])
    owner_mail = {"owner": show["email"]} if show.get("email") else {}
    child(channel, "podcast:locked", show.get("locked", "yes"), **owner_mail)
    child(channel, "podcast:guid", show.get("guid") or _guid(feed))
    child(channel, "podcast:medium", "podcast")
    if show.get("licence"):
        address = {"url": show["licence_url"]} if show.get("licence_url") else {}
        child(channel, "podcast:license", show["licence"], **address)


def _guid(feed: Feed) -> str:
    """It is given once and outlives a move: made of the first address, or of the feed's own id where there is none."""
    if feed.first_address:
        return podcast_guid(f"{feed.first_address}feed.rss")
    return str(uuid.uuid5(PODCASTS, feed.id))


def _item(item: ET.Element, each: Item, feed: Feed) -> None:
    post = each.post
    _shorten(item)
    child(item, "itunes:title", post.title[:LONGEST])
    child(item, "itunes:author", post.byline[:LONGEST])
    child(item, "itunes:explicit", dict(feed.site.show).get("explicit", "false"))
    child(item, "itunes:episodeType", "full")
    child(item, "podcast:person", post.author[:LONGEST_PERSON], role="host")
    if post.sound is None:
        return
    if post.sound.duration_ms:
        child(item, "itunes:duration", str(max(1, round(post.sound.duration_ms / 1000))))
    artwork = _artwork(post, post.sound)
    if artwork:
        child(item, "itunes:image", href=feed.where.of(artwork))
    _words(item, post, post.sound, feed)


def _artwork(post: PostView, sound: Sound) -> str:
    """Return the sound's own picture, else the post's first that directories take; they refuse all others."""
    if sound.artwork_fits:
        return sound.artwork
    fitting = (
        each for each in post.pictures if each.mime in _PICTURES and is_artwork((each.width, each.height))
    )
    return next((each.file for each in fitting), "")


def _shorten(parent: ET.Element) -> None:
    """Cut a description to what directories read; the page and the content have it whole."""
    description = parent.find("description")
    if description is not None and description.text:
        whole = description.text.encode("utf-8", "replace")
        cut = whole[: MOST_DESCRIPTION - 3].decode("utf-8", "ignore").rstrip()
        description.text = description.text if len(whole) <= MOST_DESCRIPTION else f"{cut}…"


def _words(item: ET.Element, post: PostView, sound: Sound, feed: Feed) -> None:
    """What is said, and what it is about: transcripts with times first, then as text, then chapters."""
    for said in sound.captions:
        more = {"language": said.language} if said.language else {}
        for name, kind in ((said.file, "text/vtt"), (said.subrip, "application/x-subrip")):
            if name:
                child(item, "podcast:transcript", url=feed.where.of(name), type=kind, rel="captions", **more)
    names = [name for name, _ in files_beside(post, feed.where)]
    if transcript_name(post) in names:
        child(item, "podcast:transcript", url=feed.where.of(transcript_name(post)), type="text/plain")
    if chapters_name(post) in names:
        child(item, "podcast:chapters", url=feed.where.of(chapters_name(post)), type=CHAPTERS)
