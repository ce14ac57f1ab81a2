"""Who and what a medium shows, read at once; and records as forms again."""

from __future__ import annotations

from dataclasses import replace

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.consent import ConsentState
from ccgcompose.domain.region import Region
from ccgcompose.usecases.consent_form import ConsentForm, record_of
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.permissions import PermissionForm
from ccgcompose.usecases.records_as_forms import consent_as_form, permission_as_form
from tests.fakes.sight import FakeEyes
from tests.unit.usecases.world import World

ZONE = "Europe/London"
FORM = ConsentForm(
    name="M. E.",
    relation="member of the public",
    scope=("social",),
    given_on="2026-06-20",
    valid_to="2027-03-31",
    review_on="2026-12-01",
    platforms=("newsroom",),
    evidence="Folder 12",
)


def test_nothing_is_looked_at_by_reading(world: World) -> None:
    eyes = FakeEyes(faces=2)
    desk = Desk(replace(world.context, eyes=eyes), "publisher-1")
    known = desk.pictured.read(world.amara, world.picture())
    assert (known.sight, known.unresolved, known.people, known.can_look) == (None, (), (), True)
    assert eyes.looked == []
    assert not world.desk.pictured.read(world.amara, known.asset.id).can_look


def test_faces_people_and_findings_come_together(world: World) -> None:
    eyes = FakeEyes(faces=2, words="NHS number 943 476 5919")
    desk = Desk(replace(world.context, eyes=eyes), "publisher-1")
    media_id = world.picture()
    consent = desk.consents.record(world.amara, FORM)
    withdrawn = desk.consents.record(world.amara, FORM)
    desk.withdrawing.withdraw(world.amara, withdrawn.id, "She asked")
    desk.consents.mark(
        world.amara,
        media_id,
        Resolution.CONSENT,
        region=Region(0, 1_000, 2_000, 2_000),
        consent_id=consent.id,
    )
    known = desk.pictured.look(world.amara, media_id)
    assert known.unresolved == (Region(3_000, 1_000, 2_000, 2_000),)
    (person,) = known.people
    assert (person.consent, person.state) == (consent, ConsentState.IN_FORCE)
    assert "PAT001" in {finding.rule for finding in known.findings}
    assert [record.id for record in known.consents] == [consent.id]
    desk.pictured.look(world.amara, media_id)
    assert len(eyes.looked) == 1
    desk.pictured.look(world.amara, media_id, again=True)
    assert len(eyes.looked) == 2
    (line,) = desk.library.lines()
    assert line.unnamed_faces == 1


def test_a_consent_as_a_form_says_the_same(world: World) -> None:
    record = world.desk.consents.record(world.amara, FORM)
    form = consent_as_form(record, ZONE)
    assert form == FORM
    assert record_of(form, ZONE, record.id, record.recorded_by, record.recorded_at) == record


def test_a_permission_as_a_form_says_the_same(world: World) -> None:
    form = PermissionForm(
        rights_holder="Jo",
        licence="CC BY 4.0",
        kind="open licence",
        evidence="Letter",
        valid_from="2026-06-01",
        valid_to="2026-12-31",
        granted_on="2026-05-30",
        uses=("web",),
        alterations=("none",),
        exclusivity="exclusive",
        credit_place="on the picture",
        source_type="digitalCapture",
    )
    record = world.desk.permissions.record(world.amara, world.picture(), form)
    assert permission_as_form(record, ZONE) == form
