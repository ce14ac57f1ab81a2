"""The doors of one connector: one for each account, so that sign-ins, cookies and budgets never mix."""

from __future__ import annotations

from threading import Lock

import requests

from ccgcompose.domain.account import Account
from connectors.budget import Budget
from connectors.http import Door, Patience
from connectors.tools import Tools


class Doors:
    """Makes each door once, with the organisation's way out and the account's budget."""

    def __init__(self, tools: Tools, patience: Patience | None = None) -> None:
        self._tools = tools
        self._patience = patience
        self._made: dict[str, Door] = {}
        self._making = Lock()

    def door(self, account: Account) -> Door:
        """Return the door of an account; connections and cookies stay with it."""
        with self._making:
            if account.id not in self._made:
                self._made[account.id] = self.new_door(account.id)
            return self._made[account.id]

    def new_door(self, account_id: str = "") -> Door:
        """Return a door of its own: for a sign-in, whose cookies belong to nobody yet."""
        tools = self._tools
        budget = Budget(tools.state, account_id, tools.chance) if account_id else None
        network = tools.network
        return Door(requests.Session, tools.clock, self._patience, network.ca_bundle, network.proxies, budget)
