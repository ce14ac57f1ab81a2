"""What the organisation sets for its checks, and the findings that people accepted."""

from __future__ import annotations

from sqlalchemy import select

from ccgcompose.domain.policy_settings import PolicyVersion
from ccgcompose.domain.waiver import Waiver
from ccgcompose.store.records import POLICY_VERSION, WAIVER
from ccgcompose.store.tables import policy_version, waiver
from ccgcompose.store.transaction import Transaction


class SqlPolicy:
    """Fulfils the port Policy."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def newest(self) -> PolicyVersion | None:
        newest = select(policy_version).order_by(policy_version.c.number.desc()).limit(1)
        return next(iter(self._tx.all(POLICY_VERSION, newest)), None)

    def versions(self) -> tuple[PolicyVersion, ...]:
        everything = select(policy_version).order_by(policy_version.c.number)
        return self._tx.all(POLICY_VERSION, everything)

    def add(self, version: PolicyVersion) -> None:
        self._tx.add(POLICY_VERSION, version)


class SqlWaivers:
    """Fulfils the port Waivers."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    def add(self, new: Waiver) -> None:
        self._tx.add(WAIVER, new)

    def update(self, changed: Waiver) -> None:
        self._tx.update(WAIVER, changed)

    def get(self, waiver_id: str) -> Waiver:
        return self._tx.one(WAIVER, id=waiver_id)

    def for_post(self, post_id: str) -> tuple[Waiver, ...]:
        of_post = waiver.c.post_id == post_id
        return self._tx.all(WAIVER, select(waiver).where(of_post).order_by(waiver.c.ordinal))
