"""A spreadsheet saved as CSV, as it comes: in UTF-8 or as Windows writes it, with commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ccgcompose.errors import BadInput

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
_LONGEST_CELL = 50_000
_TOP = 10  # rows in which headings are looked for, under titles
_DELIMITERS = (",", ";", "\t", "|")
_KEPT = "Nothing was imported."


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the number that the spreadsheet shows for it, and its cells by heading."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with headings, which stand in the row of the number `headed`. A row of empty cells is none."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    headed: int = 1


IsHeading = Callable[[tuple[str, ...]], bool]


def sheet_in(source: Path, is_heading: IsHeading) -> Sheet:
    """Return the table in a file, as `read_sheet` does. Raise BadInput also for what cannot be read."""
    if source.exists() and not source.is_file():  # a pipe would keep us waiting for a writer
        raise _bad(f"{source} is not an ordinary file.", "Name a CSV file.")
    try:
        with source.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _bad(f"{source} cannot be read: {error.strerror}.", "Name a CSV file.") from error
    return read_sheet(data, is_heading)


def read_sheet(data: bytes, is_heading: IsHeading = lambda _cells: True) -> Sheet:
    """Return the table in a file. Raise BadInput for what is no table.

    The headings are in the first of its top rows that `is_heading` knows for them (titles may stand above them); where
    there is none, in the first row.
    """
    if len(data) > MOST_BYTES:
        raise _bad("The file is over 20 MB.", "Split it into smaller files.")
    text = _decoded(data)
    if "\x00" in text:
        raise _bad("The file is no text.", "Save the spreadsheet as CSV and import that file.")
    said = re.match(r'"?sep=([,;|\t])"?\r?\n', text)  # a line that tells spreadsheets, which do not show it
    text, sign = (text[said.end() :], said[1]) if said else (text, _delimiter(text))
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error as error:
        raise _bad(f"The file is no table: {error}.", "Save the spreadsheet as CSV again.") from error
    return _sheet(lines, is_heading)


def _sheet(lines: list[list[str]], is_heading: IsHeading) -> Sheet:
    first = _headed(lines, is_heading)
    if first is None:
        raise _bad("The file is empty.", "Save the spreadsheet as CSV again.")
    headings = _plain(lines[first])
    if len(lines) - first > MOST_ROWS:
        raise _bad(f"The file has over {MOST_ROWS:,} rows.", "Split it into smaller files.")
    rows = (
        Row(number, _cells(headings, cells))
        for number, cells in enumerate(lines[first + 1 :], start=first + 2)
        if any(cell.strip() for cell in cells)
    )
    return Sheet(headings, tuple(rows), first + 1)


def _headed(lines: list[list[str]], is_heading: IsHeading) -> int | None:
    """Return which line has the headings; None where all are empty."""
    told = (at for at, cells in enumerate(lines) if any(cell.strip() for cell in cells))
    top = list(islice(told, _TOP))
    return next((at for at in top if is_heading(_plain(lines[at]))), next(iter(top), None))


def _plain(cells: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()) for cell in cells)


def _cells(headings: tuple[str, ...], cells: list[str]) -> dict[str, str]:
    """Return the cells by heading; of two headings alike the first counts. An apostrophe only marks text."""
    found: dict[str, str] = {}
    for heading, cell in zip(headings, cells, strict=False):
        found.setdefault(heading, cell.strip().removeprefix("'")[:_LONGEST_CELL])
    return found


def is_formula(cell: str) -> bool:
    """Return whether a cell is a formula that was saved as text: its value is not in the file."""
    return cell.startswith(("=", "@")) or (cell.startswith(("+", "-")) and any(sign in cell for sign in "(!"))


def _decoded(data: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return _as(data, encoding) or ""
    text = _as(data, "utf-8-sig")
    # Windows-1252 has a character for nearly every byte; the five it lacks become U+FFFD, which a form shows.
    return text if text is not None else data.decode("cp1252", "replace")


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _delimiter(text: str) -> str:
    """Return what separates the headings: whatever there is most of in one of the top lines."""
    top = islice((line for line in text.splitlines() if line.strip()), _TOP)
    lines = [re.sub(r'"[^"]*"', "", line) for line in top]  # what stands in quotes separates nothing
    return max(_DELIMITERS, key=lambda sign: max((line.count(sign) for line in lines), default=0))


def _bad(what: str, next: str) -> BadInput:
    return BadInput(what, kept=_KEPT, next=next)
