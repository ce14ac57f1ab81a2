"""The keys of the evidence vault: on the computer, on paper, in memory, and changed for new ones."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccgcompose.domain.evidence import EvidenceFile
from ccgcompose.errors import EvidenceDamaged, KeyringMissing, Refused, VaultShut
from ccgcompose.host.sealing import CHUNK
from ccgcompose.host.secrets import SessionSecrets
from ccgcompose.host.vault import NOTES, FolderVault
from tests.fakes.secrets import LastingSecrets
from tests.unit.host.vault_material import NAME, NOON, content_of, filled


@pytest.fixture
def secrets() -> LastingSecrets:
    return LastingSecrets()


@pytest.fixture
def vault(tmp_path: Path, secrets: LastingSecrets) -> FolderVault:
    return FolderVault(tmp_path / "vault", lambda: secrets)


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


def test_in_memory_no_file_is_put_under_a_key_that_ends_with_the_program(tmp_path: Path) -> None:
    """There would be no copy of the new key anywhere, and the old one would open nothing any more."""
    lasting = LastingSecrets()
    vault = FolderVault(tmp_path / "vault", lambda: lasting)
    file = filled(vault, tmp_path, content_of(100))
    printed = vault.recovery_key()
    passing = FolderVault(tmp_path / "vault", SessionSecrets)
    passing.recover(printed)
    with pytest.raises(Refused, match="memory only"):
        passing.rotate([file])
    assert vault.open(file).content == passing.open(file).content == content_of(100)


@pytest.mark.parametrize("notes", [None, '{"format": 1, "keys": [], "key_was_shown": true}'])
def test_where_the_notes_are_gone_no_new_key_is_made_over_the_files(
    vault: FolderVault, tmp_path: Path, secrets: LastingSecrets, notes: str | None
) -> None:
    file = filled(vault, tmp_path, content_of(100))
    place = tmp_path / "vault" / NOTES
    good = place.read_bytes()
    place.unlink()
    if notes is not None:
        place.write_text(notes)
    for step in (vault.recovery_key, lambda: vault.put("evidence-2", tmp_path / NAME)):
        with pytest.raises(EvidenceDamaged, match="gone, or cannot be read"):
            step()
    assert len(secrets.kept) == 1
    place.write_bytes(good)
    assert vault.open(file).content == content_of(100)
