"""One Instagram account: containers, what is out, and comments.

A container is made first, which nobody sees; Meta fetches the picture into it, and it is published once. It lives for
24 hours. Sources, read in 2026-11: developers.facebook.com, Instagram Platform, “Content Publishing” and the references
of IG User media, media_publish, content_publishing_limit, IG Container, IG Media and its comments; names of parameters
and fields: facebook-business-sdk-codegen, IGUser.json, IGMedia.json, IGComment.json.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from connectors.meta.graph import Graph, entries, made_id, next_sheet, text_at
from connectors.meta.refusals import GraphRefused
from connectors.meta.words import same_words

MOST_LOOKED_AT = "100"
MOST_SHEETS = 5  # of comments
FINISHED, PUBLISHED, IN_PROGRESS, EXPIRED, FAILED = "FINISHED", "PUBLISHED", "IN_PROGRESS", "EXPIRED", "ERROR"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture at its public address."""

    address: str
    alt_text: str


@dataclass(frozen=True, slots=True)
class Medium:
    """What is out: its id, its own address and its caption."""

    id: str
    address: str
    caption: str


class Business:
    """An account as its Page's token sees it. `uploads` is the server that takes films."""

    def __init__(self, graph: Graph, ig_id: str, uploads: str) -> None:
        self.graph = graph
        self.uploads = uploads
        self.id = ig_id

    def item(self, picture: Picture) -> str:
        """Make the container of one picture among several; return its id."""
        return self._container({**_of(picture), "is_carousel_item": "true"})

    def single(self, picture: Picture, caption: str) -> str:
        """Make the container of a post with one picture."""
        return self._container({**_of(picture), "caption": caption})

    def carousel(self, items: tuple[str, ...], caption: str) -> str:
        """Make the container of a post with several pictures, in this order."""
        return self._container({"media_type": "CAROUSEL", "children": ",".join(items), "caption": caption})

    def reel(self, caption: str) -> tuple[str, str]:
        """Make the container of a film; return its id and the address to which its file is to be sent."""
        form = {
            "media_type": "REELS",
            "upload_type": "resumable",
            "share_to_feed": "true",
            "caption": caption,
        }
        said = self.graph.write(f"{self.id}/media", {name: value for name, value in form.items() if value})
        return made_id(said, "id"), text_at(said, "uri")

    def arrived(self, container: str) -> int:
        """Return how many bytes of a film Meta has."""
        said = self.graph.read(quote(container, safe=""), {"fields": "id,video_status"})
        status = said.get("video_status")
        phase = status.get("uploading_phase") if isinstance(status, dict) else None
        count = phase.get("bytes_transferred") if isinstance(phase, dict) else None
        return int(str(count)) if str(count).isdecimal() else 0

    def status(self, container: str) -> tuple[str, str]:
        """Return a container's status code and what Meta says of it. One that is gone has EXPIRED."""
        try:
            said = self.graph.read(quote(container, safe=""), {"fields": "id,status_code,status"})
        except GraphRefused as problem:
            if problem.gone:
                return EXPIRED, ""
            raise
        return text_at(said, "status_code").upper(), text_at(said, "status")

    def publish(self, container: str) -> str:
        """Publish a container; return the id of what is out."""
        return made_id(self.graph.write(f"{self.id}/media_publish", {"creation_id": container}), "id")

    def saying(self, caption: str) -> list[str]:
        """Return the ids of the newest media with exactly this caption, the newest first."""
        asked = {"fields": "id,caption,timestamp", "limit": MOST_LOOKED_AT}
        found = entries(self.graph.read(f"{self.id}/media", asked))
        return [made_id(each, "id") for each in found if same_words(text_at(each, "caption"), caption)]

    def medium(self, media_id: str) -> Medium | None:
        """Return what is out under an id, None where there is no such medium any more."""
        try:
            said = self.graph.read(quote(media_id, safe=""), {"fields": "id,permalink,caption"})
        except GraphRefused as problem:
            if problem.gone:
                return None
            raise
        return Medium(media_id, text_at(said, "permalink"), text_at(said, "caption"))

    def comments_saying(self, media_id: str, words: str) -> list[str]:
        """Return the ids of the comments with exactly these words."""
        found: list[dict[str, Any]] = []
        after = ""
        for _ in range(MOST_SHEETS):
            asked = {"fields": "id,text,username", "limit": "50", **({"after": after} if after else {})}
            said = self.graph.read(f"{quote(media_id, safe='')}/comments", asked)
            found += entries(said)
            after = next_sheet(said)
            if not after:
                break
        return [made_id(each, "id") for each in found if same_words(text_at(each, "text"), words)]

    def comment(self, media_id: str, words: str) -> str:
        """Write a comment of ours; return its id."""
        return made_id(self.graph.write(f"{quote(media_id, safe='')}/comments", {"message": words}), "id")

    def _container(self, said: dict[str, str]) -> str:
        form = {name: value for name, value in said.items() if value}
        return made_id(self.graph.write(f"{self.id}/media", form), "id")


def _of(picture: Picture) -> dict[str, str]:
    return {"image_url": picture.address, "alt_text": picture.alt_text}
