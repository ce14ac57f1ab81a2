"""The evidence vault: what goes in comes out, and whatever is done to it, never anything else comes out."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.errors import BadInput, EvidenceDamaged, KeyringMissing, Refused, UnusableFile, VaultShut
from ccgcompose.host.sealing import CHUNK
from ccgcompose.host.secrets import SessionSecrets
from ccgcompose.host.vault import NOTES, FolderVault
from tests.fakes.secrets import LastingSecrets

NAME = "Mrs Green consent.pdf"
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HEAD = 8 + 8 + 12 + 48 + 7 + 1 + len("evidence-1")  # see ccgcompose/host/sealing.py


@pytest.fixture
def secrets() -> LastingSecrets:
    return LastingSecrets()


@pytest.fixture
def vault(tmp_path: Path, secrets: LastingSecrets) -> FolderVault:
    return FolderVault(tmp_path / "vault", lambda: secrets)


def filled(vault: FolderVault, folder: Path, content: bytes, evidence_id: str = "evidence-1") -> EvidenceFile:
    """Put a file into the vault and return its record."""
    source = folder / NAME
    source.write_bytes(content)
    put = vault.put(evidence_id, source)
    return EvidenceFile(evidence_id, put.sha256, put.bytes, put.mime, "consent form", "person-1", NOON)


def content_of(length: int) -> bytes:
    return (b"%PDF-1.7 " + hashlib.sha256(str(length).encode()).digest() * (length // 32 + 1))[:length]


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


def test_without_its_key_it_stays_shut_until_the_recovery_key_is_typed(
    vault: FolderVault, tmp_path: Path, secrets: LastingSecrets
) -> None:
    file = filled(vault, tmp_path, content_of(100))
    printed = vault.recovery_key()
    elsewhere = LastingSecrets()
    restored = FolderVault(tmp_path / "vault", lambda: elsewhere)
    assert (restored.state().made, restored.state().has_key) == (True, False)
    with pytest.raises(VaultShut, match="not in"):
        restored.open(file)
    with pytest.raises(VaultShut):
        restored.put("evidence-2", tmp_path / NAME)
    restored.recover(printed.lower().replace(" ", "-"))
    assert restored.open(file).content == content_of(100)
    assert restored.state().has_key


def test_a_wrong_key_in_the_keyring_is_no_wrong_content(
    vault: FolderVault, tmp_path: Path, secrets: LastingSecrets
) -> None:
    file = filled(vault, tmp_path, content_of(100))
    (name,) = secrets.kept
    for wrong in ("00" * 32, "not a key", "ab"):
        secrets.kept[name] = wrong
        with pytest.raises(VaultShut, match="not the key of this vault"):
            vault.open(file)


def test_the_recovery_key_of_another_vault_is_refused(vault: FolderVault, tmp_path: Path) -> None:
    file = filled(vault, tmp_path, content_of(100))
    other = FolderVault(tmp_path / "other", LastingSecrets)
    with pytest.raises(VaultShut, match="another vault"):
        vault.recover(other.recovery_key())
    assert vault.open(file).content == content_of(100)


def test_damaged_notes_are_said(vault: FolderVault, tmp_path: Path) -> None:
    file = filled(vault, tmp_path, content_of(100))
    (tmp_path / "vault" / NOTES).write_text('{"keys": 3}')
    with pytest.raises(EvidenceDamaged, match="notes"):
        vault.open(file)
    assert not vault.state().has_key


def test_a_new_key_takes_the_place_of_the_old(
    vault: FolderVault, tmp_path: Path, secrets: LastingSecrets
) -> None:
    files = [filled(vault, tmp_path, content_of(size), f"evidence-{size}") for size in (1, 100, CHUNK + 7)]
    old = vault.recovery_key()
    assert vault.rotate(files) == 3
    assert [vault.open(file).content for file in files] == [content_of(file.bytes) for file in files]
    assert len(secrets.kept) == 1
    assert not vault.state().key_was_shown
    with pytest.raises(VaultShut):
        vault.recover(old)
    assert vault.recovery_key() != old


def test_an_interrupted_change_of_keys_is_gone_on_with(
    vault: FolderVault, tmp_path: Path, secrets: LastingSecrets
) -> None:
    files = [filled(vault, tmp_path, content_of(size), f"evidence-{size}") for size in (1, 2, 3)]

    def interrupted() -> Iterator[EvidenceFile]:
        yield files[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        vault.rotate(interrupted())
    assert [vault.open(file).content for file in files] == [content_of(file.bytes) for file in files]
    late = filled(vault, tmp_path, content_of(4), "evidence-4")
    assert vault.rotate([*files, late]) == 2
    assert [vault.open(file).content for file in (*files, late)] == [content_of(n) for n in (1, 2, 3, 4)]
    assert len(secrets.kept) == 1


def test_a_damaged_file_stops_the_change_of_keys(vault: FolderVault, tmp_path: Path) -> None:
    good, bad = (filled(vault, tmp_path, content_of(n), f"evidence-{n}") for n in (1, 2))
    (tmp_path / "vault" / bad.id).write_bytes(b"nothing")
    with pytest.raises(EvidenceDamaged, match=bad.id):
        vault.rotate([good, bad])
    assert vault.open(good).content == content_of(1)


def test_in_memory_nothing_is_sealed_before_somebody_has_the_recovery_key(tmp_path: Path) -> None:
    kept = SessionSecrets()
    vault = FolderVault(tmp_path / "vault", lambda: kept)
    source = tmp_path / NAME
    source.write_bytes(content_of(10))
    with pytest.raises(Refused, match="memory only"):
        vault.put("evidence-1", source)
    assert not vault.state().lasting
    printed = vault.recovery_key()
    put = vault.put("evidence-1", source)
    later = FolderVault(tmp_path / "vault", SessionSecrets)
    file = EvidenceFile("evidence-1", put.sha256, put.bytes, put.mime, "", "person-1", NOON)
    with pytest.raises(VaultShut):
        later.open(file)
    later.recover(printed)
    assert later.open(file).content == content_of(10)


def test_without_a_keyring_it_says_so(tmp_path: Path) -> None:
    def missing() -> LastingSecrets:
        raise KeyringMissing("There is no safe place for secrets on this computer.", next="Install one.")

    vault = FolderVault(tmp_path / "vault", missing)
    with pytest.raises(KeyringMissing):
        vault.recovery_key()
    assert vault.state().made is False
    assert not (tmp_path / "vault" / NOTES).exists()


def test_where_a_person_chose_so_the_key_is_kept_in_memory(tmp_path: Path) -> None:
    def missing() -> LastingSecrets:
        raise KeyringMissing("There is no safe place for secrets on this computer.")

    vault = FolderVault(tmp_path / "vault", missing)
    vault.keep_key_in_memory()
    vault.recovery_key()
    file = filled(vault, tmp_path, content_of(10))
    vault.keep_key_in_memory()
    assert vault.open(file).content == content_of(10)


def test_several_at_once_make_one_key(tmp_path: Path, secrets: LastingSecrets) -> None:
    vaults = [FolderVault(tmp_path / "vault", lambda: secrets) for _ in range(8)]
    files: dict[int, EvidenceFile] = {}

    def work(number: int) -> None:
        folder = tmp_path / str(number)
        folder.mkdir()
        files[number] = filled(vaults[number], folder, content_of(10 + number), f"evidence-{number}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(secrets.kept) == 1
    assert [vaults[0].open(files[n]).content for n in range(8)] == [content_of(10 + n) for n in range(8)]


@pytest.mark.parametrize("kind", ["gone", "empty", "folder"])
def test_what_is_no_file_is_refused_without_its_name(vault: FolderVault, tmp_path: Path, kind: str) -> None:
    source = tmp_path / NAME
    if kind == "empty":
        source.write_bytes(b"")
    elif kind == "folder":
        source.mkdir()
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
