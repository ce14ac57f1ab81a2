"""Permission records: what is wanting is said field by field, days are the organisation's, withdrawal is for good."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ccgcompose.domain.media import EmbeddedMetadata
from ccgcompose.domain.permission import PermissionState
from ccgcompose.errors import BadInput, NotFound
from ccgcompose.usecases.permissions import REQUIRED, PermissionForm, form_from, schema
from ccgcompose.usecases.views import EntryQuery
from tests.unit.usecases.world import World

FORM = PermissionForm(
    rights_holder="Exampleshire Camera Club",
    licence="Invoice 2041",
    evidence="Shared drive, contracts",
    valid_from="2026-11-24",
)


@pytest.mark.parametrize(
    ("change", "field"),
    [({name: "  "}, name) for name in REQUIRED]
    + [
        ({"kind": "borrowed"}, "kind"),
        ({"valid_from": "24/11/2026"}, "valid_from"),
        ({"valid_from": "2026-02-30"}, "valid_from"),
        ({"valid_from": "0001-01-01"}, "valid_from"),
        ({"valid_to": "9999-12-31"}, "valid_to"),
        ({"valid_to": "soon"}, "valid_to"),
        ({"valid_to": "2026-11-23"}, "valid_to"),
        ({"platforms": ("newsroom", "telegraph")}, "platforms"),
    ],
)
def test_each_field_says_what_is_wrong_with_it(world: World, change: dict[str, Any], field: str) -> None:
    form = replace(FORM, **change)
    assert set(world.desk.permissions.problems(form)) == {field}
    media_id = world.picture()
    with pytest.raises(BadInput, match=field.replace("_", " ")):
        world.desk.permissions.record(world.amara, media_id, form)
    assert world.desk.library.lines()[0].permissions == ()


def test_one_day_is_a_permission(world: World) -> None:
    record = world.desk.permissions.record(world.amara, world.picture(), replace(FORM, valid_to="2026-11-24"))
    assert record.valid_to == record.valid_from + timedelta(days=1)


@pytest.mark.parametrize(
    ("zone", "begins", "ends"),
    [
        ("Europe/London", datetime(2027, 6, 30, 23, tzinfo=UTC), datetime(2027, 7, 1, 23, tzinfo=UTC)),
        ("America/New_York", datetime(2027, 7, 1, 4, tzinfo=UTC), datetime(2027, 7, 2, 4, tzinfo=UTC)),
        ("Pacific/Auckland", datetime(2027, 6, 30, 12, tzinfo=UTC), datetime(2027, 7, 1, 12, tzinfo=UTC)),
    ],
)
def test_a_day_is_a_day_of_the_organisation(
    world: World, zone: str, begins: datetime, ends: datetime
) -> None:
    organisation = world.desk.set_up.organisation()
    assert organisation is not None
    world.desk.set_up.change_organisation(world.amara, replace(organisation, zone=zone))
    form = replace(FORM, valid_from="2027-07-01", valid_to="2027-07-01")
    record = world.desk.permissions.record(world.amara, world.picture(), form)
    assert (record.valid_from, record.valid_to) == (begins, ends)
    (entry,) = world.desk.past.entries(EntryQuery(kind="permission.recorded"))
    assert "up to 1 July 2027" in entry.entry.summary


def test_days_around_a_change_of_clocks_have_25_hours(world: World) -> None:
    form = replace(FORM, valid_from="2027-10-31", valid_to="2027-10-31")
    record = world.desk.permissions.record(world.amara, world.picture(), form)
    assert record.valid_to == record.valid_from + timedelta(hours=25)


def test_a_medium_that_is_not_there_gets_no_permission(world: World) -> None:
    with pytest.raises(NotFound):
        world.desk.permissions.record(world.amara, "media-none", FORM)


def test_what_the_picture_says_fills_the_form_and_proves_nothing(world: World) -> None:
    asset = world.desk.library.get(world.picture())
    said = EmbeddedMetadata(creator="Rachel M", copyright_notice="© 2024 Camera Club", usage_terms="CC0")
    form = world.desk.permissions.prefill(replace(asset, metadata=said))
    assert (form.rights_holder, form.creator, form.licence) == ("Camera Club", "Rachel M", "CC0")
    assert (form.valid_from, form.credit_line) == ("2026-11-24", "Photo: Rachel M")
    assert set(world.desk.permissions.problems(form)) == {"evidence"}
    assert world.desk.library.lines()[0].verdict.state is PermissionState.NONE


def test_a_picture_that_says_nothing_leaves_the_form_to_the_person(world: World) -> None:
    form = world.desk.permissions.prefill(world.desk.library.get(world.picture()))
    assert set(world.desk.permissions.problems(form)) == {"rights_holder", "licence", "evidence"}


def test_a_withdrawal_needs_a_reason_and_is_for_good(world: World) -> None:
    media_id = world.picture()
    permission = world.permit(media_id)
    with pytest.raises(BadInput, match="reason"):
        world.desk.permissions.revoke(world.amara, permission, " ")
    assert world.desk.library.lines()[0].verdict.allows
    first = world.desk.permissions.revoke(world.amara, permission, "The owner asked for it")
    world.clock.advance(timedelta(hours=1))
    assert world.desk.permissions.revoke(world.priya, permission, "Again") == first
    assert world.desk.library.lines()[0].verdict.state is PermissionState.REVOKED
    assert len(world.desk.past.entries(EntryQuery(kind="permission.revoked"))) == 1
    assert world.desk.past.verify().intact


def test_the_schema_has_the_fields_of_the_form(world: World) -> None:
    shape = schema()
    assert list(shape["properties"]) == [field.name for field in fields(PermissionForm)]
    assert shape["required"] == list(REQUIRED)
    assert set(world.desk.permissions.problems(PermissionForm())) == set(shape["required"])
    for kind in shape["properties"]["kind"]["enum"]:
        assert world.desk.permissions.problems(replace(FORM, kind=kind)) == {}
    assert json.loads(json.dumps(shape)) == shape


@pytest.mark.parametrize(
    "said",
    [
        {"owner": "x"},
        {"licence": 3},
        {"licence": None},
        {"platforms": "newsroom"},
        {"platforms": 5},
        {"platforms": None},
        {"platforms": {"newsroom": 1}},
        {"platforms": [1]},
    ],
)
def test_a_record_of_the_wrong_shape_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        form_from(said)


def test_a_record_becomes_the_form_it_says() -> None:
    said = {"rights_holder": "Camera Club", "platforms": ["newsroom"]}
    assert form_from(said) == PermissionForm(rights_holder="Camera Club", platforms=("newsroom",))
