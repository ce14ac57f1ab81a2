"""Permission records: what a person fills in, what the store keeps, and what the gate relies upon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.history import Entry
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.moments import day_shown, zone_of
from ccgcompose.domain.people import Person
from ccgcompose.domain.permission import LicenceKind, PermissionRecord
from ccgcompose.errors import BadInput
from ccgcompose.usecases.context import Context

DEFAULT_ZONE = "Europe/London"
_YEARS = r"\d{4}(?:\s*[-–,]\s*\d{4})?\s*,?\s*"
_SIGN_AND_YEARS = re.compile(rf"^\s*(?:(?:©|\(c\)|copyright)\s*)*(?:{_YEARS})?(?:by\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PermissionForm:
    """A permission as it is filled in. Dates are ISO days in the organisation's zone, the last included."""

    rights_holder: str = ""
    creator: str = ""
    kind: str = LicenceKind.LICENSED.value
    licence: str = ""
    evidence: str = ""
    valid_from: str = ""
    valid_to: str = ""
    platforms: tuple[str, ...] = ()
    credit_line: str = ""
    contact: str = ""
    notes: str = ""


REQUIRED = {
    "rights_holder": "who owns the rights",
    "licence": "on what terms we may use it",
    "evidence": "where the evidence is kept",
    "valid_from": "from which day it holds",
}


class Permissions:
    """Record and withdraw permissions."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def prefill(self, asset: MediaAsset) -> PermissionForm:
        """Return a form filled from what the picture says of itself. It proves nothing."""
        said = asset.metadata
        today = self._context.clock.now().astimezone(zone_of(self._zone())).date()
        return PermissionForm(
            rights_holder=_holder(said.copyright_notice) or said.creator,
            creator=said.creator,
            licence=said.usage_terms,
            valid_from=today.isoformat(),
            credit_line=said.credit or (f"Photo: {said.creator}" if said.creator else ""),
        )

    def problems(self, form: PermissionForm) -> dict[str, str]:
        """Return for each field that cannot stay as it is one sentence; empty when the form is complete."""
        found = {
            field: f"Say {meaning}."
            for field, meaning in REQUIRED.items()
            if not getattr(form, field).strip()
        }
        if form.kind not in {kind.value for kind in LicenceKind}:
            found["kind"] = "Choose one of: " + ", ".join(kind.value for kind in LicenceKind) + "."
        for field in ("valid_from", "valid_to"):
            if getattr(form, field).strip() and _day(getattr(form, field)) is None:
                found[field] = "Write a day as year-month-day, for example 2026-11-24."
        first, last = _day(form.valid_from), _day(form.valid_to)
        if first and last and last < first:
            found["valid_to"] = "The last day is before the first."
        unknown = set(form.platforms) - set(self._context.connectors.platforms())
        if unknown:
            found["platforms"] = f"There is no platform {', '.join(sorted(unknown))}."
        return found

    def must_be_complete(self, form: PermissionForm) -> None:
        """Raise BadInput naming every field that is wanting."""
        wrong = self.problems(form)
        if wrong:
            fields = " ".join(f"{field.replace('_', ' ')}: {say}" for field, say in wrong.items())
            raise BadInput(f"The permission is not complete. {fields}", kept="Nothing was recorded.")

    def record(self, person: Person, media_id: str, form: PermissionForm) -> PermissionRecord:
        """Keep a permission. Raise BadInput naming every field that is wanting, NotFound for the medium."""
        self.must_be_complete(form)
        zone = self._zone()
        kept = self._record(person, media_id, form, zone)
        with self._context.store.write() as unit:
            asset = unit.media.get(media_id)
            unit.media.add_permission(kept)
            work = f"{asset.filename}, {_until(kept, zone)}"
            summary = f"{person.name} recorded a permission of {kept.rights_holder} for {work}."
            details = {"media": media_id, "permission": kept.id}
            unit.history.append(
                Entry("permission.recorded", person.id, summary, details=details), kept.recorded_at
            )
        return kept

    def _record(self, person: Person, media_id: str, form: PermissionForm, zone: str) -> PermissionRecord:
        last = _day(form.valid_to)
        return PermissionRecord(
            id=self._context.ids.new("permission"),
            media_id=media_id,
            rights_holder=clean(form.rights_holder).strip(),
            creator=clean(form.creator).strip(),
            kind=LicenceKind(form.kind),
            licence=clean(form.licence).strip(),
            evidence=clean(form.evidence).strip(),
            valid_from=_midnight(_day(form.valid_from), zone),
            valid_to=_midnight(last + timedelta(days=1), zone) if last else None,
            recorded_by=person.id,
            recorded_at=self._context.clock.now(),
            platforms=tuple(form.platforms),
            credit_line=clean(form.credit_line).strip(),
            contact=clean(form.contact).strip(),
            notes=clean(form.notes).strip(),
        )

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

    def _zone(self) -> str:
        with self._context.store.read() as unit:
            organisation = unit.workspace.get()
        return organisation.zone if organisation else DEFAULT_ZONE


def form_from(fields: Mapping[str, Any]) -> PermissionForm:
    """Return a form from JSON. Raise BadInput for a field that is unknown or has the wrong type."""
    unknown = set(fields) - set(PermissionForm.__dataclass_fields__)
    if unknown:
        raise BadInput(
            f"A permission record has no field {', '.join(sorted(unknown))}.",
            kept="Nothing was recorded.",
            next="`ccgcompose permission schema` prints the fields.",
        )
    platforms = fields.get("platforms", [])
    texts = {key: value for key, value in fields.items() if key != "platforms"}
    wrong = [key for key, value in texts.items() if not isinstance(value, str)]
    if wrong:
        raise BadInput(f"{', '.join(wrong)}: this must be text.", kept="Nothing was recorded.")
    if not isinstance(platforms, list) or not all(isinstance(item, str) for item in platforms):
        raise BadInput("platforms: this must be a list of names.", kept="Nothing was recorded.")
    return PermissionForm(**texts, platforms=tuple(platforms))


def schema() -> dict[str, Any]:
    """Return the fields of a permission record as JSON Schema (draft 2020-12)."""
    text = {"type": "string"}
    properties: dict[str, Any] = dict.fromkeys(PermissionForm.__dataclass_fields__, text)
    properties |= {
        "kind": {"enum": [kind.value for kind in LicenceKind]},
        "valid_from": {"type": "string", "format": "date"},
        "valid_to": {"type": "string", "format": "date", "description": "the last day; empty: without end"},
        "platforms": {"type": "array", "items": text, "description": "empty: every platform"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Permission record",
        "type": "object",
        "properties": properties,
        "required": list(REQUIRED),
        "additionalProperties": False,
    }


def _holder(notice: str) -> str:
    """Return the name in a copyright notice, without its sign and years."""
    return _SIGN_AND_YEARS.sub("", notice).strip()


def _day(text: str) -> datetime | None:
    try:
        day = datetime.strptime(text.strip(), "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None
    # The ends of the calendar have no midnight in every zone.
    return day if 1 < day.year < 9999 else None


def _midnight(day: datetime | None, zone: str) -> datetime:
    if day is None:
        raise BadInput("A permission needs a first day.")
    return day.replace(tzinfo=zone_of(zone)).astimezone(UTC)


def _until(record: PermissionRecord, zone: str) -> str:
    if record.valid_to is None:
        return "without end"
    return f"up to {day_shown(record.valid_to - timedelta(seconds=1), zone)}"
