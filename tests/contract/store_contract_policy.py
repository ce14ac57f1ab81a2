"""What every store keeps of the policy: versions of its settings, and waivers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccgcompose.domain.policy_settings import PolicySettings
from ccgcompose.errors import ConcurrentEdit, NotFound, Refused
from ccgcompose.usecases.ports import Store
from tests.contract.store_material import AMARA, DAY, NOON, POLICY, WAIVER, people, post, proof, say


class PolicyContract:
    """Versions of what the organisation sets."""

    def test_nothing_is_set_at_first(self, store: Store) -> None:
        with store.read() as unit:
            assert unit.policy.newest() is None
            assert unit.policy.versions() == ()

    def test_versions_come_back_whole_and_the_newest_counts(self, store: Store) -> None:
        people(store)
        second = replace(POLICY, number=2, settings=PolicySettings(2), changes=())
        for version in (POLICY, second):
            with store.write() as unit:
                unit.policy.add(version)
                say(unit)
        with store.read() as unit:
            assert unit.policy.versions() == (POLICY, second)
            assert unit.policy.newest() == second
        assert proof(store).intact

    def test_of_two_at_once_one_is_told(self, store: Store) -> None:
        people(store)
        with store.write() as unit:
            unit.policy.add(POLICY)
            say(unit)
        with pytest.raises(ConcurrentEdit), store.write() as unit:
            unit.policy.add(replace(POLICY, changes=("Something else.",)))


class WaiversContract:
    """Findings that people accepted."""

    def test_they_come_back_whole_in_the_order_of_giving(self, store: Store) -> None:
        people(store)
        post(store)
        other = replace(WAIVER, id="waiver-2", account_id=None, reason="Quoted.")
        with store.write() as unit:
            unit.waivers.add(WAIVER)
            unit.waivers.add(other)
            say(unit)
        with store.read() as unit:
            assert unit.waivers.for_post("post-1") == (WAIVER, other)
            assert unit.waivers.for_post("post-2") == ()
            assert unit.waivers.get("waiver-2") == other
            with pytest.raises(NotFound):
                unit.waivers.get("waiver-9")

    def test_one_is_withdrawn_once(self, store: Store) -> None:
        people(store)
        post(store)
        withdrawn = replace(WAIVER, withdrawn_by=AMARA.id, withdrawn_at=NOON + DAY)
        for value in (WAIVER, withdrawn):
            with store.write() as unit:
                (unit.waivers.add if value is WAIVER else unit.waivers.update)(value)
                say(unit)
        with store.read() as unit:
            assert unit.waivers.get(WAIVER.id) == withdrawn
        with pytest.raises(Refused), store.write() as unit:
            unit.waivers.update(replace(withdrawn, withdrawn_at=NOON + 2 * DAY))
        assert proof(store).intact

    def test_one_belongs_to_a_post_that_is_there(self, store: Store) -> None:
        people(store)
        with pytest.raises(NotFound), store.write() as unit:
            unit.waivers.add(WAIVER)
