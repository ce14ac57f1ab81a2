"""The lines of the library: each medium with its permission, its people and its use, and which of them are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ccgcompose.domain.appearance import Appearance, unresolved
from ccgcompose.domain.descent import line_of, marks_on
from ccgcompose.domain.media import MediaKind
from ccgcompose.domain.media_gate import PersonFacts, people_facts
from ccgcompose.domain.permission import PermissionState, verdict
from ccgcompose.usecases.ports import UnitOfWork
from ccgcompose.usecases.views import MediaLine
from ccgcompose.usecases.works import origin


@dataclass(frozen=True, slots=True)
class MediaQuery:
    """What the library is asked for. Empty means all.

    `text` searches names, descriptions, creators, rights holders, licences and transcripts. `person` is part of the
    name in a consent, or the consent's id. `used` true: in a post; false: in none.
    """

    text: str = ""
    states: tuple[PermissionState, ...] = ()
    kinds: tuple[MediaKind, ...] = ()
    person: str = ""
    used: bool | None = None


EVERYTHING = MediaQuery()


def lines_of(unit: UnitOfWork, now: datetime) -> tuple[MediaLine, ...]:
    """Return every medium, last added first, with how its permission and its people stand now."""
    media = {asset.id: asset for asset in unit.media.all()}
    permissions, uses = unit.media.all_permissions(), unit.media.use_counts()
    recorded, faces = unit.consents.all_on_media(), unit.sights.faces()
    marks = {asset.id: marks_on(line_of(asset, media), recorded) for asset in media.values()}
    people = _people(unit, marks, now)
    return tuple(
        MediaLine(
            asset,
            permissions.get(root.id, ()),
            verdict(permissions.get(root.id, ()), now, alterations=alterations),
            uses.get(asset.id, 0),
            people.get(asset.id, ()),
            len(unresolved(faces.get(asset.published_sha256, ()), marks.get(asset.id, ()))),
        )
        for asset in media.values()
        for root, alterations in (origin(asset, media),)
    )


def _people(
    unit: UnitOfWork, marks: Mapping[str, tuple[Appearance, ...]], now: datetime
) -> Mapping[str, tuple[PersonFacts, ...]]:
    consents = {record.id: record for record in unit.consents.all()}
    return {
        media_id: people_facts(appearances, consents, now, None, None)
        for media_id, appearances in marks.items()
    }


def is_wanted(line: MediaLine, query: MediaQuery) -> bool:
    """Return whether a line is what a query asks for."""
    if query.states and line.verdict.state not in query.states:
        return False
    if query.kinds and line.asset.kind not in query.kinds:
        return False
    if query.used is not None and bool(line.used_in) is not query.used:
        return False
    if query.person.strip() and not _shows(line, query.person.casefold().strip()):
        return False
    words = query.text.casefold().split()
    return not words or all(word in _searched(line) for word in words)


def _shows(line: MediaLine, wanted: str) -> bool:
    records = (person.consent for person in line.people if person.consent is not None)
    return any(wanted == record.id or wanted in record.name.casefold() for record in records)


def _searched(line: MediaLine) -> str:
    """Return all that a search looks into, folded. People are looked for by `person` alone."""
    asset, said = line.asset, line.asset.metadata
    parts = [
        asset.id,
        asset.filename,
        asset.alt_text,
        asset.text,
        asset.transcript,
        said.creator,
        said.credit,
    ]
    for record in line.permissions:
        parts += [
            record.creator,
            record.rights_holder,
            record.licence,
            record.terms.licensor,
            record.terms.reference,
        ]
    return "\n".join(parts).casefold()
