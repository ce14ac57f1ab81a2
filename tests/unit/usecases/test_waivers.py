"""A named person accepts a finding: who may, for how long it holds, and what nobody may accept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ccgcompose.domain.finding import Finding
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Capacity, Designation, Person
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.errors import BadInput, GateRefused, NotFound
from ccgcompose.usecases.past import Past
from ccgcompose.usecases.schedule import at_instant
from ccgcompose.usecases.views import EntryQuery
from tests.unit.usecases.world import ZONE, World

WARNED = "Waiting times are bloody long. Book yours: https://www.nhs.uk/flu"
MARKED = "This guide explains what OFFICIAL-SENSITIVE means. https://www.nhs.uk/flu"
NUMBER = "For NHS number 943 476 5919 see https://www.nhs.uk/flu"
WHY = "A patient's words, quoted with consent."


def finding_of(world: World, post_id: str, rule: str) -> Finding:
    """What the window shows of the newest revision."""
    revision = world.desk.compose.open(post_id)
    around = world.desk.compose.surroundings(post_id)
    (found,) = [f for f in world.desk.compose.check(revision.content, world.amara, around) if f.rule == rule]
    return found


def rewrite(world: World, post_id: str, text: str) -> None:
    revision = world.desk.compose.open(post_id)
    world.desk.compose.save(world.amara, replace(revision.content, text=text), post_id, revision.number)


def designate(world: World, person: Person, capacity: Capacity) -> Designation:
    now = world.clock.now()
    made = Designation(world.context.ids.new("designation"), person.id, capacity, person.id, now)
    with world.store.write() as unit:
        unit.people.add_designation(made)
        unit.history.append(Entry("designation.granted", None, f"{person.name} may {capacity.value}."), now)
    return made


def end_every_designation(world: World, person: Person) -> None:
    now = world.clock.now()
    with world.store.write() as unit:
        for held in unit.people.designations(person.id):
            unit.people.update_designation(replace(held, revoked_at=now))
        unit.history.append(Entry("designation.revoked", None, f"{person.name} may no longer."), now)


def stopped_by(world: World, post_id: str) -> set[str]:
    when = at_instant(world.clock.now() + timedelta(hours=1), ZONE)
    return {r.gate for r in world.desk.schedule.refusals(world.amara, post_id, when, confirmed=True)}


def test_a_spokesperson_accepts_a_warning_by_name_and_with_a_reason(world: World) -> None:
    post_id = world.post(text=WARNED)
    made = world.desk.waivers.give(world.priya, post_id, finding_of(world, post_id, "RESP001"), WHY)
    shown = finding_of(world, post_id, "RESP001")
    assert shown.waived is not None
    assert (shown.waived.by, shown.waived.reason, shown.waived.waiver_id) == ("Priya Nair", WHY, made.id)
    entry = Past(world.context).entries(EntryQuery(kind="finding.waived"))[0].entry
    assert entry.actor_id == world.priya.id
    assert entry.post_id == post_id
    assert entry.summary.endswith(f"Reason: {WHY}")
    (line,) = world.desk.waivers.of_post(post_id)
    assert (line.by, line.account, line.counts, line.state) == ("Priya Nair", "", True, "in force")
    assert world.desk.past.verify().intact


def test_it_holds_while_the_sentence_stands_and_dies_with_it(world: World) -> None:
    post_id = world.post(text=WARNED)
    world.desk.waivers.give(world.priya, post_id, finding_of(world, post_id, "RESP001"), WHY)
    rewrite(world, post_id, f"Good morning. {WARNED} See you there.")
    assert finding_of(world, post_id, "RESP001").waived is not None
    rewrite(world, post_id, WARNED.replace("Waiting times are", "The minister is"))
    assert finding_of(world, post_id, "RESP001").waived is None
    assert world.desk.waivers.of_post(post_id)[0].state == "the words have changed"


def test_it_can_be_withdrawn_once(world: World) -> None:
    post_id = world.post(text=WARNED)
    made = world.desk.waivers.give(world.priya, post_id, finding_of(world, post_id, "RESP001"), WHY)
    world.desk.waivers.withdraw(world.jon, made.id)
    assert finding_of(world, post_id, "RESP001").waived is None
    assert world.desk.waivers.of_post(post_id)[0].state == "withdrawn by Jon Whitfield"
    with pytest.raises(BadInput, match="withdrawn already"):
        world.desk.waivers.withdraw(world.jon, made.id)


def test_accepting_twice_makes_one_waiver(world: World) -> None:
    post_id = world.post(text=WARNED)
    finding = finding_of(world, post_id, "RESP001")
    first = world.desk.waivers.give(world.priya, post_id, finding, WHY)
    assert world.desk.waivers.give(world.priya, post_id, finding, "Again.") == first


@pytest.mark.parametrize("reason", ["", "  ", "...", "x" * 1_001])
def test_without_a_proper_reason_nothing_is_accepted(world: World, reason: str) -> None:
    post_id = world.post(text=WARNED)
    with pytest.raises(BadInput, match="reason"):
        world.desk.waivers.give(world.priya, post_id, finding_of(world, post_id, "RESP001"), reason)
    assert world.desk.waivers.of_post(post_id) == ()


def test_somebody_who_may_not_speak_accepts_nothing(world: World) -> None:
    post_id = world.post(text=WARNED)
    with pytest.raises(GateRefused, match="designated spokesperson"):
        world.desk.waivers.give(world.jon, post_id, finding_of(world, post_id, "RESP001"), WHY)


def test_what_is_no_longer_found_cannot_be_accepted(world: World) -> None:
    post_id = world.post(text=WARNED)
    finding = finding_of(world, post_id, "RESP001")
    rewrite(world, post_id, "All is well. https://www.nhs.uk/flu")
    with pytest.raises(NotFound, match="do not say that"):
        world.desk.waivers.give(world.priya, post_id, finding, WHY)


def test_a_blocked_finding_is_accepted_only_by_whom_the_policy_names(world: World) -> None:
    post_id = world.post(text=MARKED)
    finding = finding_of(world, post_id, "PROP001")
    with pytest.raises(GateRefused, match="designated to accept blocked"):
        world.desk.waivers.give(world.amara, post_id, finding, WHY)
    assert "findings" in stopped_by(world, post_id)
    designate(world, world.tomos, Capacity.WAIVE)
    world.desk.waivers.give(world.tomos, post_id, finding, WHY)
    assert stopped_by(world, post_id) == set()


def test_an_nhs_number_is_accepted_by_nobody(world: World) -> None:
    post_id = world.post(text=NUMBER)
    designate(world, world.amara, Capacity.WAIVE)
    with pytest.raises(GateRefused, match="cannot be accepted by anybody"):
        world.desk.waivers.give(world.amara, post_id, finding_of(world, post_id, "PAT001"), WHY)
    with pytest.raises(GateRefused, match="cannot be accepted by anybody"):
        world.desk.waivers.give_for_rule(world.amara, post_id, "PAT001", WHY)
    assert "findings" in stopped_by(world, post_id)


def test_a_missing_permission_is_accepted_by_nobody(world: World) -> None:
    post_id = world.post(media=(world.picture(),))
    designate(world, world.amara, Capacity.WAIVE)
    with pytest.raises(GateRefused, match="wants the record itself"):
        world.desk.waivers.give(world.amara, post_id, finding_of(world, post_id, "COPY001"), WHY)


def test_a_waiver_counts_at_publication_only_while_its_giver_may_give_it(world: World) -> None:
    post_id = world.post(text=MARKED)
    designate(world, world.tomos, Capacity.WAIVE)
    world.desk.waivers.give(world.tomos, post_id, finding_of(world, post_id, "PROP001"), WHY)
    planned = world.plan(post_id)
    end_every_designation(world, world.tomos)
    world.clock.advance(timedelta(hours=2) - timedelta(minutes=50))
    world.desk.deliver.run_due()
    (delivery,) = planned.deliveries
    assert world.delivery(delivery.id).state is DeliveryState.STOPPED
    assert "OFFICIAL-SENSITIVE" in world.delivery(delivery.id).reason
    assert world.desk.waivers.of_post(post_id)[0].state == "no longer designated"


def test_with_a_waiver_that_counts_it_goes_out(world: World) -> None:
    post_id = world.post(text=MARKED)
    designate(world, world.tomos, Capacity.WAIVE)
    world.desk.waivers.give(world.tomos, post_id, finding_of(world, post_id, "PROP001"), WHY)
    planned = world.plan(post_id, timedelta(0))
    world.desk.deliver.run_due()
    assert world.delivery(planned.deliveries[0].id).state is DeliveryState.SENT


def test_a_waiver_for_one_account_leaves_the_finding_on_the_others(world: World) -> None:
    post_id = world.post(world.page, world.guarded, text=WARNED)
    finding = finding_of(world, post_id, "RESP001")
    world.desk.waivers.give(world.priya, post_id, finding, WHY, world.page.id)
    around = world.desk.compose.surroundings(post_id)
    content = world.desk.compose.open(post_id).content
    found = [f for f in world.desk.compose.check(content, world.amara, around) if f.rule == "RESP001"]
    assert {f.account_id: f.waived is not None for f in found} == {
        world.page.id: True,
        world.guarded.id: False,
    }


def test_everything_that_one_rule_finds_is_accepted_at_once_or_not_at_all(world: World) -> None:
    post_id = world.post(text="A bloody nuisance. And damn those queues! https://www.nhs.uk/flu")
    made = world.desk.waivers.give_for_rule(world.priya, post_id, "resp001", WHY)
    assert len(made) == 2
    with pytest.raises(NotFound):
        world.desk.waivers.give_for_rule(world.priya, post_id, "RESP001", WHY)
    assert world.desk.past.verify().intact
