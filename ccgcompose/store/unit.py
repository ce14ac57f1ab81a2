"""A unit of work: every repository over one transaction."""

from __future__ import annotations

from sqlalchemy import Connection

from ccgcompose.errors import UnrecordedChange
from ccgcompose.store.accounts import SqlAccounts, SqlWorkspace
from ccgcompose.store.decisions import SqlApprovals, SqlAutosaves, SqlHolds
from ccgcompose.store.history import SqlHistory
from ccgcompose.store.link import Link
from ccgcompose.store.media import SqlMedia
from ccgcompose.store.people import SqlPeople
from ccgcompose.store.posts import SqlPosts
from ccgcompose.store.publications import SqlPublications


class SqlUnit:
    """Fulfils the port UnitOfWork."""

    def __init__(self, connection: Connection) -> None:
        self._link = Link(connection)
        self.posts = SqlPosts(self._link)
        self.people = SqlPeople(self._link)
        self.accounts = SqlAccounts(self._link)
        self.media = SqlMedia(self._link)
        self.approvals = SqlApprovals(self._link)
        self.publications = SqlPublications(self._link)
        self.holds = SqlHolds(self._link)
        self.history = SqlHistory(self._link)
        self.autosaves = SqlAutosaves(self._link)
        self.workspace = SqlWorkspace(self._link)

    def must_be_recorded(self) -> None:
        """Raise UnrecordedChange when something was changed that no history entry speaks of."""
        if self._link.pending:
            raise UnrecordedChange(f"no history entry speaks of {', '.join(sorted(self._link.pending))}")
