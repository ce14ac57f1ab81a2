"""Decisions on revisions."""

from __future__ import annotations

from sqlalchemy import select

from ccgcompose.domain.approval import Approval
from ccgcompose.store.records import APPROVAL
from ccgcompose.store.tables import approval
from ccgcompose.store.transaction import Transaction


class SqlApprovals:
    """Fulfils the port Approvals."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, new: Approval) -> None:
        self._tx.add(APPROVAL, new)

    def for_post(self, post_id: str) -> tuple[Approval, ...]:
        of_post = approval.c.post_id == post_id
        return self._tx.all(APPROVAL, select(approval).where(of_post).order_by(approval.c.ordinal))
