"""Makes feeds and pages from the entries: the same entries give the same bytes, however often."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ccgcompose.domain.canonical import digest
from connectors.newsroom.atom import atom
from connectors.newsroom.colour import brand_style, brand_style_name
from connectors.newsroom.entry import Entry, newest_first, site_of
from connectors.newsroom.feed import Feed, Item
from connectors.newsroom.genre import Files, Genre
from connectors.newsroom.json_feed import json_feed
from connectors.newsroom.names import index_name
from connectors.newsroom.pages import PAGE_SIZE, content_html, index_page, post_page
from connectors.newsroom.settings import web_address
from connectors.newsroom.staging import Staging
from connectors.newsroom.templates import fingerprint, source
from connectors.newsroom.view import PostView, addresses, post_view, site_view

# What the pages were last made from. It only saves work: without it every page is made again.
MADE = ".newsroom/made.json"


class Projection:
    """Everything that is made from one set of entries (at least one)."""

    def __init__(self, root: Path, entries: list[Entry], genre: Genre) -> None:
        self._root = root
        self._genre = genre
        self._entries = newest_first(entries)
        self._site = site_view(site_of(entries))
        self._where = addresses(root, self._site.base_url)
        self._views: dict[str, PostView] = {}

    def page(self, entry: Entry) -> bytes:
        """Return the page of an entry."""
        return post_page(self._view(entry), self._site, self._where)

    def url(self, entry: Entry) -> str:
        """Return where the page of an entry is found."""
        return self._where.of(entry.page) if self._where.public else (self._root / entry.page).as_uri()

    def stage(self, staging: Staging) -> None:
        """Stage what is missing or out of date: styles, pages, feeds, lists, and last the note of it all."""
        staging.put("style.css", source("style.css").encode("utf-8"))
        staging.put(brand_style_name(self._site.colour), brand_style(self._site.colour).encode("ascii"))
        made = {"look": self._look(), "pages": self._revisions()}
        for entry in self._stale(made):
            staging.put(entry.page, self.page(entry))
            for name, data in self._besides(entry):
                staging.put(name, data)
        posts = [self._view(entry) for entry in self._entries]
        feed = self._feed(posts)
        for name, make in (("feed.rss", self._genre.feed), ("feed.atom", atom), ("feed.json", json_feed)):
            staging.put(name, make(feed))
        for name, data in self._lists(posts):
            staging.put(name, data)
        staging.put(MADE, (json.dumps(made, indent=1, sort_keys=True) + "\n").encode("ascii"))

    def _view(self, entry: Entry) -> PostView:
        """Return what is shown of an entry, made once: pages, feeds and lists all ask for it."""
        if entry.key not in self._views:
            self._views[entry.key] = post_view(entry, self._site.zone)
        return self._views[entry.key]

    def _besides(self, entry: Entry) -> Files:
        return self._genre.besides(self._view(entry), self._where)

    def _look(self) -> str:
        return digest([fingerprint(), self._site, self._where])

    def _revisions(self) -> dict[str, int]:
        return {entry.page: entry.current.number for entry in self._entries}

    def _stale(self, made: dict[str, Any]) -> Iterator[Entry]:
        before = _read_made(self._root / MADE)
        same_look = before.get("look") == made["look"]
        pages = before.get("pages")
        known = pages if same_look and isinstance(pages, dict) else {}
        for entry in self._entries:
            current = known.get(entry.page) == entry.current.number
            names = [entry.page, *(name for name, _ in self._besides(entry))]
            if not current or not all(_is_there(self._root / name) for name in names):
                yield entry

    def _feed(self, posts: list[PostView]) -> Feed:
        return Feed(
            id=min(entry.feed_id for entry in self._entries),
            site=self._site,
            website=web_address(self._site.website),
            where=self._where,
            items=tuple(
                Item(post, content_html(post, self._where)) for post in posts[: self._genre.most_items]
            ),
            updated=max(entry.updated_at for entry in self._entries),
            first_address=self._first_address(),
        )

    def _first_address(self) -> str:
        revisions = [revision for entry in self._entries for revision in entry.revisions]
        known = [(each.received_at, each.site.base_url) for each in revisions if each.site.base_url]
        return min(known)[1] if known else ""

    def _lists(self, posts: list[PostView]) -> Iterator[tuple[str, bytes]]:
        pages = -(-len(posts) // PAGE_SIZE)
        for number in range(1, pages + 1):
            shown = posts[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
            yield index_name(number), index_page(shown, number, pages, self._site, self._where)


def _is_there(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _read_made(path: Path) -> dict[str, Any]:
    try:
        made = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return made if isinstance(made, dict) else {}
