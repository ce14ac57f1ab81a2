"""A consent as it is filled in: its fields, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.consent import AgeBand, ConsentMethod, ConsentRecord, LawfulBasis, Relation
from ccgcompose.domain.uses import Use
from ccgcompose.usecases.days import first_moment, first_moment_after, wrong_days
from ccgcompose.usecases.fields import form_of, not_among, schema_of, strangers, values


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """A consent as it is filled in. Dates are ISO days in the organisation's zone, `valid_to` included.

    `name` is a display name or a code. `platforms` empty: all on which the uses of `scope` happen.
    """

    name: str = ""
    relation: str = Relation.PATIENT.value
    age_band: str = AgeBand.ADULT.value
    scope: tuple[str, ...] = ()
    given_on: str = ""
    method: str = ConsentMethod.SIGNED_FORM.value
    lawful_basis: str = LawfulBasis.CONSENT.value
    platforms: tuple[str, ...] = ()
    guardian: str = ""
    guardian_relation: str = ""
    capacity_statement: str = ""
    witness: str = ""
    may_be_named: bool = False
    condition_may_be_stated: bool = False
    story_approved: bool = False
    story: str = ""
    review_on: str = ""
    valid_to: str = ""
    evidence: str = ""
    evidence_files: tuple[str, ...] = ()
    notes: str = ""


REQUIRED = {
    "name": "who it is, by name or by a code",
    "given_on": "on which day the person agreed",
}
_SHORT = ("name", "guardian", "guardian_relation", "witness")
_LONGEST_SHORT = 200


def problems_of(form: ConsentForm, platforms: tuple[str, ...]) -> dict[str, str]:
    """Return for each field that cannot stay as it is one sentence; empty when the form is complete."""
    found = {
        field: f"Say {meaning}." for field, meaning in REQUIRED.items() if not getattr(form, field).strip()
    }
    unknown = set(form.platforms) - set(platforms)
    said = {
        **wrong_days({"valid_from": form.given_on, "valid_to": form.valid_to, "review_on": form.review_on}),
        "relation": not_among(Relation, form.relation),
        "age_band": not_among(AgeBand, form.age_band),
        "method": not_among(ConsentMethod, form.method),
        "lawful_basis": not_among(LawfulBasis, form.lawful_basis),
        "scope": strangers(Use, form.scope) if form.scope else "Say what the person agreed to.",
        "platforms": f"There is no platform {', '.join(sorted(unknown))}." if unknown else "",
        **{name: "This is too long." for name in _SHORT if len(getattr(form, name)) > _LONGEST_SHORT},
    }
    if "valid_from" in said:
        said["given_on"] = said.pop("valid_from")
    found |= {field: sentence for field, sentence in said.items() if sentence}
    return found or _wanting(form)


def _wanting(form: ConsentForm) -> dict[str, str]:
    """Return what the person's age, capacity and way of agreeing ask for besides."""
    wanting = {}
    if AgeBand(form.age_band).needs_guardian:
        if not form.guardian.strip():
            wanting["guardian"] = "Say who agreed with parental responsibility."
        if not form.guardian_relation.strip():
            wanting["guardian_relation"] = "Say how they are related."
    method = ConsentMethod(form.method)
    if method is ConsentMethod.SPOKEN and not form.witness.strip():
        wanting["witness"] = "Say who witnessed it."
    if form.relation == Relation.PATIENT.value:
        wanting |= _wanting_of_patient(form, method)
    return wanting


def _wanting_of_patient(form: ConsentForm, method: ConsentMethod) -> dict[str, str]:
    wanting = {}
    if not method.is_written:
        wanting["method"] = "A patient agrees in writing: on a form, online, or in a letter or e-mail."
    if form.lawful_basis != LawfulBasis.CONSENT.value:
        wanting["lawful_basis"] = "For a patient this is consent."
    if not form.evidence.strip() and not form.evidence_files:
        wanting["evidence"] = "Put the signed form into the vault, or say where it is kept."
    return wanting


def record_of(
    form: ConsentForm, zone: str, new_id: str, recorded_by: str, recorded_at: datetime
) -> ConsentRecord:
    """Return the record that a complete form says."""
    return ConsentRecord(
        id=new_id,
        name=_clean(form.name),
        relation=Relation(form.relation),
        age_band=AgeBand(form.age_band),
        scope=tuple(Use(said) for said in dict.fromkeys(form.scope)),
        given_on=first_moment(form.given_on, zone),
        method=ConsentMethod(form.method),
        lawful_basis=LawfulBasis(form.lawful_basis),
        recorded_by=recorded_by,
        recorded_at=recorded_at,
        platforms=tuple(form.platforms),
        guardian=_clean(form.guardian),
        guardian_relation=_clean(form.guardian_relation),
        capacity_statement=_clean(form.capacity_statement),
        witness=_clean(form.witness),
        may_be_named=form.may_be_named,
        condition_may_be_stated=form.condition_may_be_stated,
        story_approved=form.story_approved,
        story=_clean(form.story),
        review_on=first_moment(form.review_on, zone) if form.review_on.strip() else None,
        valid_to=first_moment_after(form.valid_to, zone),
        evidence=_clean(form.evidence),
        evidence_files=tuple(form.evidence_files),
        notes=_clean(form.notes),
    )


def _clean(text: str) -> str:
    return clean(text).strip()


def form_from(fields: Mapping[str, Any]) -> ConsentForm:
    """Return a form from JSON. Raise BadInput for a field that is unknown or has the wrong type."""
    return form_of(ConsentForm, fields, "consent record", "consent")


def schema() -> dict[str, Any]:
    """Return the fields of a consent record as JSON Schema (draft 2020-12)."""
    day = {"format": "date"}
    return schema_of(
        ConsentForm,
        "Consent record",
        (*REQUIRED, "scope"),
        {
            "name": {"description": "a display name or a code"},
            "relation": {"enum": values(Relation)},
            "age_band": {"enum": values(AgeBand)},
            "scope": {"items": {"enum": values(Use)}, "minItems": 1},
            "method": {"enum": values(ConsentMethod)},
            "lawful_basis": {"enum": values(LawfulBasis)},
            "given_on": day,
            "review_on": day,
            "valid_to": {**day, "description": "the last day; empty: until it is withdrawn"},
            "platforms": {"description": "empty: all on which these uses happen"},
            "story": {"description": "the text that the person approved, if one was"},
            "evidence_files": {"description": "ids of files in the evidence vault"},
        },
    )
