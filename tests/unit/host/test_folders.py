"""Where the data lies, with which rights, and what is said when it cannot."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from ccgcompose.errors import BadInput, FolderUnwritable
from ccgcompose.host.folders import folders


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_everything_lies_in_the_named_folder(tmp_path: Path) -> None:
    home = tmp_path / "Ünsere Däten"
    found = folders({"CCGCOMPOSE_HOME": str(home)})
    assert found.home == home
    assert found.database == home / "ccgcompose.sqlite"
    inside = [found.media, found.thumbnails, found.backups, found.logs, found.newsroom, found.witness]
    assert {path.parent for path in [*inside, found.settings]} == {home}
    assert len(set(inside)) == 6


def test_another_database_may_be_named(tmp_path: Path) -> None:
    url = "postgresql+psycopg://localhost/ccgcompose"
    found = folders({"CCGCOMPOSE_HOME": str(tmp_path), "CCGCOMPOSE_DATABASE_URL": url})
    assert found.database_url == url
    assert found.database is None


@pytest.mark.parametrize("empty", [{}, {"CCGCOMPOSE_HOME": ""}, {"CCGCOMPOSE_HOME": "  "}])
def test_without_a_name_it_is_the_platforms_own_place(empty: dict[str, str]) -> None:
    found = folders(empty)
    assert found.home.is_absolute()
    assert found.home.name == "ccgcompose"


def test_a_relative_name_becomes_a_whole_path() -> None:
    assert folders({"CCGCOMPOSE_HOME": "here"}).home == Path.cwd() / "here"


def test_a_home_of_nobody_is_refused() -> None:
    with pytest.raises(BadInput, match="not a folder"):
        folders({"CCGCOMPOSE_HOME": "~nobody-of-this-name/data"})


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_the_folder_is_its_owners_alone(tmp_path: Path) -> None:
    found = folders({"CCGCOMPOSE_HOME": str(tmp_path / "a" / "b")})
    found.make()
    found.make()
    assert rights(tmp_path / "a" / "b") == rights(tmp_path / "a") == 0o700


def test_looking_whether_it_can_be_written_leaves_nothing(tmp_path: Path) -> None:
    found = folders({"CCGCOMPOSE_HOME": str(tmp_path / "data")})
    found.must_be_writable()
    assert list(found.home.iterdir()) == []


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    with pytest.raises(FolderUnwritable) as caught:
        folders({"CCGCOMPOSE_HOME": str(tmp_path / "data" / "deeper")}).make()
    assert str(tmp_path / "data" / "deeper") in caught.value.what
    assert "CCGCOMPOSE_HOME" in caught.value.next
    assert (tmp_path / "data").read_text(encoding="utf-8") == "a file"
