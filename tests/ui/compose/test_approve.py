"""Approving: offered to those who may, for what somebody else has saved."""

from __future__ import annotations

from ccgcompose.domain.approval import Decision
from tests.ui.compose.conftest import Open
from tests.ui.compose.world import World


def test_somebody_designated_approves_what_somebody_else_wrote(sit_down: Open, world: World) -> None:
    post_id = world.save(world.content())
    ben = sit_down("Ben Okafor")
    ben.open(post_id)
    ben.press(ben.panel.header.approve_button)
    (approval,) = world.desk.past.detail(post_id).approvals
    assert (approval.decision, approval.revision) == (Decision.APPROVED, 1)
    assert ben.panel.header.state() == "Approved by Ben Okafor"
    assert not ben.panel.header.approve_button.isVisible()


def test_nobody_is_offered_to_approve_their_own_text(sit_down: Open, world: World) -> None:
    ben = sit_down("Ben Okafor")
    ben.open(world.save(world.content(), "Ben Okafor"))
    assert not ben.panel.header.approve_button.isVisible()


def test_nobody_is_offered_it_without_a_designation(sit_down: Open, world: World) -> None:
    amara = sit_down("Amara Obi")
    amara.open(world.save(world.content(), "Ben Okafor"))
    assert not amara.panel.header.approve_button.isVisible()


def test_a_change_takes_the_offer_away(sit_down: Open, world: World) -> None:
    ben = sit_down("Ben Okafor")
    ben.open(world.save(world.content()))
    assert ben.panel.header.approve_button.isVisible()
    ben.write("Mine: ")
    assert not ben.panel.header.approve_button.isVisible()
