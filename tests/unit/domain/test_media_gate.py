"""No work without permission, no person without consent: what the one gate says, case by case."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccgcompose.domain.appearance import Appearance, Resolution, unresolved
from ccgcompose.domain.consent import (
    AgeBand,
    ConsentMethod,
    ConsentRecord,
    ConsentState,
    LawfulBasis,
    Relation,
    Withdrawal,
    consent_state,
    covers_story,
)
from ccgcompose.domain.media_gate import MediaFacts, may_be_altered, may_go_out, people_facts
from ccgcompose.domain.permission import (
    LicenceKind,
    PermissionState,
    PermissionVerdict,
    Terms,
    record_state,
    verdict,
)
from ccgcompose.domain.region import EVERYWHERE, Region, mirrored, region_of, within
from ccgcompose.domain.uses import Alteration, Use, use_on
from tests.unit.domain.builders import DAY, NOON, PERMISSION

FINE = PermissionVerdict(PermissionState.IN_FORCE, PERMISSION)
CONSENT = ConsentRecord(
    id="consent-1",
    name="Mrs Green",
    relation=Relation.PATIENT,
    age_band=AgeBand.ADULT,
    scope=(Use.SOCIAL, Use.WEB),
    given_on=NOON - DAY,
    method=ConsentMethod.SIGNED_FORM,
    lawful_basis=LawfulBasis.CONSENT,
    recorded_by="person-1",
    recorded_at=NOON,
    valid_to=NOON + 60 * DAY,
    evidence="Cabinet 4",
)
SHOWN = Appearance("appearance-1", Resolution.CONSENT, "person-1", NOON, "media-1", consent_id="consent-1")
STATES: list[tuple[dict[str, Any], ConsentState]] = [
    ({}, ConsentState.IN_FORCE),
    ({"valid_to": None}, ConsentState.IN_FORCE),
    ({"valid_to": NOON + 29 * DAY}, ConsentState.EXPIRING),
    ({"valid_to": NOON}, ConsentState.EXPIRED),
    ({"given_on": NOON + DAY}, ConsentState.NOT_YET),
    ({"scope": (Use.PRINT,)}, ConsentState.OTHER_USE),
    ({"scope": ()}, ConsentState.OTHER_USE),
    ({"platforms": ("facebook",)}, ConsentState.OTHER_PLATFORM),
    ({"platforms": ("newsroom",)}, ConsentState.IN_FORCE),
    ({"age_band": AgeBand.FROM_16_TO_17}, ConsentState.NO_GUARDIAN),
    ({"age_band": AgeBand.UNDER_13, "guardian": "Ann Green"}, ConsentState.IN_FORCE),
    ({"method": ConsentMethod.SPOKEN}, ConsentState.NOT_WRITTEN),
    ({"method": ConsentMethod.RECORDED}, ConsentState.NOT_WRITTEN),
    ({"method": ConsentMethod.SPOKEN, "relation": Relation.STAFF}, ConsentState.IN_FORCE),
    ({"evidence": " "}, ConsentState.NO_EVIDENCE),
    ({"evidence": "", "evidence_files": ("evidence-1",)}, ConsentState.IN_FORCE),
    ({"evidence": "", "relation": Relation.PUBLIC}, ConsentState.IN_FORCE),
    ({"superseded_by": "consent-2"}, ConsentState.SUPERSEDED),
    ({"withdrawal": Withdrawal(NOON, "She", "letter", "", "person-1")}, ConsentState.WITHDRAWN),
    # A clock that was set back, or another computer's, brings nothing back.
    ({"withdrawal": Withdrawal(NOON + DAY, "She", "letter", "", "person-1")}, ConsentState.WITHDRAWN),
]


@pytest.mark.parametrize(("change", "state"), STATES)
def test_how_a_consent_stands(change: dict[str, Any], state: ConsentState) -> None:
    record = replace(CONSENT, **change)
    assert consent_state(record, NOON, "newsroom", Use.WEB) is state
    work = MediaFacts("a.jpg", FINE, people_facts((SHOWN,), {"consent-1": record}, NOON, "newsroom", Use.WEB))
    refused = [refusal.gate for refusal in may_go_out((work,))]
    assert refused == ([] if state.allows else ["consent"])


def test_no_refusal_names_the_person() -> None:
    for change, state in STATES:
        people = people_facts((SHOWN,), {"consent-1": replace(CONSENT, **change)}, NOON, "newsroom", Use.WEB)
        said = " ".join(f"{each.message} {each.remedy}" for each in may_go_out((), people, "Any text"))
        assert "Green" not in said
        assert bool(said) is not state.allows


@pytest.mark.parametrize(
    ("resolution", "open_"),
    [
        (Resolution.NOT_RECOGNISABLE, True),
        (Resolution.CROWD, True),
        (Resolution.NO_PERSON, True),
        (Resolution.UNRESOLVED, False),
        (Resolution.CONSENT, False),
        (Resolution.STAFF, False),
    ],
)
def test_a_person_without_a_record(resolution: Resolution, open_: bool) -> None:
    shown = replace(SHOWN, resolution=resolution, consent_id=None)
    work = MediaFacts("a.jpg", FINE, people_facts((shown,), {}, NOON, "newsroom", Use.WEB))
    assert (may_go_out((work,)) == ()) is open_


def test_what_was_a_mistake_no_longer_counts() -> None:
    removed = replace(SHOWN, resolution=Resolution.UNRESOLVED, removed_at=NOON)
    assert people_facts((removed,), {}, NOON, None, None) == ()


def test_a_face_is_resolved_by_the_mark_around_it() -> None:
    face, far = Region(1_000, 1_000, 400, 400), Region(8_000, 8_000, 400, 400)
    around = replace(SHOWN, region=Region(900, 900, 700, 700))
    beside = replace(SHOWN, region=Region(1_300, 1_000, 700, 700))
    assert unresolved((face, far), (around,)) == (far,)
    assert unresolved((face,), (beside,)) == (face,)
    assert unresolved((face,), (replace(around, removed_at=NOON),)) == (face,)
    assert unresolved((face,), (replace(around, region=None),)) == (face,)
    assert unresolved((face,), (replace(around, region=EVERYWHERE),)) == ()


def test_an_approved_story_is_the_text_that_goes_out() -> None:
    told = replace(CONSENT, story_approved=True, story="I had  a new hip.\nNow I dance.")
    people = people_facts((SHOWN,), {"consent-1": told}, NOON, "newsroom", Use.WEB)
    assert may_go_out((), people, "now I DANCE.") == ()
    (refusal,) = may_go_out((), people, "Now she dances.")
    assert refusal.gate == "consent"
    assert covers_story(replace(told, story=""), "Anything")
    assert not covers_story(replace(told, story_approved=False), "Now I dance.")


@pytest.mark.parametrize(
    ("change", "alterations", "state"),
    [
        ({}, (Alteration.CROP,), PermissionState.ALTERED),
        ({}, (), PermissionState.IN_FORCE),
        ({"terms": Terms(alterations=(Alteration.CROP,))}, (Alteration.CROP,), PermissionState.IN_FORCE),
        (
            {"terms": Terms(alterations=(Alteration.CROP,))},
            (Alteration.CROP, Alteration.FLIP),
            PermissionState.ALTERED,
        ),
        ({"terms": Terms(alterations=())}, (Alteration.OVERLAY,), PermissionState.ALTERED),
        ({"kind": LicenceKind.OWN_WORK}, (Alteration.RETOUCH,), PermissionState.IN_FORCE),
        (
            {"kind": LicenceKind.OPEN_LICENCE, "licence": "CC BY 4.0"},
            tuple(Alteration),
            PermissionState.IN_FORCE,
        ),
        (
            {"kind": LicenceKind.OPEN_LICENCE, "licence": "CC BY-ND 4.0"},
            (Alteration.CROP,),
            PermissionState.ALTERED,
        ),
        (
            {"kind": LicenceKind.OPEN_LICENCE, "terms": Terms(spdx_id="CC-BY-NC-ND-4.0")},
            (Alteration.CROP,),
            PermissionState.ALTERED,
        ),
        (
            {"kind": LicenceKind.CROWN, "terms": Terms(alterations=())},
            (Alteration.CROP,),
            PermissionState.ALTERED,
        ),
    ],
)
def test_a_work_is_altered_only_as_is_permitted(
    change: dict[str, Any], alterations: tuple[Alteration, ...], state: PermissionState
) -> None:
    record = replace(PERMISSION, **change)
    assert record_state(record, NOON, "newsroom", Use.WEB, alterations) is state


def test_a_work_is_used_only_as_is_permitted() -> None:
    printed = replace(PERMISSION, terms=Terms(uses=(Use.PRINT,)))
    assert verdict((printed,), NOON, "newsroom", Use.WEB).state is PermissionState.OTHER_USE
    assert verdict((printed,), NOON, "newsroom", Use.PRINT).allows
    assert verdict((printed, PERMISSION), NOON, "newsroom", Use.WEB).record == PERMISSION


def test_a_site_of_our_own_is_no_social_network() -> None:
    assert use_on("newsroom") is Use.WEB
    assert use_on("facebook") is Use.SOCIAL


def test_regions_follow_what_is_done_to_the_picture() -> None:
    face = region_of(100, 50, 200, 100, 1_000, 500)
    assert face == Region(1_000, 1_000, 2_000, 2_000)
    assert within(face, Region(1_000, 1_000, 4_000, 4_000)) == Region(0, 0, 5_000, 5_000)
    assert within(face, Region(5_000, 5_000, 1_000, 1_000)) is None
    assert mirrored(face) == Region(7_000, 1_000, 2_000, 2_000)
    assert not region_of(0, 0, 0, 10, 100, 100).is_on_the_picture
    assert region_of(-5, -5, 50, 50, 100, 100) == Region(0, 0, 4_500, 4_500)


def test_two_permissions_do_not_add_up() -> None:
    """One allows a crop and another to flip it; nobody allowed both."""
    crop, flip = (
        replace(PERMISSION, terms=Terms(alterations=(each,))) for each in (Alteration.CROP, Alteration.FLIP)
    )
    both = (Alteration.CROP, Alteration.FLIP)
    assert verdict((crop, flip), NOON, alterations=both).state is PermissionState.ALTERED
    assert [may_be_altered("a.png", (crop, flip), NOON, (each,)) for each in both] == [(), ()]
    (said,) = may_be_altered("a.png", (crop, flip), NOON, both)
    assert "at once" in said.message
    assert (
        may_be_altered("a.png", (crop, flip, replace(PERMISSION, terms=Terms(alterations=both))), NOON, both)
        == ()
    )
