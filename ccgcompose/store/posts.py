"""Posts and revisions."""

from __future__ import annotations

from sqlalchemy import func, select

from ccgcompose.domain.moments import shown
from ccgcompose.domain.post import Post, Revision, headline
from ccgcompose.errors import ConcurrentEdit
from ccgcompose.store import post_lines
from ccgcompose.store.link import Link
from ccgcompose.store.tables import person, post, revision
from ccgcompose.usecases.views import PostLine


class SqlPosts:
    """Fulfils the port Posts."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, new: Post) -> None:
        self._link.add(post, f"post:{new.id}", new)

    def get(self, post_id: str) -> Post:
        return self._link.one(Post, select(post).where(post.c.id == post_id), f"There is no post {post_id}.")

    def add_revision(self, new: Revision) -> None:
        newest = select(func.max(revision.c.number)).where(revision.c.post_id == new.post_id)
        number = self._link.connection.execute(newest).scalar() or 0
        if new.number != number + 1:
            raise self._edited(new.post_id, number)
        further = {"headline": headline(new.content), "subject": new.content.subject}
        self._link.add(revision, f"revision:{new.post_id}/{new.number}", new, **further)

    def _edited(self, post_id: str, number: int) -> ConcurrentEdit:
        if number == 0:
            return ConcurrentEdit("A post begins with revision 1.", kept="Nothing was changed.")
        newest = self.revision(post_id, number)
        name = select(person.c.name).where(person.c.id == newest.author_id)
        author = self._link.connection.execute(name).scalar_one()
        return ConcurrentEdit(
            f"{author} saved revision {number} of this post on {shown(newest.made_at, 'Europe/London')}.",
            kept="Nothing was overwritten; your own text is kept as unsaved.",
            next="Open the newest revision and put your change into it.",
        )

    def revision(self, post_id: str, number: int) -> Revision:
        found = select(revision).where(revision.c.post_id == post_id, revision.c.number == number)
        return self._link.one(Revision, found, f"There is no revision {number} of post {post_id}.")

    def revisions(self, post_id: str) -> tuple[Revision, ...]:
        found = select(revision).where(revision.c.post_id == post_id).order_by(revision.c.number)
        return self._link.all(Revision, found)

    def latest(self, post_id: str) -> Revision:
        found = (
            select(revision).where(revision.c.post_id == post_id).order_by(revision.c.number.desc()).limit(1)
        )
        return self._link.one(Revision, found, f"There is no post {post_id}.")

    def lines(self, text: str = "", limit: int = 200, drafts_only: bool = False) -> tuple[PostLine, ...]:
        rows = self._link.rows(post_lines.query(text, limit, drafts_only=drafts_only))
        return tuple(post_lines.line(row) for row in rows)
