"""What the computer remembers survives; what is damaged is kept aside and said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ccgcompose.errors import FolderUnwritable
from ccgcompose.host.settings import Remembered, Settings, read_settings, remembered, write_settings

OURS = Settings(theme="dark", last_person="person-01", publish_here=False)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    write_settings(tmp_path / "settings.json", OURS)
    assert remembered(tmp_path / "settings.json") == Remembered(OURS)
    assert read_settings(tmp_path / "settings.json") == OURS


def test_the_first_start_has_the_usual_ones(tmp_path: Path) -> None:
    assert remembered(tmp_path / "settings.json") == Remembered(Settings())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"\xff\xfe", b"[1]", b"null", b"[" * 50_000, b'{"theme": "dark"']
)
def test_a_damaged_file_is_kept_aside_and_said(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(damage)
    found = remembered(path)
    assert found.settings == Settings()
    assert str(tmp_path / "settings.json.damaged") in found.notice
    assert (tmp_path / "settings.json.damaged").read_bytes() == damage
    assert not path.exists()
    assert remembered(path) == Remembered(Settings())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"theme": "dark", "shape": "round"}, Settings(theme="dark")),
        ({"theme": 7, "publish_here": 0}, Settings()),
        ({"theme": "pink", "last_person": "person-02"}, Settings(last_person="person-02")),
    ],
)
def test_one_wrong_value_costs_no_other(tmp_path: Path, written: object, read: Settings) -> None:
    (tmp_path / "settings.json").write_text(json.dumps(written), encoding="utf-8")
    assert remembered(tmp_path / "settings.json") == Remembered(read)


def test_a_folder_in_the_way_is_said_when_reading_and_writing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    assert str(path) in remembered(path).notice
    with pytest.raises(FolderUnwritable):
        write_settings(path, OURS)
