"""What the cells of a row say, as the forms of a permission and of a consent."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ccgcompose.domain.consent import Relation
from ccgcompose.domain.licences import recognised
from ccgcompose.domain.permission import LicenceKind
from ccgcompose.domain.uses import Use
from ccgcompose.errors import BadInput
from ccgcompose.usecases.consent_form import ConsentForm
from ccgcompose.usecases.permissions import PermissionForm
from ccgcompose.usecases.uk_days import is_without_end, uk_day

_KINDS: tuple[tuple[LicenceKind, tuple[str, ...]], ...] = (
    (LicenceKind.OWN_WORK, ("own", "in-house", "in house", "internal", "staff photo", "ours")),
    (LicenceKind.COMMISSIONED, ("commission", "freelance")),
    (LicenceKind.OPEN_LICENCE, ("open", "creative commons", "cc ", "cc-", "cc0")),
    (LicenceKind.CROWN, ("crown", "ogl", "open government")),
    (LicenceKind.PUBLIC_DOMAIN, ("public domain", "out of copyright")),
    (LicenceKind.LICENSED, ("licen", "stock", "royalty", "agency", "purchased", "bought", "permission")),
)
_RELATIONS = (
    (Relation.STAFF, ("staff", "employee", "nurse", "doctor", "gp", "clinician", "colleague")),
    (Relation.VOLUNTEER, ("volunteer",)),
    (Relation.CARER, ("carer", "family", "relative")),
    (Relation.PUBLIC, ("public", "visitor", "model", "resident")),
    (Relation.PATIENT, ("patient", "service user")),
)
_USES = (
    (Use.SOCIAL, ("social", "facebook", "twitter", "instagram", "linkedin", "x/")),
    (Use.WEB, ("web", "site", "online", "digital", "newsroom", "blog")),
    (Use.PRINT, ("print", "leaflet", "poster", "brochure")),
    (Use.PRESS, ("press", "media release")),
    (Use.TRAINING, ("training", "education", "internal")),
    (Use.PAID, ("paid", "advert")),
)
_EVERY_USE = ("all", "any", "unlimited", "everything", "every use")


def permission_in(cells: Mapping[str, str], row: str, today: str) -> PermissionForm:
    """Return the permission that a row says. `row` is the evidence where the row names none, `today` the first day.

    Raise BadInput for a day that is none, or a use that is not understood.
    """
    licence = cells.get("licence", "") or cells.get("kind", "")
    named = recognised(licence)
    kind = _kind(cells.get("kind", "") or licence)
    if named is not None and kind is not LicenceKind.CROWN:
        kind = LicenceKind.CROWN if named.spdx_id.startswith("OGL") else LicenceKind.OPEN_LICENCE
    return PermissionForm(
        rights_holder=cells.get("rights_holder", "") or cells.get("creator", ""),
        creator=cells.get("creator", ""),
        kind=kind.value,
        licence=licence,
        evidence=cells.get("evidence", "") or row,
        valid_from=_first(cells.get("valid_from", ""), today),
        valid_to=_last(cells.get("valid_to", "")),
        platforms=_list(cells.get("platforms", "")),
        credit_line=cells.get("credit_line", ""),
        contact=cells.get("contact", ""),
        notes=cells.get("notes", ""),
        reference=cells.get("reference", ""),
        uses=_uses(cells.get("uses", "")),
        territory=cells.get("territory", ""),
        licence_version=named.version if named else "",
        licence_url=named.url if named else "",
        spdx_id=named.spdx_id if named else "",
    )


def consent_in(cells: Mapping[str, str]) -> ConsentForm | None:
    """Return the consent that a row says, where it names a person. Raise BadInput for a day that is none.

    Where it is not said in what capacity the person is shown, it is a patient: of them most is asked.
    """
    name = cells.get("person", "")
    if not name or is_without_end(name):
        return None
    said = cells.get("person_relation", "").casefold()
    relation = next(
        (each for each, words in _RELATIONS if any(word in said for word in words)), Relation.PATIENT
    )
    day = cells.get("consent_on", "") or cells.get("valid_from", "")
    uses = _uses(cells.get("uses", "")) or (Use.SOCIAL.value, Use.WEB.value)
    return ConsentForm(
        name=name,
        relation=relation.value,
        scope=uses,
        given_on=_day(day) if day else "",
        valid_to=_last(cells.get("consent_until", "")),
        evidence=cells.get("consent_evidence", ""),
    )


def _kind(said: str) -> LicenceKind:
    folded = said.casefold()
    for kind in LicenceKind:
        if folded == kind.value.casefold():
            return kind
    return next(
        (kind for kind, words in _KINDS if any(word in folded for word in words)), LicenceKind.LICENSED
    )


def _first(cell: str, today: str) -> str:
    return _day(cell) if cell else today


def _last(cell: str) -> str:
    return "" if not cell or is_without_end(cell) else _day(cell)


def _day(cell: str) -> str:
    found = uk_day(cell)
    if found is None:
        raise BadInput(f"“{cell}” is no day.", next="Write day/month/year, for example 24/11/2026.")
    return found


def _list(cell: str) -> tuple[str, ...]:
    """Return the words of a cell; "all" is none, which means all."""
    words = (word.strip().casefold() for word in re.split(r"[,;/|\n]", cell))
    return tuple(word for word in words if word and word not in _EVERY_USE)


def _uses(cell: str) -> tuple[str, ...]:
    found: list[str] = []
    for word in _list(cell):
        uses = [use.value for use, names in _USES if word == use.value or any(name in word for name in names)]
        if not uses:
            raise BadInput(
                f"“{word}” is no use.", next=f"The uses are {', '.join(use.value for use in Use)}, or all."
            )
        found += uses
    return tuple(dict.fromkeys(found))
