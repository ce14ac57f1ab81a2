"""A permission as it is filled in: its fields, what is wrong with them, and the terms that they say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.licences import is_spdx_id
from ccgcompose.domain.permission import CreditPlace, Exclusivity, LicenceKind, Terms
from ccgcompose.domain.source_type import SourceType
from ccgcompose.domain.uses import Alteration, Use
from ccgcompose.usecases.days import first_moment, wrong_days
from ccgcompose.usecases.fields import form_of, not_among, schema_of, strangers, values

NONE_PERMITTED = "none"


@dataclass(frozen=True, slots=True)
class PermissionForm:
    """A permission as it is filled in. Dates are ISO days in the organisation's zone, the last included.

    Lists that are empty: every platform, every use. `alterations` empty means that nothing was said of them, "none"
    alone that none is permitted. `evidence` may stay empty where `evidence_files` names files in the vault.
    """

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
    licensor: str = ""
    licensor_contact: str = ""
    licence_version: str = ""
    licence_url: str = ""
    spdx_id: str = ""
    reference: str = ""
    granted_on: str = ""
    uses: tuple[str, ...] = ()
    territory: str = ""
    exclusivity: str = Exclusivity.NOT_STATED.value
    alterations: tuple[str, ...] = ()
    credit_place: str = CreditPlace.ANYWHERE.value
    source_type: str = ""
    evidence_files: tuple[str, ...] = ()


REQUIRED = {
    "rights_holder": "who owns the rights",
    "licence": "on what terms we may use it",
    "evidence": "where the evidence is kept",
    "valid_from": "from which day it holds",
}


def problems_of(form: PermissionForm, platforms: tuple[str, ...]) -> dict[str, str]:
    """Return for each field that cannot stay as it is one sentence; empty when the form is complete."""
    found = {
        field: f"Say {meaning}."
        for field, meaning in REQUIRED.items()
        if not getattr(form, field).strip() and not (field == "evidence" and form.evidence_files)
    }
    days = {name: getattr(form, name) for name in ("valid_from", "valid_to", "granted_on")}
    unknown = set(form.platforms) - set(platforms)
    said = {
        **wrong_days(days),
        "kind": not_among(LicenceKind, form.kind),
        "platforms": f"There is no platform {', '.join(sorted(unknown))}." if unknown else "",
        "uses": strangers(Use, form.uses),
        "alterations": _alterations_wrong(form.alterations),
        "exclusivity": not_among(Exclusivity, form.exclusivity),
        "credit_place": not_among(CreditPlace, form.credit_place),
        "source_type": not_among(SourceType, form.source_type, empty=True),
        **_licence_wrong(form),
    }
    return found | {field: sentence for field, sentence in said.items() if sentence}


def _alterations_wrong(said: tuple[str, ...]) -> str:
    return "" if said == (NONE_PERMITTED,) else strangers(Alteration, said)


def _licence_wrong(form: PermissionForm) -> dict[str, str]:
    """Return what is wrong with how the licence is named."""
    spdx, page = form.spdx_id.strip(), form.licence_url.strip()
    wrong = {}
    if spdx and not is_spdx_id(spdx):
        wrong["spdx_id"] = "Write an SPDX id, for example CC-BY-4.0 or OGL-UK-3.0."
    if page and not re.fullmatch(r"https?://\S{1,2000}", page, re.IGNORECASE):
        wrong["licence_url"] = "Write the address of the licence's page; it begins with https://."
    return wrong


def terms_of(form: PermissionForm, zone: str) -> Terms:
    """Return the terms that a complete form says."""
    alterations = None
    if form.alterations:
        alterations = tuple(Alteration(said) for said in form.alterations if said != NONE_PERMITTED)
    return Terms(
        licensor=clean(form.licensor).strip(),
        licensor_contact=clean(form.licensor_contact).strip(),
        licence_version=clean(form.licence_version).strip(),
        licence_url=form.licence_url.strip(),
        spdx_id=form.spdx_id.strip(),
        reference=clean(form.reference).strip(),
        granted_on=first_moment(form.granted_on, zone) if form.granted_on.strip() else None,
        uses=tuple(Use(said) for said in dict.fromkeys(form.uses)),
        territory=clean(form.territory).strip(),
        exclusivity=Exclusivity(form.exclusivity),
        alterations=alterations,
        credit_place=CreditPlace(form.credit_place),
        source_type=SourceType(form.source_type) if form.source_type.strip() else None,
    )


def form_from(fields: Mapping[str, Any]) -> PermissionForm:
    """Return a form from JSON. Raise BadInput for a field that is unknown or has the wrong type."""
    return form_of(PermissionForm, fields, "permission record", "permission")


def schema() -> dict[str, Any]:
    """Return the fields of a permission record as JSON Schema (draft 2020-12)."""
    day = {"format": "date"}
    alterations = [*values(Alteration), NONE_PERMITTED]
    return schema_of(
        PermissionForm,
        "Permission record",
        REQUIRED,
        {
            "kind": {"enum": values(LicenceKind)},
            "valid_from": day,
            "valid_to": {**day, "description": "the last day; empty: without end"},
            "granted_on": day,
            "platforms": {"description": "empty: every platform"},
            "uses": {"items": {"enum": values(Use)}, "description": "empty: every use"},
            "alterations": {"items": {"enum": alterations}, "description": "empty: nothing was said of them"},
            "exclusivity": {"enum": values(Exclusivity)},
            "credit_place": {"enum": values(CreditPlace)},
            "source_type": {"enum": ["", *values(SourceType)], "description": "IPTC digital source type"},
            "spdx_id": {"description": "of an open licence, for example CC-BY-4.0"},
            "evidence_files": {"description": "ids of files in the evidence vault"},
        },
    )
