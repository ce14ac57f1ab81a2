"""Our accounts, and how they are with their platforms."""

from __future__ import annotations

from dataclasses import replace

from ccgcompose.domain.account import Account, BrandKit
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Person
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.ports import AccountHealth


class Accounts:
    """See, check and brand the accounts."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def all(self) -> tuple[Account, ...]:
        """Return every account, in use or not."""
        with self._context.store.read() as unit:
            return unit.accounts.all()

    def named(self, name: str) -> Account:
        """Return the account of this name or id. Raise NotFound with the names there are."""
        with self._context.store.read() as unit:
            return unit.accounts.by_name(name)

    def health(self, account: Account) -> AccountHealth:
        """Ask the platform how the account is. Slow: not on the interface thread."""
        return self._context.connectors.get(account.platform).verify(account)

    def rebrand(self, person: Person, account_id: str, brand: BrandKit) -> Account:
        """Change an account's brand kit."""
        with self._context.store.write() as unit:
            old = unit.accounts.get(account_id)
            account = replace(old, brand=brand)
            if account == old:
                return old
            unit.accounts.update(account)
            summary = f"{person.name} changed the brand kit of {account.name}."
            unit.history.append(Entry("account.branded", person.id, summary), self._context.clock.now())
        return account
