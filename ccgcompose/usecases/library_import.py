"""Take over the spreadsheet in which permissions are kept today: looked through whole, then written in one step.

A row is taken whole or not at all. A bad one is named with its reason and stands in nobody's way; a row that was
taken over before is recognised.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
from ccgcompose.usecases.days import DEFAULT_ZONE, today, zone_in_use
from ccgcompose.usecases.import_columns import guessed, mapped
from ccgcompose.usecases.import_rows import consent_in, permission_in
from ccgcompose.usecases.import_there import OnRecord, Pictures
from ccgcompose.usecases.library import Library
from ccgcompose.usecases.permissions import PermissionForm, Permissions
from ccgcompose.usecases.ports import UnitOfWork
from ccgcompose.usecases.spreadsheets import Row, Sheet, is_formula, sheet_in


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
    """What an import did, or (`dry`) would do: the heading of each column, and what became of each row.

    `headed` is the number of the row that the headings stand in.
    """

    columns: dict[str, str]
    rows: tuple[RowOutcome, ...]
    dry: bool
    headed: int

    def count(self, state: RowState) -> int:
        """Return how many rows ended so."""
        return sum(row.state is state for row in self.rows)


@dataclass(frozen=True, slots=True)
class Headings:
    """The columns of a file: their headings, what each is taken for at first, and how many rows there are.

    `row` is the number of the row that they stand in.
    """

    names: tuple[str, ...]
    guess: dict[str, str]
    rows: int
    row: int


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
    unsaid: frozenset[str] = frozenset()  # fields of the permission of which the row says nothing


@dataclass(frozen=True, slots=True)
class _Table:
    """What every row is read with: the heading of each column, the file's name, the pictures, today's date."""

    columns: dict[str, str]
    name: str
    pictures: Pictures
    files: Path | None
    today: str
    platforms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """What becomes of a row, and the records that it adds."""

    outcome: RowOutcome
    permission: PermissionRecord | None = None
    consent: ConsentRecord | None = None
    mark: Appearance | None = None


class LibraryImport:
    """Take a spreadsheet over."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._permissions = Permissions(context)
        self._library = Library(context)

    def headings(self, source: Path) -> Headings:
        """Return the headings of a CSV file and which column is taken for what. Raise BadInput for no table."""
        sheet = sheet_in(source)
        return Headings(
            tuple(filter(None, sheet.headings)), guessed(sheet.headings), len(sheet.rows), sheet.headed
        )

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
        sheet = sheet_in(source)
        columns = mapped(sheet.headings, mapping)
        if "file" not in columns:
            raise BadInput(
                "No column names the file of the picture.",
                kept="Nothing was imported.",
                next="Say which it is, for example file=Image name.",
            )
        table = self._table(columns, source.name, files)
        looked = [self._looked(row, table) for row in sheet.rows]
        name = source.name
        outcomes = self._tried(person, looked) if dry else self._written(person, looked, sheet, name)
        return Imported(columns, outcomes, dry, sheet.headed)

    def _table(self, columns: dict[str, str], name: str, files: Path | None) -> _Table:
        with self._context.store.read() as unit:
            pictures = Pictures(unit.media.all())
        day = today(self._context, zone_in_use(self._context))
        return _Table(columns, name, pictures, files, day, self._context.connectors.platforms())

    def _looked(self, row: Row, table: _Table) -> _Wanted | RowOutcome:
        """Return what a row says, or why it cannot be taken over. Nothing is written."""
        columns = table.columns
        cells = {target: row.cells.get(heading, "") for target, heading in columns.items()}
        file = cells["file"]
        formulas = [columns[target] for target, cell in cells.items() if is_formula(cell)]
        if formulas:
            return _bad(row, file, f"{', '.join(formulas)}: this is a formula. Save the values instead.")
        if not file:
            return _bad(row, file, "It names no file.")
        try:
            media_id, source = table.pictures.meant(file, table.files)
            permission = permission_in(cells, f"Row {row.number} of {table.name}", table.today)
            wrong = self._permissions.problems(permission)
            consent = consent_in(cells)
            if consent is not None:
                found = consent_form.problems_of(consent, table.platforms)
                wrong |= {f"consent {field}": said for field, said in found.items()}
        except Problem as problem:
            return _bad(row, file, str(problem))
        if wrong:
            said = " ".join(f"{field.replace('_', ' ')}: {sentence}" for field, sentence in wrong.items())
            return _bad(row, file, said)
        alt_text = cells.get("alt_text", "")
        return _Wanted(row, file, alt_text, permission, consent, source, media_id, _unsaid(cells))

    def _tried(self, person: Person, looked: list[_Wanted | RowOutcome]) -> tuple[RowOutcome, ...]:
        """Return what would become of the rows. The publisher and whoever types need not wait for it."""
        with self._context.store.read() as unit:
            outcomes = [made.outcome for made in self._rows(unit, person, looked)]
        return tuple(replace(each, permission_id="", consent_id="") for each in outcomes)

    def _written(
        self, person: Person, looked: list[_Wanted | RowOutcome], sheet: Sheet, name: str
    ) -> tuple[RowOutcome, ...]:
        """Take the files in, then write the records of every good row in one transaction."""
        ready = [self._taken_in(person, each) if isinstance(each, _Wanted) else each for each in looked]
        with self._context.store.write() as unit:
            rows = self._rows(unit, person, ready)
            for made in rows:
                _add(unit, made)
            new = sum(made.outcome.state is RowState.NEW for made in rows)
            if new:
                summary = (
                    f"{person.name} took over {new} of {len(sheet.rows)} rows of the spreadsheet {name}."
                )
                unit.history.append(Entry("library.imported", person.id, summary), self._context.clock.now())
        return tuple(made.outcome for made in rows)

    def _taken_in(self, person: Person, wanted: _Wanted) -> _Wanted | RowOutcome:
        if wanted.source is None:
            return wanted
        try:
            asset = self._library.add(person, wanted.source, wanted.alt_text)
        except Problem as problem:
            return _bad(wanted.row, wanted.file, str(problem))
        return replace(wanted, media_id=asset.id)

    def _rows(self, unit: UnitOfWork, person: Person, ready: list[_Wanted | RowOutcome]) -> tuple[_Made, ...]:
        """Return what becomes of each row, with what is on record and the rows before it. Nothing is written."""
        organisation, there = unit.workspace.get(), OnRecord(unit)
        zone = organisation.zone if organisation else DEFAULT_ZONE
        return tuple(
            self._row(person, each, zone, there) if isinstance(each, _Wanted) else _Made(each)
            for each in ready
        )

    def _row(self, person: Person, wanted: _Wanted, zone: str, there: OnRecord) -> _Made:
        """Make one row's records, or none of them. A picture that is not in the library yet has no records."""
        row, file = wanted.row, wanted.file
        if not wanted.media_id:
            return _Made(RowOutcome(row.number, RowState.NEW, file))
        new = self._permissions.built(person, wanted.media_id, wanted.permission, zone)
        try:
            known = there.permission(new, wanted.unsaid)
            consent_id, consent, mark = self._consent(person, wanted, zone, there)
        except BadInput as problem:
            return _Made(_bad(row, file, str(problem)))
        if known is None:
            there.learn(new)
        state = RowState.NEW if mark is not None or known is None else RowState.THERE
        outcome = RowOutcome(row.number, state, file, "", wanted.media_id, (known or new).id, consent_id)
        return _Made(outcome, new if known is None else None, consent, mark)

    def _consent(
        self, person: Person, wanted: _Wanted, zone: str, there: OnRecord
    ) -> tuple[str, ConsentRecord | None, Appearance | None]:
        """Return the id of the person's consent, the record where none is like it, and the mark that ties it.

        Raise BadInput for one that was withdrawn.
        """
        if wanted.consent is None:
            return "", None, None
        now, ids = self._context.clock.now(), self._context.ids
        record = consent_form.record_of(wanted.consent, zone, ids.new("consent"), person.id, now)
        found = there.consent(record, wanted.media_id)
        consent_id = (found or record).id
        if found is not None and there.is_tied(consent_id, wanted.media_id):
            return consent_id, None, None
        mark = Appearance(
            id=ids.new("appearance"),
            resolution=Resolution.CONSENT,
            recorded_by=person.id,
            recorded_at=now,
            media_id=wanted.media_id,
            consent_id=consent_id,
        )
        new = record if found is None else None
        there.learn_consent(new, consent_id, wanted.media_id)
        return consent_id, new, mark


def _add(unit: UnitOfWork, made: _Made) -> None:
    if made.permission is not None:
        unit.media.add_permission(made.permission)
    if made.consent is not None:
        unit.consents.add(made.consent)
    if made.mark is not None:
        unit.consents.add_appearance(made.mark)


def _unsaid(cells: Mapping[str, str]) -> frozenset[str]:
    return frozenset(field for field in ("valid_from", "evidence") if not cells.get(field))


def _bad(row: Row, file: str, reason: str) -> RowOutcome:
    return RowOutcome(row.number, RowState.BAD, file, reason)
