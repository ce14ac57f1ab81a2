"""The evidence vault: what goes in comes out, and whatever is done to it, never anything else comes out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.errors import BadInput, EvidenceDamaged, UnusableFile, VaultShut
from ccgcompose.host.sealing import CHUNK
from ccgcompose.host.vault import FolderVault
from tests.fakes.secrets import LastingSecrets
from tests.unit.host.vault_material import HEAD, NAME, NOON, content_of, filled


@pytest.fixture
def secrets() -> LastingSecrets:
    return LastingSecrets()


@pytest.fixture
def vault(tmp_path: Path, secrets: LastingSecrets) -> FolderVault:
    return FolderVault(tmp_path / "vault", lambda: secrets)


@pytest.mark.parametrize("length", [1, 9, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])
def test_what_goes_in_comes_out(vault: FolderVault, tmp_path: Path, length: int) -> None:
    content = content_of(length)
    file = filled(vault, tmp_path, content)
    assert (file.bytes, file.sha256) == (length, hashlib.sha256(content).hexdigest())
    opened = vault.open(file)
    assert (opened.name, opened.content) == (NAME, content)
    vault.export(file, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == content


def test_nothing_of_it_lies_about_in_the_clear(vault: FolderVault, tmp_path: Path) -> None:
    content = content_of(2_000)
    filled(vault, tmp_path, content)
    (tmp_path / NAME).unlink()
    for path in tmp_path.rglob("*"):
        assert "Green" not in path.name
        if path.is_file():
            stored = path.read_bytes()
            assert b"Green" not in stored
            assert content[9:40] not in stored


def test_the_same_file_twice_is_sealed_differently(vault: FolderVault, tmp_path: Path) -> None:
    for name in ("evidence-1", "evidence-2"):
        filled(vault, tmp_path, content_of(500), name)
    one, two = ((tmp_path / "vault" / name).read_bytes() for name in ("evidence-1", "evidence-2"))
    assert one[HEAD:] != two[HEAD:]


def test_any_changed_byte_is_seen(vault: FolderVault, tmp_path: Path) -> None:
    file = filled(vault, tmp_path, content_of(90))
    place = tmp_path / "vault" / file.id
    whole = place.read_bytes()
    assert len(whole) < 400
    for at in range(len(whole)):
        for bit in (1, 128):
            changed = bytearray(whole)
            changed[at] ^= bit
            place.write_bytes(changed)
            with pytest.raises((EvidenceDamaged, VaultShut)):
                vault.open(file)
    place.write_bytes(whole)
    assert vault.open(file).content == content_of(90)


def test_any_cut_is_seen(vault: FolderVault, tmp_path: Path) -> None:
    file = filled(vault, tmp_path, content_of(90))
    place = tmp_path / "vault" / file.id
    whole = place.read_bytes()
    for length in range(len(whole)):
        place.write_bytes(whole[:length])
        with pytest.raises(EvidenceDamaged):
            vault.open(file)
    place.write_bytes(whole + b"\x00")
    with pytest.raises(EvidenceDamaged):
        vault.open(file)


FRAME = 4 + CHUNK + 16


def frames(whole: bytes) -> tuple[bytes, list[bytes]]:
    """The header and the first frame (the name), then the frames of the content."""
    begin = HEAD + 4 + len(NAME) + 16
    rest = whole[begin:]
    return whole[:begin], [rest[at : at + FRAME] for at in range(0, len(rest), FRAME)]


Change = Callable[[list[bytes]], list[bytes]]


@pytest.mark.parametrize(
    "change",
    [
        lambda parts: [parts[1], parts[0], *parts[2:]],
        lambda parts: parts[1:],
        lambda parts: [parts[0], *parts[2:]],
        lambda parts: parts[:-1],
        lambda parts: [parts[0], *parts],
        lambda parts: [*parts, parts[-1]],
        lambda parts: [],
        lambda parts: [parts[-1]],
    ],
    ids=[
        "swapped",
        "first gone",
        "middle gone",
        "last gone",
        "repeated",
        "last repeated",
        "all gone",
        "last alone",
    ],
)
def test_chunks_keep_their_places(vault: FolderVault, tmp_path: Path, change: Change) -> None:
    file = filled(vault, tmp_path, content_of(3 * CHUNK + 100))
    place = tmp_path / "vault" / file.id
    head, parts = frames(place.read_bytes())
    assert len(parts) == 4
    place.write_bytes(head + b"".join(change(parts)))
    with pytest.raises(EvidenceDamaged):
        vault.open(file)
    with pytest.raises(EvidenceDamaged):
        vault.export(file, tmp_path / "out.pdf")
    assert not (tmp_path / "out.pdf").exists()


def test_another_file_in_its_place_is_named_as_that(vault: FolderVault, tmp_path: Path) -> None:
    first = filled(vault, tmp_path, content_of(100))
    second = filled(vault, tmp_path, content_of(100), "evidence-2")
    other = (tmp_path / "vault" / second.id).read_bytes()
    (tmp_path / "vault" / first.id).write_bytes(other)
    with pytest.raises(EvidenceDamaged, match="another file"):
        vault.open(first)
    (tmp_path / "vault" / first.id).write_bytes(other.replace(b"evidence-2", b"evidence-1"))
    with pytest.raises(EvidenceDamaged, match="changed, damaged"):
        vault.open(first)
    assert vault.open(second).content == content_of(100)


@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"bytes": 101}])
def test_a_record_that_says_something_else_opens_nothing(
    vault: FolderVault, tmp_path: Path, change: dict[str, object]
) -> None:
    file = filled(vault, tmp_path, content_of(100))
    with pytest.raises(EvidenceDamaged):
        vault.open(replace(file, **change))  # type: ignore[arg-type]


def test_what_is_gone_says_so(vault: FolderVault, tmp_path: Path) -> None:
    file = filled(vault, tmp_path, content_of(100))
    (tmp_path / "vault" / file.id).unlink()
    with pytest.raises(EvidenceDamaged, match="gone from the vault"):
        vault.open(file)
    with pytest.raises(BadInput):
        vault.open(replace(file, id="../../etc/passwd"))


@pytest.mark.parametrize("kind", ["gone", "empty", "folder", "pipe"])
def test_what_is_no_file_is_refused_without_its_name(vault: FolderVault, tmp_path: Path, kind: str) -> None:
    source = tmp_path / NAME
    if kind == "empty":
        source.write_bytes(b"")
    elif kind == "folder":
        source.mkdir()
    elif kind == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("this system has no pipes among files")
        os.mkfifo(source)
    with pytest.raises(UnusableFile) as refused:
        vault.put("evidence-1", source)
    assert "Green" not in str(refused.value)
    assert not (tmp_path / "vault" / "evidence-1").exists()


def test_a_name_of_any_length_comes_back_with_its_ending(vault: FolderVault, tmp_path: Path) -> None:
    source = tmp_path / f"{'é' * 120}.pdf"
    source.write_bytes(b"%PDF-")
    put = vault.put("evidence-1", source)
    opened = vault.open(EvidenceFile("evidence-1", put.sha256, put.bytes, put.mime, "", "p", NOON))
    assert opened.name.endswith("é.pdf")
    assert put.mime == "application/pdf"


def test_an_export_overwrites_nothing(vault: FolderVault, tmp_path: Path) -> None:
    file = filled(vault, tmp_path, content_of(100))
    (tmp_path / "out.pdf").write_text("mine")
    with pytest.raises(BadInput, match="there already"):
        vault.export(file, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_text() == "mine"
