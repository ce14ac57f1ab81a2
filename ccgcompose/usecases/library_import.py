"""Take over the spreadsheet in which permissions are kept today: looked through whole, then written in one step.

A row is taken whole or not at all. A bad one is named with its reason and stands in nobody's way; a row that was
taken over before is recognised.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from ccgcompose.domain.appearance import Appearance, Resolution
from ccgcompose.domain.consent import ConsentRecord
from ccgcompose.domain.history import Entry
from ccgcompose.domain.people import Person
from ccgcompose.domain.permission import PermissionRecord
from ccgcompose.errors import BadInput, Problem
from ccgcompose.usecases import consent_form
from ccgcompose.usecases.context import Context
from ccgcompose.usecases.days import today, zone_in_use
from ccgcompose.usecases.import_columns import guessed, mapped
from ccgcompose.usecases.import_rows import consent_in, permission_in
from ccgcompose.usecases.library import Library
from ccgcompose.usecases.permissions import PermissionForm, Permissions
from ccgcompose.usecases.ports import UnitOfWork
from ccgcompose.usecases.spreadsheets import Row, Sheet, is_formula, read_sheet


class RowState(Enum):
    """What became of a row."""

    NEW = "new"
    THERE = "there already"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of one row; `reason` says why it is bad, the ids what was written."""

    number: int
    state: RowState
    file: str
    reason: str = ""
    media_id: str = ""
    permission_id: str = ""
    consent_id: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or (`dry`) would do: the heading of each column, and what became of each row."""

    columns: dict[str, str]
    rows: tuple[RowOutcome, ...]
    dry: bool

    def count(self, state: RowState) -> int:
        """Return how many rows ended so."""
        return sum(row.state is state for row in self.rows)


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of a file: their headings, what each is taken for at first, and how many rows there are."""

    names: tuple[str, ...]
    guess: dict[str, str]
    rows: int


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A row that can be taken over: its file, the forms that it says, and the medium where there is one."""

    row: Row
    file: str
    alt_text: str
    permission: PermissionForm
    consent: consent_form.ConsentForm | None
    source: Path | None
    media_id: str = ""


class LibraryImport:
    """Take a spreadsheet over."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._permissions = Permissions(context)
        self._library = Library(context)

    def headings(self, source: Path) -> Headings:
        """Return the headings of a CSV file and which column is taken for what. Raise BadInput for no table."""
        sheet = read_sheet(_bytes(source))
        return Headings(tuple(filter(None, sheet.headings)), guessed(sheet.headings), len(sheet.rows))

    def run(
        self,
        person: Person,
        source: Path,
        *,
        mapping: Iterable[str] = (),
        files: Path | None = None,
        dry: bool = False,
    ) -> Imported:
        """Take over a CSV file. `files` is the folder in which pictures lie that are not in the library yet.

        Raise BadInput for a file that is no table, or a mapping that does not fit. With `dry` nothing is written.
        """
        sheet = read_sheet(_bytes(source))
        columns = mapped(sheet.headings, mapping)
        if "file" not in columns:
            raise BadInput(
                "No column names the file of the picture.",
                kept="Nothing was imported.",
                next="Say which it is, for example file=Image name.",
            )
        looked = [self._looked(row, columns, source.name, files) for row in sheet.rows]
        if dry:
            return Imported(columns, tuple(_would(each) for each in looked), dry=True)
        return Imported(columns, self._written(person, looked, sheet, source.name), dry=False)

    def _looked(
        self, row: Row, columns: dict[str, str], name: str, files: Path | None
    ) -> _Wanted | RowOutcome:
        """Return what a row says, or why it cannot be taken over. Nothing is written."""
        cells = {target: row.cells.get(heading, "") for target, heading in columns.items()}
        file = cells["file"]
        formulas = [columns[target] for target, cell in cells.items() if is_formula(cell)]
        if formulas:
            return _bad(row, file, f"{', '.join(formulas)}: this is a formula. Save the values instead.")
        if not file:
            return _bad(row, file, "It names no file.")
        try:
            media_id, source = self._medium(file, files)
            permission = permission_in(cells, f"Row {row.number} of {name}", self._today())
            wrong = self._permissions.problems(permission)
            consent = consent_in(cells)
            if consent is not None:
                found = consent_form.problems_of(consent, self._context.connectors.platforms())
                wrong |= {f"consent {field}": said for field, said in found.items()}
        except Problem as problem:
            return _bad(row, file, str(problem))
        if wrong:
            said = " ".join(f"{field.replace('_', ' ')}: {sentence}" for field, sentence in wrong.items())
            return _bad(row, file, said)
        return _Wanted(row, file, cells.get("alt_text", ""), permission, consent, source, media_id)

    def _today(self) -> str:
        return today(self._context, zone_in_use(self._context))

    def _medium(self, file: str, files: Path | None) -> tuple[str, Path | None]:
        """Return the medium that a row names, or the file to be taken in. Raise BadInput for neither."""
        name = file.replace("\\", "/").rsplit("/", 1)[-1]
        with self._context.store.read() as unit:
            for asset in unit.media.all():
                if asset.id == file or asset.filename.casefold() == name.casefold():
                    return asset.id, None
        if files is not None and name not in ("", ".", ".."):
            place = files / name
            if place.is_file():
                return "", place
        raise BadInput(
            f"There is no picture “{name}” in the library.", next="Add it, or name the folder it lies in."
        )

    def _written(
        self, person: Person, looked: list[_Wanted | RowOutcome], sheet: Sheet, name: str
    ) -> tuple[RowOutcome, ...]:
        """Take the files in, then write the records of every good row in one transaction."""
        ready = [self._taken_in(person, each) if isinstance(each, _Wanted) else each for each in looked]
        zone = zone_in_use(self._context)
        with self._context.store.write() as unit:
            outcomes = tuple(
                self._row(unit, person, each, zone) if isinstance(each, _Wanted) else each for each in ready
            )
            new = sum(outcome.state is RowState.NEW for outcome in outcomes)
            if new:
                summary = (
                    f"{person.name} took over {new} of {len(sheet.rows)} rows of the spreadsheet {name}."
                )
                unit.history.append(Entry("library.imported", person.id, summary), self._context.clock.now())
        return outcomes

    def _taken_in(self, person: Person, wanted: _Wanted) -> _Wanted | RowOutcome:
        if wanted.source is None:
            return wanted
        try:
            asset = self._library.add(person, wanted.source, wanted.alt_text)
        except Problem as problem:
            return _bad(wanted.row, wanted.file, str(problem))
        return replace(wanted, media_id=asset.id)

    def _row(self, unit: UnitOfWork, person: Person, wanted: _Wanted, zone: str) -> RowOutcome:
        record = self._permissions.built(person, wanted.media_id, wanted.permission, zone)
        permission = _known(unit.media.permissions(wanted.media_id), record)
        state = RowState.THERE
        if permission is None:
            unit.media.add_permission(record)
            permission, state = record, RowState.NEW
        consent_id = ""
        if wanted.consent is not None:
            consent_id, is_new = self._consent(unit, person, wanted, zone)
            state = RowState.NEW if is_new else state
        media_id = wanted.media_id
        return RowOutcome(wanted.row.number, state, wanted.file, "", media_id, permission.id, consent_id)

    def _consent(self, unit: UnitOfWork, person: Person, wanted: _Wanted, zone: str) -> tuple[str, bool]:
        """Tie the person's consent to the medium; a new record where none is like it."""
        assert wanted.consent is not None  # noqa: S101 - the caller asked
        now = self._context.clock.now()
        record = consent_form.record_of(
            wanted.consent, zone, self._context.ids.new("consent"), person.id, now
        )
        there = next((each for each in unit.consents.all() if _alike(each, record)), None)
        if there is None:
            unit.consents.add(record)
        consent_id = (there or record).id
        tied = {
            each.consent_id for each in unit.consents.on_media(wanted.media_id) if each.removed_at is None
        }
        if consent_id not in tied:
            unit.consents.add_appearance(
                Appearance(
                    *(
                        self._context.ids.new("appearance"),
                        Resolution.CONSENT,
                        person.id,
                        now,
                        wanted.media_id,
                    ),
                    consent_id=consent_id,
                )
            )
        return consent_id, there is None or consent_id not in tied


def _known(there: Iterable[PermissionRecord], new: PermissionRecord) -> PermissionRecord | None:
    """Return a record that says the same."""
    form = replace(new, id="", recorded_by="", recorded_at=new.valid_from)
    return next(
        (each for each in there if replace(each, id="", recorded_by="", recorded_at=new.valid_from) == form),
        None,
    )


def _alike(there: ConsentRecord, new: ConsentRecord) -> bool:
    same = replace(there, id=new.id, recorded_by=new.recorded_by, recorded_at=new.recorded_at)
    return same == new


def _would(each: _Wanted | RowOutcome) -> RowOutcome:
    if isinstance(each, RowOutcome):
        return each
    return RowOutcome(each.row.number, RowState.NEW, each.file, "", each.media_id)


def _bad(row: Row, file: str, reason: str) -> RowOutcome:
    return RowOutcome(row.number, RowState.BAD, file, reason)


def _bytes(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        raise BadInput(
            f"{source} cannot be read: {error.strerror}.",
            kept="Nothing was imported.",
            next="Name a CSV file.",
        ) from error
