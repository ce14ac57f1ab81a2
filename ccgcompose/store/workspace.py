"""The one organisation of this store."""

from __future__ import annotations

from ccgcompose.domain.organisation import Organisation
from ccgcompose.store.records import ORGANISATION
from ccgcompose.store.transaction import Transaction


class SqlWorkspace:
    """Fulfils the port Workspace: one row, or none."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def get(self) -> Organisation | None:
        return self._tx.maybe(ORGANISATION)

    def put(self, changed: Organisation) -> None:
        if self.get() is None:
            self._tx.add(ORGANISATION, changed, ordinal=1)
        else:
            self._tx.update(ORGANISATION, changed)
