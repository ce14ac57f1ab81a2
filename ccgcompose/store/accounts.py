"""Accounts with their brand kits."""

from __future__ import annotations

from sqlalchemy import select

from ccgcompose.domain.account import Account
from ccgcompose.domain.naming import named
from ccgcompose.store.records import ACCOUNT
from ccgcompose.store.tables import account
from ccgcompose.store.transaction import Transaction


class SqlAccounts:
    """Fulfils the port Accounts."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, new: Account) -> None:
        self._tx.add(ACCOUNT, new)

    def update(self, changed: Account) -> None:
        self._tx.update(ACCOUNT, changed)

    def get(self, account_id: str) -> Account:
        return self._tx.one(ACCOUNT, id=account_id)

    def by_name(self, name: str) -> Account:
        return named(name, self.all(), "account", "The accounts are")

    def all(self) -> tuple[Account, ...]:
        return self._tx.all(ACCOUNT, select(account).order_by(account.c.ordinal))
