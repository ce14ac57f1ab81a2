"""Each person is told of each end once at each threshold, and that is kept."""

from __future__ import annotations

from datetime import timedelta

from ccgcompose.domain.people import Person
from ccgcompose.usecases.library_report import EndKind
from ccgcompose.usecases.reminders import TOLD
from ccgcompose.usecases.views import EntryQuery
from tests.unit.usecases.consenting import consented
from tests.unit.usecases.world import World


def thresholds(world: World, person: Person | None = None) -> list[int]:
    person = person or world.amara
    reminders = world.desk.reminders.due(person)
    world.desk.reminders.told(person, reminders)
    return [each.notice.threshold for each in reminders]


def test_each_threshold_is_told_once_however_often_the_program_is_opened(world: World) -> None:
    world.permit(world.picture(), last_day="2026-12-30")
    found = []
    for _ in range(40 * 4):
        found.append(thresholds(world))
        world.clock.advance(timedelta(hours=6))
    assert [each for each in found if each] == [[30], [7], [1]]


def test_whoever_comes_late_is_told_the_nearest_threshold_alone(world: World) -> None:
    world.permit(world.picture(), last_day="2026-12-30")
    world.clock.advance(timedelta(days=34))
    assert thresholds(world) == [7]
    assert thresholds(world) == []


def test_one_person_s_notice_is_not_another_s(world: World) -> None:
    world.permit(world.picture(), last_day="2026-11-30")
    assert thresholds(world) == [7]
    assert thresholds(world, world.priya) == [7]
    assert thresholds(world, world.priya) == []


def test_permissions_consents_and_reviews_are_told_soonest_first(world: World) -> None:
    media_id = world.picture()
    world.permit(media_id, last_day="2026-12-20")
    ending = consented(world, valid_to="2026-11-25")
    review = consented(world, name="Mr Hale", review_on="2026-12-01")
    found = world.desk.reminders.due(world.amara)
    assert [(each.ending.kind, each.notice.record_id) for each in found][:2] == [
        (EndKind.CONSENT, ending),
        (EndKind.REVIEW, review),
    ]
    assert [each.called for each in found] == ["Mrs Green", "Mr Hale", "clinic.png"]
    assert found[2].ending.media_id == media_id


def test_a_withdrawn_one_and_one_that_has_ended_are_not_told(world: World) -> None:
    withdrawn = consented(world, valid_to="2026-12-01")
    world.desk.withdrawing.withdraw(world.amara, withdrawn, "Asked to")
    world.permit(world.picture(), last_day="2026-11-24")
    world.clock.advance(timedelta(days=1))
    assert world.desk.reminders.due(world.amara) == ()


def test_an_end_that_was_moved_is_told_anew(world: World) -> None:
    media_id = world.picture()
    first = world.permit(media_id, last_day="2026-11-30")
    assert thresholds(world) == [7]
    world.permit(media_id, last_day="2026-12-20")
    world.desk.permissions.revoke(world.amara, first, "Replaced")
    assert thresholds(world) == [30]


def test_that_it_was_told_is_in_the_history_and_names_no_patient(world: World) -> None:
    consent_id = consented(world, valid_to="2026-11-25")
    thresholds(world)
    (entry,) = world.desk.past.entries(EntryQuery(kind=TOLD))
    assert (entry.entry.actor_id, entry.entry.details["consent"]) == (world.amara.id, consent_id)
    assert entry.entry.summary.endswith("was told that a consent runs out within a day.")
    assert "Green" not in entry.entry.summary + str(entry.entry.details)
    assert world.desk.past.verify().intact
