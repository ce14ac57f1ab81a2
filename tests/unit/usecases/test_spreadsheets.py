"""A spreadsheet as it is saved: its rows, its headings, its days."""

from __future__ import annotations

import pytest

from ccgcompose.errors import BadInput
from ccgcompose.usecases.import_columns import guessed
from ccgcompose.usecases.spreadsheets import read_sheet
from ccgcompose.usecases.uk_days import is_without_end, uk_day


@pytest.mark.parametrize(
    "data", [b"", b"\r\n \r\n", b"PK\x03\x04\x00\x00", b'a,b\r\n"c', b"x" * 20_000_001, b"x" * 200_000]
)
def test_what_is_no_table_says_so(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_sheet(data)


def test_rows_have_the_numbers_that_the_spreadsheet_shows() -> None:
    found = read_sheet(b"\r\nA,B\r\n'1,2\r\n,\r\n3\r\n")
    assert [(row.number, row.cells) for row in found.rows] == [(3, {"A": "1", "B": "2"}), (5, {"A": "3"})]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        *[
            (said, "2026-11-24")
            for said in ("24/11/2026", "24-11-26", "24.11.2026", "24 11 2026", "2026-11-24")
        ],
        *[
            (said, "2026-11-24")
            for said in ("24 Nov 2026", "24th November 2026", "Tuesday, 24 November 2026")
        ],
        *[
            (said, "2026-11-24")
            for said in ("24-Nov-26", "2026-11-24T09:30:00", "24/11/2026 09:30", "46350", "46350.396")
        ],
        ("31/12/98", "1998-12-31"),
        *[(said, None) for said in ("11/24/2026", "31/02/2026", "24 Nox 2026", "soon", "", "2026", "99999")],
    ],
)
def test_days_are_read_as_british(said: str, day: str | None) -> None:
    assert uk_day(said) == day


def test_some_words_mean_without_end() -> None:
    assert all(map(is_without_end, ("N/A", "In perpetuity", " ongoing ", "-")))
    assert not any(map(is_without_end, ("2026", "tbc", "")))


def test_each_heading_is_guessed_for_one_column() -> None:
    headings = ("File_Name", "ALT-text", "Copyright", "Licence", "Invoice No", "End date", "", "Whatever")
    assert guessed(headings) == {
        "file": "File_Name",
        "alt_text": "ALT-text",
        "rights_holder": "Copyright",
        "licence": "Licence",
        "reference": "Invoice No",
        "valid_to": "End date",
    }


def test_a_line_for_the_spreadsheet_itself_is_no_row() -> None:
    read = read_sheet(b"sep=;\r\nName;Owner\r\na.png;B, C\r\n")
    assert (read.headings, read.rows[0].number, read.rows[0].cells["Owner"]) == (("Name", "Owner"), 2, "B, C")
    quoted = read_sheet(b'"Name, of file";Owner\r\na.png;B\r\n')
    assert quoted.headings == ("Name, of file", "Owner")


HEAD, GOOD = (
    "Image name;Owner;Licence;Alt text",
    "a.png;Club;Invoice 1;A nurse, a patient, a dog, and a child",
)


@pytest.mark.parametrize(
    ("lines", "headed"),
    [
        ((HEAD, GOOD), 1),
        (("Register", "Last look, May", "", HEAD, GOOD), 4),
        (("Permission;;Picture;", HEAD, GOOD), 2),  # the names of groups of columns
        ((*["Title"] * 9, HEAD, GOOD), 10),
        ((*["Title"] * 10, HEAD, GOOD), 1),
        (("Bild;Art;Nachweis", "a.png;Photo;Email"), 1),  # words of headings, in a record
        (("Register", "Pic;Owner;Licence;Expires"), 2),
        (("Register", "a.png;Owner;Permission"), 1),
    ],
)
def test_the_headings_are_found_below_titles(lines: tuple[str, ...], headed: int) -> None:
    assert read_sheet("\n".join(lines).encode()).headed == headed


def test_what_separates_the_cells_is_told_by_the_headings_and_not_by_what_a_record_says() -> None:
    assert read_sheet(f"{HEAD}\n{GOOD}\n".encode()).headings == tuple(HEAD.split(";"))
    assert read_sheet(b"Bild;Was\na.png;One, two, three\n").headings == ("Bild", "Was")
    assert read_sheet(f"{HEAD}\r{GOOD}\r".encode()).headings == tuple(HEAD.split(";"))  # as old Macs wrote
