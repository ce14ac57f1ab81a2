"""An account of the workspace as somebody names it on the command line."""

from __future__ import annotations

from ccgcompose.domain.account import Account
from ccgcompose.errors import NotFound
from ccgcompose.usecases.surroundings import Surroundings


def named(around: Surroundings, name: str) -> Account:
    """Return the account of this name or id. Raise NotFound with the names there are."""
    accounts = around.accounts.values()
    for account in accounts:
        if name.casefold() in (account.id.casefold(), account.name.casefold()):
            return account
    names = ", ".join(sorted(account.name for account in accounts)) or "none yet"
    raise NotFound(f"There is no account “{name}”.", next=f"The accounts are: {names}.")
