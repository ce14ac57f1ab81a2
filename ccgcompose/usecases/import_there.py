"""What of a spreadsheet's rows is on record already, also what was withdrawn since: an old row brings nothing back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.errors import BadInput
from ccgcompose.usecases.ports import UnitOfWork

_NEVER = datetime(1, 1, 1, tzinfo=UTC)


class Pictures:
    """The media that a row may name, by id and by file name."""

    def __init__(self, media: Iterable[MediaAsset]) -> None:
        self._ids: set[str] = set()
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for asset in media:
            self._ids.add(asset.id)
            self._by_name[asset.filename.casefold()].append(asset.id)

    def meant(self, cell: str, folder: Path | None) -> tuple[str, Path | None]:
        """Return the medium that a cell names, or the file in `folder` to be taken in.

        Raise BadInput where there is neither, or where several have that name.
        """
        name = cell.replace("\\", "/").rsplit("/", 1)[-1]
        known = self._named(cell, name)
        if known is not None:
            return known, None
        if folder is not None and name not in ("", ".", "..") and _is_file(folder / name):
            return "", folder / name
        raise BadInput(
            f"There is no picture “{name}” in the library.", next="Add it, or name the folder it lies in."
        )

    def _named(self, cell: str, filename: str) -> str | None:
        if cell in self._ids:
            return cell
        found = self._by_name.get(filename.casefold(), [])
        if len(found) > 1:
            raise BadInput(
                f"{len(found)} pictures are called “{filename}”.",
                next=f"Write the id of the one that is meant: {', '.join(sorted(found))}.",
            )
        return found[0] if found else None


class OnRecord:
    """The records that there are, those of earlier rows with them. Made for one unit of work."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._permissions = [each for some in unit.media.all_permissions().values() for each in some]
        self._by_words: dict[frozenset[str], dict[PermissionRecord, list[PermissionRecord]]] = {}
        self._consents: dict[str, list[ConsentRecord]] = defaultdict(list)
        self._by_id = {record.id: record for record in unit.consents.all()}
        for record in self._by_id.values():
            self._consents[_folded(record.name)].append(record)
        self._tied: dict[str, set[str]] = defaultdict(set)
        for media_id, marks in unit.consents.all_on_media().items():
            self._tied[media_id] = {
                each.consent_id for each in marks if each.consent_id and each.removed_at is None
            }

    def permission(self, new: PermissionRecord, unsaid: frozenset[str]) -> PermissionRecord | None:
        """Return the record that says the same; fields in `unsaid` are not in the row and make no difference.

        Raise BadInput where that one was withdrawn.
        """
        found = self._worded(unsaid).get(_words(new, unsaid), [])
        standing = next((each for each in found if each.revoked_at is None), None)
        if found and standing is None:
            raise _withdrawn("permission", found[0].id)
        return standing

    def consent(self, new: ConsentRecord, media_id: str) -> ConsentRecord | None:
        """Return the consent that says the same, or what it was replaced by.

        Raise BadInput where it was withdrawn, also where the person withdrew another for this medium since.
        """
        same = self._consents.get(_folded(new.name), [])
        alike = next((each for each in same if _is_alike(each, new)), None)
        newest = self._newest(alike)
        if newest is not None and newest.withdrawal is not None:
            raise _withdrawn("consent", newest.id)
        for each in same:
            stopped = each.withdrawal is not None and new.given_on <= each.withdrawal.at
            if stopped and each.id in self._tied[media_id]:
                raise _withdrawn("consent", each.id)
        return newest

    def is_tied(self, consent_id: str, media_id: str) -> bool:
        """Return whether the person is marked on the medium with that consent."""
        return consent_id in self._tied[media_id]

    def learn(self, permission: PermissionRecord) -> None:
        """Know a new permission from now on."""
        self._permissions.append(permission)
        for unsaid, worded in self._by_words.items():
            worded.setdefault(_words(permission, unsaid), []).append(permission)

    def learn_consent(self, consent: ConsentRecord | None, consent_id: str, media_id: str) -> None:
        """Know a new consent from now on, if there is one, and that the person is marked on a medium."""
        if consent is not None:
            self._consents[_folded(consent.name)].append(consent)
        self._tied[media_id].add(consent_id)

    def _worded(self, unsaid: frozenset[str]) -> dict[PermissionRecord, list[PermissionRecord]]:
        if unsaid not in self._by_words:
            worded: dict[PermissionRecord, list[PermissionRecord]] = defaultdict(list)
            for each in self._permissions:
                worded[_words(each, unsaid)].append(each)
            self._by_words[unsaid] = worded
        return self._by_words[unsaid]

    def _newest(self, found: ConsentRecord | None) -> ConsentRecord | None:
        """Return what a consent was replaced by in the end, which may be under another name."""
        while found is not None and found.superseded_by is not None:
            found = self._by_id.get(found.superseded_by)
        return found


def _is_file(place: Path) -> bool:
    try:
        return place.is_file()
    except OSError:  # a name that no disk takes
        return False


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _words(record: PermissionRecord, unsaid: frozenset[str]) -> PermissionRecord:
    """Return what a record says of the work, whoever recorded, checked or withdrew it."""
    return replace(
        record,
        id="",
        recorded_by="",
        recorded_at=_NEVER,
        revoked_at=None,
        revoked_reason="",
        checked_by=None,
        checked_at=None,
        valid_from=_NEVER if "valid_from" in unsaid else record.valid_from,
        evidence="" if "evidence" in unsaid else record.evidence,
    )


def _is_alike(there: ConsentRecord, new: ConsentRecord) -> bool:
    same = replace(
        there,
        id=new.id,
        recorded_by=new.recorded_by,
        recorded_at=new.recorded_at,
        amends=None,
        superseded_by=None,
        withdrawal=None,
    )
    return same == new


def _withdrawn(what: str, record_id: str) -> BadInput:
    return BadInput(
        f"The {what} {record_id} for this was withdrawn.",
        kept="It stays withdrawn, and the row is left out.",
        next=f"Where a new {what} was given, record it by hand.",
    )
