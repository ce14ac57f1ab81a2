"""What is found where a database should be, and what it is answered with. Whatever it was, it is left alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ccgcompose.errors import BadInput, FolderUnwritable, Problem, StoreTooNew, StoreUnavailable
from ccgcompose.store.database import SqlStore, open_store
from tests.contract.store_files import CLOCK, sqlite_store
from tests.unit.store.by_hand import by_hand, run


def opened(file: Path) -> SqlStore:
    return open_store(f"sqlite:///{file}", witness=None, backups=None, clock=CLOCK)


def refused(file: Path, kind: type[Problem]) -> Problem:
    """Open the file in vain; its bytes are as they were, and nothing lies beside it."""
    before = file.read_bytes()
    with pytest.raises(kind) as found:
        opened(file)
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.iterdir()] == [file.name]
    assert found.value.kept
    assert found.value.next
    return found.value


def test_a_new_database_is_made_with_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "a folder" / "with ’ odd? signs #1 %20" / "store.sqlite"
    store = opened(file)
    with store.read() as unit:
        assert unit.people.all() == ()
    assert store.integrity() == ()
    store.close()
    assert [each.name for each in file.parent.iterdir()] == ["store.sqlite"]


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    file.write_bytes(b"%PDF-1.7 " * 1000)
    assert "is no database" in refused(file, StoreUnavailable).what


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('0001')")
        other.commit()
    assert "belongs to another program" in refused(file, StoreUnavailable).what


def test_a_database_of_a_newer_version_is_left_alone(file: Path) -> None:
    run(file, "UPDATE alembic_version SET version_num = '0999'")
    problem = refused(file, StoreTooNew)
    assert "newer version" in problem.what
    assert "0999" in problem.what


def test_a_damaged_database_is_left_alone(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[100:108] = b"\xff" * 8  # the root of the schema
    file.write_bytes(content)
    assert "is damaged" in refused(file, StoreUnavailable).what


def test_an_empty_file_is_a_new_database(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    file.touch()
    opened(file).close()
    assert file.stat().st_size > 0


def test_a_folder_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file")
    with pytest.raises(FolderUnwritable) as found:
        opened(tmp_path / "folder" / "store.sqlite")
    assert "cannot be made" in found.value.what


def test_a_database_that_is_a_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").mkdir()
    with pytest.raises(FolderUnwritable) as found:
        opened(tmp_path / "store.sqlite")
    assert "cannot be opened" in found.value.what


def test_a_folder_that_may_not_be_written_says_so() -> None:
    """`/proc` takes no files, not even from root."""
    with pytest.raises(FolderUnwritable):
        opened(Path("/proc/ccgcompose.sqlite"))


@pytest.mark.parametrize(
    "url", ["", "nonsense", "sqlite://", "sqlite:///:memory:", "postgresql://localhost/x"]
)
def test_an_address_that_is_none_of_ours_is_bad_input(url: str) -> None:
    with pytest.raises(BadInput) as found:
        open_store(url, witness=None, backups=None, clock=CLOCK)
    assert "sqlite:///" in found.value.next


def test_a_row_that_cannot_be_read_is_a_sentence(file: Path) -> None:
    with by_hand(file) as connection:
        connection.execute("UPDATE person SET added_at = 'yesterday'")
        connection.execute("UPDATE delivery SET kind = 'lost', state = 'pending'")
    store = sqlite_store(file)
    with store.read() as unit:
        for ask in (unit.people.all, unit.publications.planner):
            with pytest.raises(StoreUnavailable, match="by hand"):
                ask()
    store.close()


def test_numbers_and_texts_that_no_database_holds_are_bad_input(store: SqlStore) -> None:
    with store.read() as unit:
        with pytest.raises(BadInput, match="too large"):
            unit.posts.revision("post-1", 10**30)
        with pytest.raises(BadInput, match="half a character"):
            unit.posts.get("post-\ud83d")
