"""The post on the desk: what it says now, what was last saved of it, and whether it corrects what is out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.post import Content, EditNote, MediaUse, Revision, Variant

EMPTY = Content("", "", "")


@dataclass(frozen=True, slots=True)
class Published:
    """What is out of a post: the revision, where, since when (UTC), and the edit notes it shows already."""

    revision: Revision
    account_ids: tuple[str, ...]
    since: datetime
    notes: tuple[EditNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Working:
    """`base` is the number of the revision that was opened, 0 for a new post; `saved` is what it says.

    `content` keeps the wordings for accounts that are not chosen just now, so that choosing them again
    brings the words back. `outgoing` leaves them out.
    """

    content: Content = EMPTY
    post_id: str | None = None
    base: int = 0
    saved: Content = EMPTY
    published: Published | None = None

    @property
    def outgoing(self) -> Content:
        """Return what would be saved: wordings for chosen accounts only."""
        chosen = set(self.content.account_ids)
        kept = tuple(variant for variant in self.content.variants if variant.account_id in chosen)
        return replace(self.content, variants=kept)

    @property
    def is_changed(self) -> bool:
        """Return whether it says something that no revision says."""
        return self.outgoing != self.saved

    @property
    def is_blank(self) -> bool:
        """Return whether nothing is written and no picture is there."""
        return self.outgoing.is_empty and not self.content.title.strip()

    @property
    def can_be_saved(self) -> bool:
        """Return whether a new revision would say something new. A correction is published instead."""
        if self.is_correction:
            return False
        return self.is_changed if self.base else not self.is_blank

    @property
    def is_correction(self) -> bool:
        """Return whether it is out, so that a change is a correction."""
        return self.published is not None

    @property
    def is_corrected(self) -> bool:
        """Return whether it says something else than what is out."""
        return self.published is not None and self.outgoing != self.published.revision.content

    def with_title(self, title: str) -> Working:
        """Return it with another headline."""
        return replace(self, content=replace(self.content, title=clean(title)))

    def with_subject(self, subject: str) -> Working:
        """Return it with another subject."""
        return replace(self, content=replace(self.content, subject=subject))

    def with_accounts(self, account_ids: Sequence[str]) -> Working:
        """Return it for these accounts."""
        return replace(self, content=replace(self.content, account_ids=tuple(account_ids)))

    def with_text(self, account_id: str | None, text: str) -> Working:
        """Return it with another text: the common one (None), or one account's own.

        A wording that is the same as the common one is none: the account follows the common text again.
        """
        text = clean(text)  # as it will be saved, so that saved and shown are equal
        if account_id is None:
            return replace(self, content=replace(self.content, text=text))
        others = tuple(v for v in self.content.variants if v.account_id != account_id)
        own = () if text == self.content.text else (Variant(account_id, text),)
        return replace(self, content=replace(self.content, variants=others + own))

    def with_media(self, media: Sequence[MediaUse]) -> Working:
        """Return it with these media, in this order."""
        return replace(self, content=replace(self.content, media=tuple(media)))

    def with_medium(self, use: MediaUse) -> Working:
        """Return it with one more medium, or unchanged when it is there already."""
        known = any(use.media_id == other.media_id for other in self.content.media)
        return self if known else self.with_media((*self.content.media, use))

    def without_medium(self, media_id: str) -> Working:
        """Return it without this medium."""
        return self.with_media([use for use in self.content.media if use.media_id != media_id])

    def with_alt_text(self, media_id: str, alt_text: str) -> Working:
        """Return it with another alt text for one medium."""
        described = clean(alt_text)
        return self.with_media(
            [replace(u, alt_text=described) if u.media_id == media_id else u for u in self.content.media]
        )

    def as_saved(self, revision: Revision) -> Working:
        """Return it as the one who has just seen `revision` being saved."""
        return replace(self, post_id=revision.post_id, base=revision.number, saved=revision.content)

    def varies(self, account_id: str) -> bool:
        """Return whether this account has words of its own."""
        return any(variant.account_id == account_id for variant in self.content.variants)
