"""A unit of work: every repository over one transaction."""

from __future__ import annotations

from ccgcompose.store.accounts import SqlAccounts
from ccgcompose.store.approvals import SqlApprovals
from ccgcompose.store.autosaves import SqlAutosaves
from ccgcompose.store.consents import SqlConsents
from ccgcompose.store.evidence import SqlEvidence
from ccgcompose.store.history import SqlHistory
from ccgcompose.store.holds import SqlHolds
from ccgcompose.store.media import SqlMedia
from ccgcompose.store.people import SqlPeople
from ccgcompose.store.policy import SqlPolicy, SqlWaivers
from ccgcompose.store.posts import SqlPosts
from ccgcompose.store.publications import SqlPublications
from ccgcompose.store.sights import SqlSights
from ccgcompose.store.tasks import SqlTasks
from ccgcompose.store.trails import SqlTrails
from ccgcompose.store.transaction import Transaction
from ccgcompose.store.workspace import SqlWorkspace


class SqlUnit:
    """Fulfils the port UnitOfWork."""

    def __init__(self, tx: Transaction) -> None:
        self.posts = SqlPosts(tx)
        self.people = SqlPeople(tx)
        self.accounts = SqlAccounts(tx)
        self.media = SqlMedia(tx)
        self.approvals = SqlApprovals(tx)
        self.publications = SqlPublications(tx)
        self.holds = SqlHolds(tx)
        self.history = SqlHistory(tx)
        self.autosaves = SqlAutosaves(tx)
        self.trails = SqlTrails(tx)
        self.workspace = SqlWorkspace(tx)
        self.policy = SqlPolicy(tx)
        self.waivers = SqlWaivers(tx)
        self.consents = SqlConsents(tx)
        self.evidence = SqlEvidence(tx)
        self.sights = SqlSights(tx)
        self.tasks = SqlTasks(tx)
