"""What an officer works on: a Post, its immutable Revisions, and the notes that own up to a change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Variant:
    """A revision's wording for one account, where it differs from the common text."""

    account_id: str
    text: str


@dataclass(frozen=True, slots=True)
class MediaUse:
    """One medium in one revision, with the alt text that goes out with it there."""

    media_id: str
    alt_text: str


@dataclass(frozen=True, slots=True)
class EditNote:
    """Who changed what and why: shown to the public and kept."""

    author_id: str
    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Content:
    """What a revision says, before it has a number and an author."""

    subject: str
    title: str
    text: str
    account_ids: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    media: tuple[MediaUse, ...] = ()

    def text_for(self, account_id: str) -> str:
        """Return the wording for one account: its variant, else the common text."""
        for variant in self.variants:
            if variant.account_id == account_id:
                return variant.text
        return self.text

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing that could be published."""
        return not (self.text.strip() or self.media or any(v.text.strip() for v in self.variants))


@dataclass(frozen=True, slots=True)
class Revision:
    """Immutable numbered content of a post. Numbers begin at 1 and have no gaps."""

    post_id: str
    number: int
    content: Content
    author_id: str
    made_at: datetime
    edit_note: EditNote | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """The identity under which revisions are kept. It never changes and is never deleted."""

    id: str
    owner_id: str
    created_at: datetime


def headline(content: Content, limit: int = 80) -> str:
    """Return the title, else the first line of the text, shortened at a word to `limit` characters."""
    first = content.title.strip() or next(
        (line.strip() for line in content.text.splitlines() if line.strip()), ""
    )
    if not first:
        return "Untitled post"
    if len(first) <= limit:
        return first
    return first[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
