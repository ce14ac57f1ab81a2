"""Posts and revisions."""

from __future__ import annotations

from sqlalchemy import Select, select

from ccgcompose.domain.moments import shown
from ccgcompose.domain.post import Post, Revision
from ccgcompose.errors import ConcurrentEdit, NotFound
from ccgcompose.store import post_lines, search
from ccgcompose.store.records import ORGANISATION, PERSON, POST, REVISION
from ccgcompose.store.tables import revision
from ccgcompose.store.transaction import Transaction
from ccgcompose.usecases.views import PostLine


class SqlPosts:
    """Fulfils the port Posts."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, new: Post) -> None:
        self._tx.add(POST, new)

    def get(self, post_id: str) -> Post:
        return self._tx.one(POST, id=post_id)

    def add_revision(self, new: Revision) -> None:
        self.get(new.post_id)
        newest = self._newest(new.post_id)
        if new.number != (newest.number if newest else 0) + 1:
            raise self._edited(new.number, newest)
        self._tx.add(REVISION, new)
        if new.edit_note is not None:
            search.index_post(self._tx, new.post_id)

    def _edited(self, number: int, newest: Revision | None) -> ConcurrentEdit:
        kept = "Nothing was overwritten, and your text is not saved as a revision yet."
        if newest is None:
            return ConcurrentEdit("A post begins with revision 1.", kept=kept, next="Save it as new.")
        organisation = self._tx.maybe(ORGANISATION)
        moment = shown(newest.made_at, organisation.zone if organisation else "UTC")
        author = self._tx.one(PERSON, id=newest.author_id).name
        return ConcurrentEdit(
            f"{author} saved revision {newest.number} of this post on {moment}; "
            f"yours would have been revision {number}.",
            kept=kept,
            next="Open the newest revision, put your change into it, and save that.",
        )

    def revision(self, post_id: str, number: int) -> Revision:
        found = self._tx.maybe(REVISION, post_id=post_id, number=number)
        if found is None:
            raise NotFound(f"There is no revision {number} of post {post_id}.")
        return found

    def revisions(self, post_id: str) -> tuple[Revision, ...]:
        return self._tx.all(REVISION, _revisions(post_id).order_by(revision.c.number))

    def latest(self, post_id: str) -> Revision:
        found = self._newest(post_id)
        if found is None:
            self.get(post_id)
            raise NotFound(f"Post {post_id} has no revision.")
        return found

    def _newest(self, post_id: str) -> Revision | None:
        newest = _revisions(post_id).order_by(revision.c.number.desc()).limit(1)
        return next(iter(self._tx.all(REVISION, newest)), None)

    def lines(self, text: str = "", limit: int = 200, drafts_only: bool = False) -> tuple[PostLine, ...]:
        return post_lines.find(self._tx, text, limit, drafts_only=drafts_only)


def _revisions(post_id: str) -> Select[tuple[object, ...]]:
    return select(revision).where(revision.c.post_id == post_id)
