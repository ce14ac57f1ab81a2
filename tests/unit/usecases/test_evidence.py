"""Evidence: each access is in the history before anything is given, and no label names a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccgcompose.errors import BadInput, EvidenceDamaged, NotFound, Problem, UnusableFile, VaultShut
from ccgcompose.usecases.views import EntryQuery
from tests.unit.usecases.consenting import consented
from tests.unit.usecases.world import World


def form(world: World) -> Path:
    source = world.folder / "Mrs Green.pdf"
    source.write_bytes(b"%PDF-1.7 I agree.")
    return source


def kinds(world: World) -> list[str]:
    return [entry.entry.kind for entry in world.desk.past.entries(EntryQuery(limit=5))]


def test_what_is_put_in_can_be_looked_at_and_every_look_is_known(world: World) -> None:
    file = world.desk.evidence.add(world.amara, form(world), " consent form ")
    assert (file.label, file.mime, world.desk.evidence.all()) == ("consent form", "application/pdf", (file,))
    opened = world.desk.evidence.open(world.priya, file.id)
    assert (opened.name, opened.content) == ("Mrs Green.pdf", b"%PDF-1.7 I agree.")
    world.desk.evidence.export(world.priya, file.id, world.folder / "out.pdf")
    assert (world.folder / "out.pdf").read_bytes() == opened.content
    assert kinds(world)[:3] == ["evidence.exported", "evidence.opened", "evidence.added"]
    said = " ".join(e.entry.summary for e in world.desk.past.entries(EntryQuery(limit=10)))
    assert "Green" not in said
    assert world.desk.past.verify().intact


def test_a_consent_relies_on_a_file_that_is_there(world: World) -> None:
    file = world.desk.evidence.add(world.amara, form(world), "consent form")
    record = world.desk.consents.get(consented(world, evidence="", evidence_files=(file.id,)))
    assert record.evidence_files == (file.id,)
    with pytest.raises(NotFound):
        consented(world, evidence_files=("evidence-none",))


@pytest.mark.parametrize(
    "label", ["", "  ", "x" * 121, "form of Mrs GREEN", "green form", "Mrs Green’s form", "form_green"]
)
def test_a_label_says_what_it_is_and_not_whose(world: World, label: str) -> None:
    consented(world)
    with pytest.raises(BadInput):
        world.desk.evidence.add(world.amara, form(world), label)
    assert world.desk.evidence.all() == ()


def test_what_cannot_be_put_in_leaves_no_record(world: World) -> None:
    with pytest.raises(UnusableFile):
        world.desk.evidence.add(world.amara, world.folder / "nothing.pdf", "consent form")
    assert world.desk.evidence.all() == ()


def test_a_look_at_a_damaged_file_is_known_and_shows_nothing(world: World) -> None:
    file = world.desk.evidence.add(world.amara, form(world), "consent form")
    (world.folder / "vault" / file.id).write_bytes(b"something else")
    with pytest.raises(EvidenceDamaged):
        world.desk.evidence.open(world.amara, file.id)
    assert kinds(world)[:2] == ["evidence.not-opened", "evidence.opened"]
    with pytest.raises(NotFound):
        world.desk.evidence.open(world.amara, "evidence-none")


def test_an_export_that_came_to_nothing_is_known_as_one(world: World) -> None:
    file = world.desk.evidence.add(world.amara, form(world), "consent form")
    taken = world.folder / "Mrs Green.pdf"
    with pytest.raises(Problem):
        world.desk.evidence.export(world.amara, file.id, taken)
    assert taken.read_bytes() == b"%PDF-1.7 I agree."
    assert kinds(world)[:2] == ["evidence.not-exported", "evidence.exported"]
    (last, *_) = world.desk.past.entries(EntryQuery(limit=1))
    assert (
        last.entry.summary == f"Amara Obi got nothing of {file.id} (consent form): it could not be exported."
    )
    assert last.entry.details == {"evidence": file.id}


def test_the_key_is_shown_typed_and_changed_in_sight_of_the_history(world: World) -> None:
    file = world.desk.evidence.add(world.amara, form(world), "consent form")
    old = world.desk.evidence.recovery_key(world.amara)
    world.desk.evidence.recover(world.amara, old)
    assert world.desk.evidence.rotate(world.amara) == 1
    assert kinds(world)[:3] == ["vault.rotated", "vault.recovered", "vault.key-shown"]
    with pytest.raises(VaultShut):
        world.desk.evidence.recover(world.amara, old)
    with pytest.raises(BadInput):
        world.desk.evidence.recover(world.amara, "ABCDE")
    assert kinds(world)[0] == "vault.rotated"
    assert world.desk.evidence.open(world.amara, file.id).content == b"%PDF-1.7 I agree."
    assert world.desk.evidence.state().has_key
