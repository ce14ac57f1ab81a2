"""The spreadsheet of today: read as it comes, every bad row named, none half done, and taken over once."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from ccgcompose.domain.permission import LicenceKind, PermissionState
from ccgcompose.errors import BadInput
from ccgcompose.usecases.consent_form import ConsentForm
from ccgcompose.usecases.library_import import Imported, RowState
from ccgcompose.usecases.views import EntryQuery
from tests.unit.usecases.world import World

HEAD = "Image name,Photographer,Copyright holder,Licence,Start date,Expiry date,Where kept"
GOOD = "clinic.png,R. Patel,Exampleshire Camera Club,Invoice 2041,01/11/2026,31/03/2027,Shared drive"


def sheet(world: World, *lines: str, encoding: str = "utf-8") -> Path:
    source = world.folder / "permissions.csv"
    source.write_bytes("\r\n".join(lines).encode(encoding))
    return source


def run(world: World, source: Path, *mapping: str, dry: bool = False, files: Path | None = None) -> Imported:
    return world.desk.library_import.run(world.amara, source, mapping=mapping, dry=dry, files=files)


def states(done: Imported) -> list[RowState]:
    return [row.state for row in done.rows]


def test_a_row_becomes_a_permission(world: World) -> None:
    media_id = world.picture()
    done = run(world, sheet(world, HEAD, GOOD))
    assert states(done) == [RowState.NEW]
    (line,) = world.desk.library.lines()
    (record,) = line.permissions
    assert (record.id, record.media_id) == (done.rows[0].permission_id, media_id)
    assert (record.rights_holder, record.creator, record.licence) == (
        *("Exampleshire Camera Club", "R. Patel"),
        "Invoice 2041",
    )
    assert record.evidence == "Shared drive"
    assert (record.valid_to is not None, line.verdict.state) == (True, PermissionState.IN_FORCE)
    assert world.desk.past.verify().intact


def test_a_dry_run_says_the_same_and_writes_nothing(world: World) -> None:
    world.picture()
    before = len(world.desk.past.entries(EntryQuery(limit=100)))
    done = run(world, sheet(world, HEAD, GOOD, "none.png,,x,y,,,"), dry=True)
    assert (done.dry, states(done)) == (True, [RowState.NEW, RowState.BAD])
    assert world.desk.library.lines()[0].permissions == ()
    assert len(world.desk.past.entries(EntryQuery(limit=100))) == before


def test_the_same_spreadsheet_again_changes_nothing(world: World) -> None:
    world.picture()
    source = sheet(world, HEAD + ",Subject,Capacity,Consent date", GOOD + ",Jo Bloggs,Staff,1 Nov 2026")
    first, second = run(world, source), run(world, source)
    assert (states(first), states(second)) == ([RowState.NEW], [RowState.THERE])
    assert first.rows[0].permission_id == second.rows[0].permission_id
    assert len(world.desk.consents.lines()) == 1
    assert len(world.desk.past.entries(EntryQuery(kind="library.imported"))) == 1


def test_every_bad_row_is_named_and_the_others_are_taken(world: World) -> None:
    world.picture()
    lines = [
        "gone.png,,Club,Invoice,,,",
        ",,Club,Invoice,,,",
        "clinic.png,,,,,,",
        "clinic.png,,Club,Invoice,24/13/2026,,",
        "clinic.png,,Club,Invoice,01/11/2026,31/10/2026,",
        '"=HYPERLINK(""http://x"",""clinic.png"")",,Club,Invoice,,,',
        "clinic.png,,=1+1,Invoice,,,",
        GOOD,
    ]
    done = run(world, sheet(world, HEAD, *lines))
    assert states(done) == [RowState.BAD] * 7 + [RowState.NEW]
    reasons = {row.number: row.reason for row in done.rows}
    assert "no picture “gone.png”" in reasons[2]
    assert "names no file" in reasons[3]
    assert "rights holder" in reasons[4]
    assert "“24/13/2026” is no day" in reasons[5]
    assert "before the first" in reasons[6]
    assert "formula" in reasons[7]
    assert "formula" in reasons[8]
    assert len(world.desk.library.lines()[0].permissions) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_it_is_read_as_it_was_saved(world: World, encoding: str, sign: str) -> None:
    world.picture()
    row = GOOD.replace("R. Patel", "Zoë Müller – “Zo”")
    done = run(world, sheet(world, HEAD.replace(",", sign), row.replace(",", sign), "", encoding=encoding))
    assert states(done) == [RowState.NEW]
    assert world.desk.library.lines()[0].permissions[0].creator == "Zoë Müller – “Zo”"


def test_headings_are_mapped_outright_where_the_guess_is_wrong(world: World) -> None:
    world.picture()
    source = sheet(world, "Pic,Owner,How,Misc", "clinic.png,Club,Invoice 1,note")
    with pytest.raises(BadInput, match="No column names the file"):
        run(world, source)
    done = run(world, source, "file=pic", "licence=HOW", "notes=Misc")
    assert states(done) == [RowState.NEW]
    assert done.columns == {"rights_holder": "Owner", "file": "Pic", "licence": "How", "notes": "Misc"}
    for wrong in ("file", "nothing=Pic", "file=Nothing"):
        with pytest.raises(BadInput):
            run(world, source, wrong)


def test_pictures_that_are_not_there_yet_come_out_of_a_folder(world: World) -> None:
    folder = world.folder / "pictures"
    folder.mkdir()
    world.picture("clinic.png")
    (world.folder / "clinic.png").rename(folder / "new.png")
    (folder / "broken.png").write_bytes(b"no picture")
    row = GOOD.replace("clinic.png", r"S:\Comms\Pictures\new.png")
    done = run(world, sheet(world, HEAD, row, GOOD.replace("clinic", "broken")), files=folder)
    assert states(done) == [RowState.NEW, RowState.BAD]
    away = run(world, sheet(world, HEAD, GOOD.replace("clinic.png", "../clinic.png/..")), files=folder)
    assert states(away) == [RowState.BAD]


def test_an_open_licence_and_its_terms_are_recognised(world: World) -> None:
    world.picture()
    head = "File,Owner,Licence,Expiry,Channels,Used for,Usage"
    run(world, sheet(world, head, "clinic.png,Jo,CC BY-SA 4.0,ongoing,all,x,Website; social media"))
    (record,) = world.desk.library.lines()[0].permissions
    assert (record.kind, record.terms.spdx_id) == (LicenceKind.OPEN_LICENCE, "CC-BY-SA-4.0")
    assert (record.valid_to, record.platforms) == (None, ())
    assert [use.value for use in record.terms.uses] == ["web", "social"]
    assert record.evidence == "Row 2 of permissions.csv"


def test_a_patient_is_taken_only_with_the_evidence(world: World) -> None:
    world.picture()
    head = "File,Owner,Licence,Patient,Consent date,Consent form"
    row = "clinic.png,Jo,Invoice,Mrs Green,01/11/2026,"
    assert "evidence" in run(world, sheet(world, head, row)).rows[0].reason
    done = run(world, sheet(world, head, row + "Cabinet 4"))
    (line,) = world.desk.consents.lines()
    assert done.rows[0].consent_id == line.record.id
    assert [each.media_id for each in line.appearances] == [done.rows[0].media_id]


def test_what_was_withdrawn_is_not_brought_back_by_the_old_spreadsheet(world: World) -> None:
    media_id = world.picture()
    source = sheet(world, HEAD + ",Subject,Capacity,Consent date", GOOD + ",Jo Bloggs,Staff,1 Nov 2026")
    (row,) = run(world, source).rows
    world.desk.permissions.revoke(world.amara, row.permission_id, "The club changed its mind")
    for dry in (True, False):
        (again,) = run(world, source, dry=dry).rows
        assert (again.state, row.permission_id in again.reason) == (RowState.BAD, True)
        assert "was withdrawn" in again.reason
    (line,) = world.desk.library.lines()
    assert (line.verdict.state, len(line.permissions)) == (PermissionState.REVOKED, 1)
    assert media_id == line.asset.id


@pytest.mark.parametrize("evidence", ["", "Cabinet 4"])
def test_a_withdrawn_consent_stays_withdrawn(world: World, evidence: str) -> None:
    world.picture()
    head = HEAD + ",Subject,Capacity,Consent date,Consent evidence"
    (row,) = run(world, sheet(world, head, GOOD + ",Jo Bloggs,Staff,1 Nov 2026,")).rows
    world.desk.withdrawing.withdraw(world.amara, row.consent_id, "She asked")
    changed = sheet(world, head, GOOD.replace("2041", "2042") + f",JO  Bloggs,Staff,1 Nov 2026,{evidence}")
    (again,) = run(world, changed).rows
    assert (again.state, row.consent_id in again.reason) == (RowState.BAD, True)
    assert "Bloggs" not in again.reason
    (only,) = world.desk.consents.lines()
    assert only.record.withdrawal is not None
    assert len(world.desk.library.lines()[0].permissions) == 1  # the row is left out whole
    assert world.desk.past.verify().intact


def test_an_amended_consent_is_the_one_that_counts(world: World) -> None:
    world.picture()
    source = sheet(world, HEAD + ",Subject,Capacity,Consent date", GOOD + ",Jo Bloggs,Staff,1 Nov 2026")
    (row,) = run(world, source).rows
    form = ConsentForm(
        name="Jo Bloggs", relation="staff", scope=("web",), given_on="2026-11-20", evidence="Cabinet 4"
    )
    newer = world.desk.consents.amend(world.amara, row.consent_id, form)
    (again,) = run(world, source).rows
    assert (again.state, again.consent_id) == (RowState.THERE, newer.id)
    assert len(world.desk.consents.lines()) == 2


def test_what_a_row_leaves_unsaid_makes_it_no_other_row(world: World) -> None:
    world.picture()
    head, row = "Image name,Copyright holder,Licence", "clinic.png,Exampleshire Camera Club,Invoice 2041"
    (first,) = run(world, sheet(world, head, row)).rows
    world.desk.permissions.checked(world.priya, first.permission_id)
    world.clock.advance(timedelta(days=40))
    (again,) = run(world, sheet(world, head, "none.png,x,y", row)).rows[1:]
    assert (again.state, again.permission_id) == (RowState.THERE, first.permission_id)


def test_a_dry_run_knows_what_is_there_and_what_stands_twice(world: World) -> None:
    world.picture()
    twice = sheet(world, HEAD, GOOD, GOOD)
    assert states(run(world, twice, dry=True)) == [RowState.NEW, RowState.THERE]
    run(world, twice)
    assert states(run(world, twice, dry=True)) == [RowState.THERE, RowState.THERE]


def test_a_name_that_several_pictures_have_is_not_guessed(world: World) -> None:
    first = world.picture()
    second = world.picture(colour="green")
    source = sheet(world, HEAD, GOOD, GOOD.replace("clinic.png", second))
    bad, good = run(world, source).rows
    assert (bad.state, good.state, good.media_id) == (RowState.BAD, RowState.NEW, second)
    assert all(each in bad.reason for each in ("2 pictures are called", first, second))


def test_a_name_that_no_disk_takes_is_a_bad_row(world: World) -> None:
    world.picture()
    done = run(world, sheet(world, HEAD, "x" * 300 + ".png,,a,b,,,", GOOD), files=world.folder)
    assert states(done) == [RowState.BAD, RowState.NEW]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_no_spreadsheet_and_keeps_nobody_waiting(world: World) -> None:
    pipe = world.folder / "permissions.csv"
    os.mkfifo(pipe)
    with pytest.raises(BadInput, match="not an ordinary file"):
        run(world, pipe)


def test_titles_may_stand_above_the_headings(world: World) -> None:
    world.picture()
    source = sheet(
        world, "NHS Exampleshire: image permissions", ",,,", "Kept by: Amara; last look, May", HEAD, GOOD
    )
    headings = world.desk.library_import.headings(source)
    assert (headings.row, headings.rows, headings.guess["file"]) == (4, 1, "Image name")
    done = run(world, source)
    assert [(row.number, row.state) for row in done.rows] == [(5, RowState.NEW)]


def test_titles_do_not_hide_what_separates_the_cells(world: World) -> None:
    world.picture()
    lines = ("Permissions, consents and licences", HEAD.replace(",", ";"), GOOD.replace(",", ";"))
    assert states(run(world, sheet(world, *lines))) == [RowState.NEW]


def test_headings_that_nobody_knows_are_those_of_the_first_row(world: World) -> None:
    """A cell that is called like a column ("photo") makes no headings of its row."""
    world.picture()
    source = sheet(world, "Bild,Typ", "clinic.png,photo", "photo,image")
    assert world.desk.library_import.headings(source).row == 1
    assert world.desk.library_import.headings(source).names == ("Bild", "Typ")
