"""The witness file: the highest number wins, whoever writes and whenever they are killed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ccgcompose.domain.history import prove
from ccgcompose.errors import FolderUnwritable, ProofFailed
from ccgcompose.store.witness import FileWitness
from tests.contract.store_contract_witness import head
from tests.contract.store_files import sqlite_store
from tests.contract.store_material import say
from tests.unit.store.processes import at_once


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "beside" / "witness.json"


def test_what_is_remembered_is_recalled_by_another(path: Path) -> None:
    FileWitness(path).remember(head(3))
    assert FileWitness(path).recall() == head(3)
    assert json.loads(path.read_text()) == {"number": 3, "hash": head(3).hash}


def test_nothing_unfinished_is_left_beside_it(path: Path) -> None:
    for number in (1, 2, 3):
        FileWitness(path).remember(head(number))
    assert sorted(each.name for each in path.parent.iterdir()) == ["witness.json", "witness.json.lock"]


def test_what_a_killed_process_left_unfinished_harms_nothing(path: Path) -> None:
    FileWitness(path).remember(head(1))
    path.with_name("witness.json.new").write_text('{"number": 2, "ha')
    assert FileWitness(path).recall() == head(1)
    FileWitness(path).remember(head(2))
    assert FileWitness(path).recall() == head(2)


DAMAGES = [
    "",
    "{",
    "null",
    "[]",
    "7",
    '{"number": 1}',
    '{"number": "1", "hash": ""}',
    '{"number": 1, "hash": "x"}',
    "é",
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_one_is_a_sentence_and_is_not_written_over(path: Path, damage: str) -> None:
    path.parent.mkdir()
    path.write_text(damage, encoding="utf-8")
    witness = FileWitness(path)
    for ask in (witness.recall, lambda: witness.remember(head(9))):
        with pytest.raises(ProofFailed) as found:
            ask()
        assert "cannot be read" in found.value.what
        assert found.value.kept
        assert found.value.next
    assert path.read_text(encoding="utf-8") == damage


def test_a_damaged_one_does_not_stop_the_work(path: Path, file: Path) -> None:
    path.parent.mkdir()
    path.write_text("{")
    store = sqlite_store(file, FileWitness(path))
    with store.write() as unit:
        say(unit)
    with store.read() as unit:
        assert unit.history.head().number == 8
    store.close()
    assert path.read_text() == "{"


def test_a_folder_that_cannot_be_made_says_that_the_change_is_saved(tmp_path: Path, file: Path) -> None:
    (tmp_path / "beside").write_text("a file")
    store = sqlite_store(file, FileWitness(tmp_path / "beside" / "witness.json"))
    with pytest.raises(FolderUnwritable) as found, store.write() as unit:
        say(unit)
    assert "saved" in found.value.kept
    with store.read() as unit:
        assert unit.history.head().number == 8
    store.close()


def test_a_store_tells_it_each_new_head(path: Path, file: Path) -> None:
    witness = FileWitness(path)
    store = sqlite_store(file, witness)
    for _ in range(3):
        with store.write() as unit:
            say(unit)
        with store.read() as unit:
            assert witness.recall() == unit.history.head()
            assert prove(unit.history.entries(), unit.history.records(), witness.recall()).intact
    store.close()


REMEMBER = """
import sys
from pathlib import Path
from ccgcompose.domain.history import Head
from ccgcompose.store.witness import FileWitness
witness, first = FileWitness(Path(sys.argv[1])), int(sys.argv[2])

def work():
    for number in range(first, 200, 4):
        witness.remember(Head(number, f"{number:064x}"))
        assert witness.recall().number >= number
"""


def test_several_processes_share_one(path: Path) -> None:
    at_once(REMEMBER, [[str(path), str(first)] for first in (1, 2, 3, 4)])
    assert FileWitness(path).recall() == head(199)
