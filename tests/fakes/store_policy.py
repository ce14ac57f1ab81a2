"""Repositories in memory of the policy's settings and of waivers."""

from __future__ import annotations

from ccgcompose.domain.policy_settings import PolicyVersion
from ccgcompose.domain.waiver import Waiver
from ccgcompose.errors import Refused
from tests.fakes.store_ledger import Ledger


class FakePolicy:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def newest(self) -> PolicyVersion | None:
        return max(self.versions(), key=lambda version: version.number, default=None)

    def versions(self) -> tuple[PolicyVersion, ...]:
        return tuple(self._ledger.all("policy_version"))

    def add(self, version: PolicyVersion) -> None:
        self._ledger.add("policy_version", str(version.number), version, person=version.changed_by)


class FakeWaivers:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, waiver: Waiver) -> None:
        self._ledger.add("waiver", waiver.id, waiver, post=waiver.post_id, person=waiver.person_id)

    def update(self, waiver: Waiver) -> None:
        if self.get(waiver.id).withdrawn_at is not None:
            raise Refused("A waiver is only ever withdrawn, and that once.")
        self._ledger.update("waiver", waiver.id, waiver)

    def get(self, waiver_id: str) -> Waiver:
        found: Waiver = self._ledger.one("waiver", waiver_id)
        return found

    def for_post(self, post_id: str) -> tuple[Waiver, ...]:
        return tuple(each for each in self._ledger.all("waiver") if each.post_id == post_id)
