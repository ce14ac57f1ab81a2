"""What expires when, and where things are."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccgcompose.errors import NotFound
from ccgcompose.usecases.library_report import EndKind
from ccgcompose.usecases.schedule import at_instant
from ccgcompose.usecases.whereabouts import Presence
from tests.unit.usecases.consenting import consented, portrait
from tests.unit.usecases.world import World


@pytest.mark.parametrize(
    ("last_day", "notice", "days_left"),
    [
        ("2026-11-24", 1, 0),
        ("2026-11-25", 1, 1),
        ("2026-11-30", 7, 6),
        ("2026-12-01", 7, 7),
        ("2026-12-02", 30, 8),
        ("2026-12-23", 30, 29),
    ],
)
def test_an_end_is_told_30_7_and_1_days_before(
    world: World, last_day: str, notice: int, days_left: int
) -> None:
    media_id = world.picture()
    world.permit(media_id, last_day=last_day)
    (ending,) = world.desk.library_report.expiring(30)
    assert (ending.kind, ending.called) == (EndKind.PERMISSION, "clinic.png")
    assert (ending.notice, ending.days_left) == (notice, days_left)


def test_what_has_ended_is_told_and_what_has_no_end_is_not(world: World) -> None:
    gone, endless = world.picture(), world.picture("endless.png", "red")
    world.permit(gone, last_day="2026-11-24")
    world.permit(endless)
    far = world.picture("far.png", "green")
    world.permit(far, last_day="2027-11-24")
    world.clock.advance(timedelta(days=2))
    (ending,) = world.desk.library_report.expiring(30)
    assert (ending.called, ending.notice, ending.days_left < 0) == ("clinic.png", 0, True)
    assert [each.called for each in world.desk.library_report.expiring(400)] == ["clinic.png", "far.png"]


def test_a_later_permission_takes_the_place_of_one_that_ends(world: World) -> None:
    media_id = world.picture()
    world.permit(media_id, last_day="2026-11-30")
    world.permit(media_id)
    assert world.desk.library_report.expiring(30) == ()


def test_consents_end_and_are_looked_at_again(world: World) -> None:
    media_id, ends = portrait(world, valid_to="2026-12-10")
    review = consented(world, review_on="2026-12-01")
    withdrawn = consented(world, valid_to="2026-12-01")
    world.desk.withdrawing.withdraw(world.amara, withdrawn, "Asked to")
    world.published(media=(media_id,))
    endings = world.desk.library_report.expiring(30)
    assert [(each.kind, each.record_id) for each in endings] == [
        (EndKind.REVIEW, review),
        (EndKind.CONSENT, ends),
    ]
    assert [place.account for place in endings[1].live] == ["Page"]


def test_what_is_planned_beyond_the_end_is_told(world: World) -> None:
    media_id = world.picture()
    permission = world.permit(media_id)
    post_id = world.post(media=(media_id,))
    world.plan(post_id, timedelta(days=10))
    world.permit(media_id, last_day="2026-11-27")
    world.desk.permissions.revoke(world.amara, permission, "Ends early")
    (ending,) = world.desk.library_report.expiring(30)
    assert [place.post_id for place in ending.too_late] == [post_id]


def test_where_a_picture_and_a_person_are(world: World) -> None:
    media_id, consent_id = portrait(world)
    out = world.published(media=(media_id,))
    later = world.post(media=(media_id,))
    when = at_instant(world.clock.now() + timedelta(hours=3), "Europe/London")
    world.desk.schedule.schedule(world.amara, later, when, confirmed=True)
    found = world.desk.library_report.uses(media_id)
    assert [(place.presence, place.post_id) for place in found] == [
        (Presence.LIVE, out),
        (Presence.PLANNED, later),
    ]
    assert world.desk.library_report.people(consent_id) == found
    for ask in (world.desk.library_report.uses, world.desk.library_report.people):
        with pytest.raises(NotFound):
            ask("nothing-9")
