"""One Page: what it shows, and what is written on it.

Sources, read in 2026-11: developers.facebook.com, Pages API and the references of Page feed, published_posts, Page
photos and Page Post; names of parameters and fields: facebook-business-sdk-codegen, Page.json, PagePost.json,
AdVideo.json. A Page gives no key of ours a place, and its `published_posts` are the newest first, at most 100 at once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from connectors.bodies import Part
from connectors.meta.graph import Graph, entries, made_id, text_at
from connectors.meta.refusals import GraphRefused
from connectors.meta.words import alike, same_words

MOST_LOOKED_AT = "100"


@dataclass(frozen=True, slots=True)
class Post:
    """A post or a film of the Page, with its words. A film's words have another name."""

    id: str
    words: str
    film: bool = False

    @property
    def url(self) -> str:
        """Return an address that leads to it, also when its Page is renamed."""
        return f"https://www.facebook.com/{'watch/?v=' if self.film else ''}{self.id}"


class Page:
    """A Page as its token sees it. `films` speaks to the server that takes films."""

    def __init__(self, graph: Graph, films: Graph, page_id: str) -> None:
        self.graph = graph
        self.films = films
        self.id = page_id

    def saying(self, message: str) -> dict[str, bool]:
        """Return the ids of the newest posts that say this or much the same, the newest first, and whether they do."""
        asked = {"fields": "id,message,created_time", "limit": MOST_LOOKED_AT}
        found = entries(self.graph.read(f"{self.id}/published_posts", asked))
        return {
            made_id(each, "id"): same_words(text_at(each, "message"), message)
            for each in found
            if alike(text_at(each, "message"), message)
        }

    def post(self, post_id: str, *, film: bool) -> Post | None:
        """Return what stands there now, None where there is no such post any more."""
        name = "description" if film else "message"
        try:
            said = self.graph.read(quote(post_id, safe=""), {"fields": f"id,{name}"})
        except GraphRefused as problem:
            if problem.gone:
                return None
            raise
        return Post(post_id, text_at(said, name), film)

    def photo(self, file: Part, alt_text: str, credit: str) -> str:
        """Put a photo on the Page that nobody sees yet; return its id."""
        said = {"published": "false", "alt_text_custom": alt_text, "caption": credit}
        form = {name: value for name, value in said.items() if value}
        return made_id(self.graph.write(f"{self.id}/photos", form, file), "id")

    def say(self, message: str, photos: tuple[str, ...], link: str) -> str:
        """Publish; return the id of the post."""
        said = {"message": message, "link": link}
        form = {name: value for name, value in said.items() if value}
        for number, photo in enumerate(photos):
            form[f"attached_media[{number}]"] = json.dumps({"media_fbid": photo}, separators=(",", ":"))
        return made_id(self.graph.write(f"{self.id}/feed", form), "id", "post_id")

    def change(self, post: Post, words: str) -> dict[str, Any]:
        """Write other words in the same place."""
        return self.graph.write(quote(post.id, safe=""), {"description" if post.film else "message": words})
