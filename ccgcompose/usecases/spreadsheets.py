"""A spreadsheet saved as CSV, as it comes: in UTF-8 or as Windows writes it, with commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ccgcompose.errors import BadInput
from ccgcompose.usecases.import_headings import TOP, heading_row, most_known, width

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
_LONGEST_CELL = 50_000
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
    headed: int


def sheet_in(source: Path) -> Sheet:
    """Return the table in a file, as `read_sheet` does. Raise BadInput also for what cannot be read."""
    if source.exists() and not source.is_file():  # a pipe would keep us waiting for a writer
        raise _bad(f"{source} is not an ordinary file.", "Name a CSV file.")
    try:
        with source.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _bad(f"{source} cannot be read: {error.strerror}.", "Name a CSV file.") from error
    return read_sheet(data)


def read_sheet(data: bytes) -> Sheet:
    """Return the table in a file. Raise BadInput for what is no table. Titles may stand above the headings."""
    if len(data) > MOST_BYTES:
        raise _bad("The file is over 20 MB.", "Split it into smaller files.")
    text = _decoded(data)
    if "\x00" in text:
        raise _bad("The file is no text.", "Save the spreadsheet as CSV and import that file.")
    said = re.match(r'"?sep=([,;|\t])"?\r?\n', text)  # a line that tells spreadsheets, which do not show it
    try:
        text, sign = (text[said.end() :], said[1]) if said else (text, _delimiter(text))
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True))
    except csv.Error as error:
        raise _bad(f"The file is no table: {error}.", "Save the spreadsheet as CSV again.") from error
    return _sheet(lines)


def _sheet(lines: list[list[str]]) -> Sheet:
    first = heading_row(lines)
    if first is None:
        raise _bad("The file is empty.", "Save the spreadsheet as CSV again.")
    headings = tuple(" ".join(cell.split()) for cell in lines[first])
    if len(lines) - first > MOST_ROWS:
        raise _bad(f"The file has over {MOST_ROWS:,} rows.", "Split it into smaller files.")
    rows = (
        Row(number, _cells(headings, cells))
        for number, cells in enumerate(lines[first + 1 :], start=first + 2)
        if width(cells)
    )
    return Sheet(headings, tuple(rows), first + 1)


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
    """Return what separates the cells: that by which most headings are known, where there are two and more.

    Else whatever there is most of in the first line that has words. Raise csv.Error for lines that are no table.
    """
    lines = list(islice((line for line in io.StringIO(text, newline=None) if line.strip()), TOP))
    first = re.sub(r'"[^"]*"', "", lines[0]) if lines else ""  # what stands in quotes separates nothing

    def told(sign: str) -> tuple[int, int]:
        known = most_known(list(csv.reader(lines, delimiter=sign)))
        return known if known > 1 else 0, first.count(sign)

    return max(_DELIMITERS, key=told)


def _bad(what: str, next: str) -> BadInput:
    return BadInput(what, kept=_KEPT, next=next)
