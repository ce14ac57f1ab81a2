"""Permission records: what a person fills in, what the store keeps, and what the gate relies upon."""

from __future__ import annotations

import re
from dataclasses import replace

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.history import Entry
from ccgcompose.domain.licences import recognised
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.people import Person
from ccgcompose.domain.permission import LicenceKind, PermissionRecord
from ccgcompose.domain.source_type import source_type_of
from ccgcompose.errors import BadInput, Refused
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.days import first_moment, first_moment_after, last_day_shown, today, zone_in_use
from ccgcompose.usecases.fields import must_be_complete
from ccgcompose.usecases.permission_form import (
    REQUIRED,
    PermissionForm,
    form_from,
    problems_of,
    schema,
    terms_of,
)
from ccgcompose.usecases.ports import UnitOfWork

_YEARS = r"\d{4}(?:\s*[-–,]\s*\d{4})?\s*,?\s*"
_SIGN_AND_YEARS = re.compile(rf"^\s*(?:(?:©|\(c\)|copyright)\s*)*(?:{_YEARS})?(?:by\s+)?", re.IGNORECASE)

__all__ = ["REQUIRED", "PermissionForm", "Permissions", "form_from", "schema"]


class Permissions:
    """Record and withdraw permissions."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def prefill(self, asset: MediaAsset) -> PermissionForm:
        """Return a form filled from what the picture says of itself. It proves nothing."""
        said = asset.metadata
        licence = recognised(said.web_statement) or recognised(said.usage_terms)
        source = source_type_of(said.source_type or asset.provenance.source_type)
        return PermissionForm(
            rights_holder=_holder(said.copyright_notice) or said.creator,
            creator=said.creator,
            kind=(LicenceKind.OPEN_LICENCE if licence else LicenceKind.LICENSED).value,
            licence=said.usage_terms or (licence.name if licence else ""),
            valid_from=today(self._context, zone_in_use(self._context)),
            credit_line=said.credit or (f"Photo: {said.creator}" if said.creator else ""),
            licensor=said.licensor,
            licence_version=licence.version if licence else "",
            licence_url=said.web_statement or (licence.url if licence else ""),
            spdx_id=licence.spdx_id if licence else "",
            source_type=source.value if source else "",
        )

    def problems(self, form: PermissionForm) -> dict[str, str]:
        """Return for each field that cannot stay as it is one sentence; empty when the form is complete."""
        return problems_of(form, self._context.connectors.platforms())

    def must_be_complete(self, form: PermissionForm) -> None:
        """Raise BadInput naming every field that is wanting."""
        must_be_complete("permission", self.problems(form))

    def record(self, person: Person, media_id: str, form: PermissionForm) -> PermissionRecord:
        """Keep a permission. Raise BadInput naming every field that is wanting, NotFound for medium or evidence."""
        self.must_be_complete(form)
        zone = zone_in_use(self._context)
        kept = self.built(person, media_id, form, zone)
        with self._context.store.write() as unit:
            self.add(unit, person, kept, zone)
        return kept

    def add(self, unit: UnitOfWork, person: Person, kept: PermissionRecord, zone: str) -> None:
        """Write a record and its history entry in this unit of work."""
        asset = unit.media.get(kept.media_id)
        for evidence_id in kept.evidence_files:
            unit.evidence.get(evidence_id)
        unit.media.add_permission(kept)
        work = f"{asset.filename}, {last_day_shown(kept.valid_to, zone)}"
        summary = f"{person.name} recorded a permission of {kept.rights_holder} for {work}."
        details = {"media": kept.media_id, "permission": kept.id}
        unit.history.append(
            Entry("permission.recorded", person.id, summary, details=details), kept.recorded_at
        )

    def built(self, person: Person, media_id: str, form: PermissionForm, zone: str) -> PermissionRecord:
        """Return the record that a complete form says; nothing is written."""
        return PermissionRecord(
            id=self._context.ids.new("permission"),
            media_id=media_id,
            rights_holder=clean(form.rights_holder).strip(),
            creator=clean(form.creator).strip(),
            kind=LicenceKind(form.kind),
            licence=clean(form.licence).strip(),
            evidence=clean(form.evidence).strip(),
            valid_from=first_moment(form.valid_from, zone),
            valid_to=first_moment_after(form.valid_to, zone),
            recorded_by=person.id,
            recorded_at=self._context.clock.now(),
            platforms=tuple(form.platforms),
            credit_line=clean(form.credit_line).strip(),
            contact=clean(form.contact).strip(),
            notes=clean(form.notes).strip(),
            terms=terms_of(form, zone),
            evidence_files=tuple(form.evidence_files),
        )

    def checked(self, person: Person, permission_id: str) -> PermissionRecord:
        """Keep that a second person looked a record over. Raise Refused for who recorded it."""
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            old = unit.media.permission(permission_id)
            if old.recorded_by == person.id:
                raise Refused(
                    "You recorded this permission yourself.",
                    kept="It is as it was.",
                    next="Ask somebody else to look it over.",
                )
            record = replace(old, checked_by=person.id, checked_at=now)
            unit.media.update_permission(record)
            filename = unit.media.get(record.media_id).filename
            summary = f"{person.name} checked the permission for {filename}."
            details = {"media": record.media_id, "permission": record.id}
            unit.history.append(Entry("permission.checked", person.id, summary, details=details), now)
        return record

    def revoke(self, person: Person, permission_id: str, reason: str) -> PermissionRecord:
        """Withdraw a permission from now on. The record stays, with the reason."""
        if not reason.strip():
            raise BadInput(
                "A withdrawal needs a reason.", kept="The permission is as it was.", next="Say why."
            )
        now = self._context.clock.now()
        with self._context.store.write() as unit:
            old = unit.media.permission(permission_id)
            if old.revoked_at is not None:
                return old
            record = replace(old, revoked_at=now, revoked_reason=clean(reason).strip())
            unit.media.update_permission(record)
            filename = unit.media.get(record.media_id).filename
            summary = f"{person.name} withdrew the permission for {filename}: {record.revoked_reason}"
            details = {"media": record.media_id, "permission": record.id}
            unit.history.append(Entry("permission.revoked", person.id, summary, details=details), now)
        return record


def _holder(notice: str) -> str:
    """Return the name in a copyright notice, without its sign and years."""
    return _SIGN_AND_YEARS.sub("", notice).strip()
