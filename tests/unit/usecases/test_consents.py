"""Consents: what is wanting is said field by field, amended by a new record, and never named in the history."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.consent import ConsentState
from ccgcompose.domain.region import Region
from ccgcompose.errors import BadInput, NotFound, Refused
from ccgcompose.usecases.check import draft_of
from ccgcompose.usecases.consent_form import ConsentForm, form_from, schema
from ccgcompose.usecases.schedule import at_instant
from ccgcompose.usecases.views import EntryQuery
from tests.unit.usecases.consenting import FACE, FORM, consented, portrait, shown
from tests.unit.usecases.world import World


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"given_on": ""}, "given_on"),
        ({"given_on": "1.11.2026"}, "given_on"),
        ({"scope": ()}, "scope"),
        ({"scope": ("social", "posters")}, "scope"),
        ({"relation": "cousin"}, "relation"),
        ({"age_band": "old"}, "age_band"),
        ({"method": "nod"}, "method"),
        ({"method": "recorded on film or sound"}, "method"),
        ({"method": "spoken, with a witness", "relation": "staff"}, "witness"),
        ({"lawful_basis": "habit"}, "lawful_basis"),
        ({"lawful_basis": "public task"}, "lawful_basis"),
        ({"platforms": ("telegraph",)}, "platforms"),
        ({"valid_to": "2026-10-31"}, "valid_to"),
        ({"review_on": "soon"}, "review_on"),
        ({"evidence": ""}, "evidence"),
        ({"age_band": "under 13", "guardian_relation": "mother"}, "guardian"),
        ({"age_band": "16 or 17", "guardian": "Ann Green"}, "guardian_relation"),
    ],
)
def test_each_field_says_what_is_wrong_with_it(world: World, change: dict[str, Any], field: str) -> None:
    form = replace(FORM, **change)
    assert set(world.desk.consents.problems(form)) == {field}
    with pytest.raises(BadInput, match=field.replace("_", " ")):
        world.desk.consents.record(world.amara, form)
    assert world.desk.consents.lines() == ()


@pytest.mark.parametrize(
    "change",
    [
        {"relation": "staff", "lawful_basis": "contract", "evidence": ""},
        {
            "relation": "member of the public",
            "method": "spoken, with a witness",
            "witness": "Jo",
            "evidence": "",
        },
        {"age_band": "under 13", "guardian": "Ann Green", "guardian_relation": "mother"},
        {"valid_to": "2026-11-01", "platforms": ("newsroom",), "story_approved": True, "story": "I dance."},
    ],
)
def test_what_is_complete_is_recorded(world: World, change: dict[str, Any]) -> None:
    consent_id = consented(world, **change)
    assert [line.record.id for line in world.desk.consents.lines()] == [consent_id]
    assert world.desk.past.verify().intact


def test_days_are_the_organisations_and_the_last_is_included(world: World) -> None:
    record = world.desk.consents.get(consented(world, given_on="2026-06-30", valid_to="2027-07-01"))
    assert record.given_on == datetime(2026, 6, 29, 23, tzinfo=UTC)
    assert record.valid_to == datetime(2027, 7, 1, 23, tzinfo=UTC)


def test_an_amendment_counts_wherever_the_person_appears(world: World) -> None:
    media_id, old = portrait(world)
    new = world.desk.consents.amend(world.priya, old, replace(FORM, platforms=("newsroom",)))
    states = {line.record.id: line.state for line in world.desk.consents.lines()}
    assert states == {new.id: ConsentState.IN_FORCE, old: ConsentState.SUPERSEDED}
    with world.store.read() as unit:
        assert [each.consent_id for each in unit.consents.on_media(media_id)] == [new.id]
    with pytest.raises(Refused, match="replaced"):
        world.desk.consents.amend(world.amara, old, FORM)
    assert world.plan(world.post(media=(media_id,))).deliveries
    assert world.desk.past.verify().intact


def test_a_withdrawn_consent_is_not_amended(world: World) -> None:
    consent_id = consented(world)
    world.desk.withdrawing.withdraw(world.amara, consent_id, "She asked us to")
    with pytest.raises(Refused, match="withdrawn"):
        world.desk.consents.amend(world.amara, consent_id, FORM)


def test_a_mark_that_does_not_fit_is_refused(world: World) -> None:
    media_id = world.picture()
    mark = world.desk.consents.mark
    with pytest.raises(BadInput, match="consent on record"):
        mark(world.amara, media_id, Resolution.CONSENT, region=FACE)
    with pytest.raises(BadInput, match="beside the picture"):
        mark(world.amara, media_id, Resolution.CROWD, region=Region(9_000, 0, 2_000, 100))
    with pytest.raises(NotFound):
        mark(world.amara, "media-none", Resolution.CROWD)
    with pytest.raises(NotFound):
        mark(world.amara, media_id, Resolution.STAFF, consent_id="consent-none")


def test_somebody_marked_is_resolved_and_a_mistake_taken_back(world: World) -> None:
    media_id = world.picture()
    world.permit(media_id)
    seen = world.desk.consents.mark(world.amara, media_id, Resolution.UNRESOLVED, region=FACE)
    post_id = world.post(media=(media_id,))
    gates = [refusal.gate for refusal in refusals(world, post_id)]
    assert gates == ["consent"]
    resolved = world.desk.consents.resolve(world.amara, seen.id, Resolution.CONSENT, consented(world))
    assert resolved.region == FACE
    assert refusals(world, post_id) == ()
    world.desk.consents.resolve(world.amara, seen.id, Resolution.UNRESOLVED, None)
    world.desk.consents.unmark(world.amara, seen.id)
    assert world.desk.consents.unmark(world.amara, seen.id).removed_at is not None
    assert refusals(world, post_id) == ()
    assert len(world.desk.past.entries(EntryQuery(kind="person.unmarked"))) == 1


def refusals(world: World, post_id: str) -> tuple[Any, ...]:
    when = at_instant(world.clock.now() + timedelta(hours=1), "Europe/London")
    return world.desk.schedule.refusals(world.amara, post_id, when, confirmed=True)


def test_a_post_about_somebody_goes_out_only_with_the_approved_text(world: World) -> None:
    post_id = world.post()
    consent_id = consented(world, story_approved=True, story="Another text")
    tied = world.desk.consents.describe(world.amara, post_id, consent_id)
    assert world.desk.consents.describe(world.amara, post_id, consent_id) == tied
    assert [refusal.gate for refusal in refusals(world, post_id)] == ["consent"]
    text = world.desk.compose.open(post_id).content.text
    world.desk.consents.amend(world.amara, consent_id, replace(FORM, story_approved=True, story=text))
    assert refusals(world, post_id) == ()


def test_the_rules_may_rely_on_what_the_person_agreed_to(world: World) -> None:
    post_id = world.post()
    world.desk.consents.describe(world.amara, post_id, consented(world, may_be_named=True))
    around = world.desk.compose.surroundings(post_id)
    draft = draft_of(world.content(), world.page, world.amara, world.clock.now(), around)
    (consent,) = draft.consents
    assert (consent.name, consent.allows, consent.may_be_named) == ("Mrs Green", True, True)
    assert (consent.condition_may_be_stated, consent.story_approved) == (False, False)


def test_the_history_never_names_the_person(world: World) -> None:
    media_id, consent_id = portrait(world)
    new = world.desk.consents.amend(world.amara, consent_id, FORM)
    shown(world, media_id, new.id, None)
    world.published(media=(media_id,))
    world.desk.withdrawing.withdraw(world.amara, new.id, "Asked to", asked_by="The son", how="by telephone")
    said = " ".join(
        f"{e.entry.summary} {e.entry.details}" for e in world.desk.past.entries(EntryQuery(limit=100))
    )
    assert consent_id in said
    assert "Green" not in said
    assert "son" not in said.replace("person", "").replace("reason", "")


def test_the_schema_has_the_fields_of_the_form(world: World) -> None:
    shape = schema()
    assert list(shape["properties"]) == [field.name for field in fields(ConsentForm)]
    assert set(world.desk.consents.problems(ConsentForm())) == set(shape["required"])
    assert json.loads(json.dumps(shape)) == shape


@pytest.mark.parametrize("said", [{"owner": "x"}, {"name": 3}, {"scope": "social"}, {"may_be_named": "yes"}])
def test_a_record_of_the_wrong_shape_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        form_from(said)


def test_a_record_becomes_the_form_it_says() -> None:
    said = {"name": "A12", "scope": ["web"], "may_be_named": True}
    assert form_from(said) == ConsentForm(name="A12", scope=("web",), may_be_named=True)
