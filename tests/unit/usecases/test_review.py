"""Review: a second person, designated for every account, decides on the newest revision."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ccgcompose.domain.approval import Decision
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Capacity, Designation
from ccgcompose.errors import ConcurrentEdit, GateRefused, NotFound
from tests.unit.usecases.world import World


def test_an_approval_names_its_revision_and_the_designation_relied_upon(world: World) -> None:
    post_id = world.post(world.guarded)
    approval = world.desk.review.approve(world.tomos, post_id, 1, " Read\x00 and fine ")
    (designation,) = world.desk.people.designations(world.tomos)
    assert (approval.revision, approval.designation_id) == (1, designation.id)
    assert (approval.decision, approval.note) == (Decision.APPROVED, "Read\ufffd and fine")
    assert world.desk.past.detail(post_id).approvals == (approval,)
    assert world.desk.past.verify().intact


def test_what_is_decided_is_the_newest_revision_or_nothing(world: World) -> None:
    post_id = world.post(world.guarded)
    world.desk.compose.save(world.amara, world.content(world.guarded, text="Another text."), post_id, 1)
    with pytest.raises(ConcurrentEdit, match="revision 2 is"):
        world.desk.review.approve(world.tomos, post_id, 1)
    with pytest.raises(NotFound):
        world.desk.review.approve(world.tomos, "post-none", 1)
    assert world.desk.past.detail(post_id).approvals == ()


def test_who_may_only_speak_does_not_approve(world: World) -> None:
    with pytest.raises(GateRefused, match="Priya Nair is not designated to approve"):
        world.desk.review.approve(world.priya, world.post(world.guarded), 1)


def test_a_post_without_accounts_is_nobodys_to_approve(world: World) -> None:
    saved = world.desk.compose.save(world.amara, replace(world.content(), account_ids=()))
    with pytest.raises(GateRefused, match="not designated"):
        world.desk.review.approve(world.tomos, saved.revision.post_id, 1)


def _designate_priya(world: World, *account_ids: str) -> None:
    now = world.clock.now()
    with world.store.write() as unit:
        made = Designation(
            "designation-p", world.priya.id, Capacity.APPROVE, world.amara.id, now, account_ids=account_ids
        )
        unit.people.add_designation(made)
        unit.history.append(Entry("designation.granted", world.amara.id, "Granted."), now)


def test_a_designation_for_one_account_is_not_enough_for_two(world: World) -> None:
    _designate_priya(world, world.guarded.id)
    with pytest.raises(GateRefused, match="every account"):
        world.desk.review.approve(world.priya, world.post(world.page, world.guarded), 1)
    assert world.desk.review.approve(world.priya, world.post(world.guarded), 1).person_id == world.priya.id


def test_the_last_decision_counts(world: World) -> None:
    post_id = world.post(world.guarded)
    world.desk.review.approve(world.tomos, post_id, 1)
    world.clock.advance(timedelta(minutes=1))
    world.desk.review.send_back(world.tomos, post_id, 1, "Which Monday?")
    with pytest.raises(GateRefused, match="not approved"):
        world.plan(post_id)
    world.clock.advance(timedelta(minutes=1))
    world.desk.review.approve(world.tomos, post_id, 1)
    assert world.plan(post_id).deliveries
