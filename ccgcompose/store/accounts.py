"""Accounts, and the one organisation."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from ccgcompose.domain.account import Account
from ccgcompose.domain.organisation import Organisation
from ccgcompose.errors import NotFound
from ccgcompose.store.codec import from_row, to_row
from ccgcompose.store.link import Link
from ccgcompose.store.tables import account, organisation


class SqlAccounts:
    """Fulfils the port Accounts."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, new: Account) -> None:
        self._link.add(account, f"account:{new.id}", new)

    def update(self, changed: Account) -> None:
        statement = update(account).where(account.c.id == changed.id).values(**to_row(changed))
        self._link.change(statement, f"account:{changed.id}", changed, f"There is no account {changed.id}.")

    def get(self, account_id: str) -> Account:
        found = select(account).where(account.c.id == account_id)
        return self._link.one(Account, found, f"There is no account {account_id}.")

    def by_name(self, name: str) -> Account:
        wanted = name.strip().casefold()
        there = self.all()
        for found in there:
            if wanted in (found.id.casefold(), found.name.casefold()):
                return found
        names = ", ".join(found.name for found in there) or "none yet"
        raise NotFound(f"There is no account “{name}”.", next=f"The accounts are: {names}.")

    def all(self) -> tuple[Account, ...]:
        return self._link.all(Account, select(account).order_by(account.c.id))


class SqlWorkspace:
    """Fulfils the port Workspace: one row, or none."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self) -> Organisation | None:
        row = self._link.connection.execute(select(organisation)).mappings().first()
        return None if row is None else from_row(Organisation, row)

    def put(self, changed: Organisation) -> None:
        there = self.get() is not None
        statement = update(organisation) if there else insert(organisation).values(only=1)
        self._link.connection.execute(statement.values(**to_row(changed)))
        self._link.testify("organisation:", changed)
