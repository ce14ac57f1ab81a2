"""What directories of podcasts ask of a feed, as a check: each rule stands in one of their documents.

Apple: A Podcaster's Guide to RSS (itcb54353390). Podcast Namespace 1.0, docs/tags; JSON Chapters 1.2. Read 2026-11.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import defusedxml.ElementTree as SafeET

from connectors.newsroom.artwork import size_of

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
KINDS = {"mp3": "audio/mpeg", "m4a": "audio/x-m4a", "mp4": "video/mp4"}
TRANSCRIPTS = {"text/plain", "text/html", "text/vtt", "application/json", "application/x-subrip"}
LANGUAGE = re.compile(r"[a-z]{2}(-[a-z]{2})?", re.IGNORECASE)


def complaints(folder: Path, web: str) -> list[str]:
    """Return every rule that the feed in a folder breaks; `web` is where the folder is found."""
    root = SafeET.parse(folder / "feed.rss").getroot()
    head = (folder / "feed.rss").read_text(encoding="utf-8")[:600]
    found = (
        [] if 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"' in head else ["itunes namespace"]
    )
    (channel,) = root.findall("channel")
    items = channel.findall("item")
    found += _of_channel(channel, folder, web)
    for item in items:
        found += [f"{item.findtext('title')}: {each}" for each in _of_item(item, folder, web)]
    for name in ("guid", "enclosure"):
        values = [item.findtext("guid") if name == "guid" else _enclosure(item).get("url") for item in items]
        found += [f"a {name} twice"] if len(set(values)) < len(values) else []
    return found


def _of_channel(channel: Element, folder: Path, web: str) -> Iterator[str]:
    for name in ("title", "description", "language", "link", f"{ITUNES}author", f"{ITUNES}explicit"):
        yield from _one(channel, name)
    yield from _described(channel)
    if not LANGUAGE.fullmatch(channel.findtext("language") or ""):
        yield "language"
    if channel.findtext(f"{ITUNES}explicit") not in ("true", "false"):
        yield "explicit"
    if channel.find(f"{ITUNES}category") is None:
        yield "no category"
    if not all(each.get("text") for each in channel.iter(f"{ITUNES}category")):
        yield "a category without a name"
    yield from _artwork(channel, folder, web)
    yield from _owned(channel)


def _owned(channel: Element) -> Iterator[str]:
    owner = channel.find(f"{ITUNES}owner")
    if owner is None or "@" not in (owner.findtext(f"{ITUNES}email") or ""):
        yield "owner"
    guid = channel.findtext(f"{PODCAST}guid") or ""
    if not re.fullmatch(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", guid) or uuid.UUID(guid).version != 5:
        yield "podcast:guid is no UUIDv5"
    if channel.findtext(f"{PODCAST}locked") not in ("yes", "no"):
        yield "podcast:locked"


def _described(parent: Element) -> Iterator[str]:
    if len((parent.findtext("description") or "").encode()) > 4000:
        yield "description over 4000 bytes"


def _of_item(item: Element, folder: Path, web: str) -> Iterator[str]:
    for name in ("title", "guid", "pubDate", "description", "link", "enclosure"):
        yield from _one(item, name)
    for name in ("title", f"{ITUNES}title", f"{ITUNES}author"):
        if len(item.findtext(name) or "") > 255:
            yield f"{name} over 255 characters"
    yield from _described(item)
    if parsedate_to_datetime(item.findtext("pubDate") or "").tzinfo is None:
        yield "pubDate"
    if item.find(f"{ITUNES}image") is not None:
        yield from _artwork(item, folder, web)
    if not all(0 < len(person.text or "") <= 128 for person in item.findall(f"{PODCAST}person")):
        yield "podcast:person"
    yield from _heard(item, folder, web)
    yield from _words(item, folder, web)


def _heard(item: Element, folder: Path, web: str) -> Iterator[str]:
    enclosure = _enclosure(item)
    file = folder / (enclosure.get("url") or "").removeprefix(f"{web}/")
    if KINDS.get(file.suffix[1:]) != enclosure.get("type"):
        yield "type of the enclosure"
    if not file.is_file() or enclosure.get("length") != str(file.stat().st_size):
        yield "length of the enclosure"
    if not re.fullmatch(r"[1-9]\d*", item.findtext(f"{ITUNES}duration") or ""):
        yield "duration in seconds"


def _words(item: Element, folder: Path, web: str) -> Iterator[str]:
    for transcript in item.findall(f"{PODCAST}transcript"):
        url = transcript.get("url") or ""
        if transcript.get("type") not in TRANSCRIPTS or urlsplit(url).scheme != "https":
            yield "podcast:transcript"
        if not (folder / url.removeprefix(f"{web}/")).is_file():
            yield "a transcript that is not there"
    for chapters in item.findall(f"{PODCAST}chapters"):
        file = folder / (chapters.get("url") or "").removeprefix(f"{web}/")
        if chapters.get("type") != "application/json+chapters" or not file.is_file():
            yield "podcast:chapters"
            continue
        document = json.loads(file.read_bytes())
        starts = [each["startTime"] for each in document["chapters"]]
        if not isinstance(document["version"], str) or starts != sorted(starts):
            yield "JSON chapters"


def _artwork(parent: Element, folder: Path, web: str) -> Iterator[str]:
    image = parent.find(f"{ITUNES}image")
    url = "" if image is None else image.get("href") or ""
    size = size_of(folder / url.removeprefix(f"{web}/"))
    if not url.startswith("https://") or not url.endswith((".png", ".jpg")):
        yield "address of the artwork"
    if size is None or size[0] != size[1] or not 1400 <= size[0] <= 3000:
        yield f"artwork of {size}"


def _one(parent: Element, name: str) -> Iterator[str]:
    found = parent.findall(name)
    if len(found) != 1 or (name != "enclosure" and not (found[0].text or "").strip()):
        yield f"{name} is there {len(found)} times, or empty"
    elif found[0].text and found[0].text != found[0].text.strip():
        yield f"{name} begins or ends with a space"


def _enclosure(item: Element) -> Element:
    found = item.find("enclosure")
    return Element("enclosure") if found is None else found
