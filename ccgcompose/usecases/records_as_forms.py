"""Records that are there, as forms again: to be copied for another work, or changed by a new record."""

from __future__ import annotations

from datetime import datetime, timedelta

from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.domain.moments import zone_of
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.usecases.consent_form import ConsentForm
from ccgcompose.usecases.permission_form import NONE_PERMITTED, PermissionForm


def consent_as_form(record: ConsentRecord, zone: str) -> ConsentForm:
    """Return the form that says what a consent says. Its days are those of `zone`."""
    return ConsentForm(
        name=record.name,
        relation=record.relation.value,
        age_band=record.age_band.value,
        scope=tuple(use.value for use in record.scope),
        given_on=_day(record.given_on, zone),
        method=record.method.value,
        lawful_basis=record.lawful_basis.value,
        platforms=record.platforms,
        guardian=record.guardian,
        guardian_relation=record.guardian_relation,
        capacity_statement=record.capacity_statement,
        witness=record.witness,
        may_be_named=record.may_be_named,
        condition_may_be_stated=record.condition_may_be_stated,
        story_approved=record.story_approved,
        story=record.story,
        review_on=_day(record.review_on, zone),
        valid_to=_last_day(record.valid_to, zone),
        evidence=record.evidence,
        evidence_files=record.evidence_files,
        notes=record.notes,
    )


def permission_as_form(record: PermissionRecord, zone: str) -> PermissionForm:
    """Return the form that says what a permission says. Its days are those of `zone`."""
    terms = record.terms
    alterations: tuple[str, ...] = ()
    if terms.alterations is not None:
        alterations = tuple(each.value for each in terms.alterations) or (NONE_PERMITTED,)
    return PermissionForm(
        rights_holder=record.rights_holder,
        creator=record.creator,
        kind=record.kind.value,
        licence=record.licence,
        evidence=record.evidence,
        valid_from=_day(record.valid_from, zone),
        valid_to=_last_day(record.valid_to, zone),
        platforms=record.platforms,
        credit_line=record.credit_line,
        contact=record.contact,
        notes=record.notes,
        licensor=terms.licensor,
        licensor_contact=terms.licensor_contact,
        licence_version=terms.licence_version,
        licence_url=terms.licence_url,
        spdx_id=terms.spdx_id,
        reference=terms.reference,
        granted_on=_day(terms.granted_on, zone),
        uses=tuple(use.value for use in terms.uses),
        territory=terms.territory,
        exclusivity=terms.exclusivity.value,
        alterations=alterations,
        credit_place=terms.credit_place.value,
        source_type=terms.source_type.value if terms.source_type is not None else "",
        evidence_files=record.evidence_files,
    )


def _day(moment: datetime | None, zone: str) -> str:
    return moment.astimezone(zone_of(zone)).date().isoformat() if moment is not None else ""


def _last_day(end: datetime | None, zone: str) -> str:
    return _day(end - timedelta(seconds=1), zone) if end is not None else ""
