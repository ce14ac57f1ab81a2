"""Credentials over a keeper of secrets, and those of the fake, keep the contract."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ccgcompose.errors import KeyringMissing, Unreachable
from ccgcompose.host.credentials import KeyringCredentials
from ccgcompose.host.locks import held
from ccgcompose.host.secrets import Secrets, SessionSecrets
from ccgcompose.usecases.ports import Credentials
from tests.contract.credentials_contract import FULL, CredentialsContract, ended
from tests.fakes.credentials import FakeCredentials

PROJECT = Path(__file__).parents[2]


class TestKeyringCredentials(CredentialsContract):
    @pytest.fixture
    def secrets(self) -> SessionSecrets:
        return SessionSecrets()

    @pytest.fixture
    def credentials(self, secrets: SessionSecrets, tmp_path: Path) -> Credentials:
        return KeyringCredentials(lambda: secrets, tmp_path / "locks")

    def test_the_keyring_is_opened_when_it_is_first_asked(self, tmp_path: Path) -> None:
        def none_here() -> SessionSecrets:
            raise KeyringMissing("There is no safe place for secrets on this computer.")

        credentials = KeyringCredentials(none_here, tmp_path)
        with pytest.raises(KeyringMissing):
            credentials.get("account-1")

    @pytest.mark.parametrize("damaged", ["", "{", "[]", "null", '{"kind": "oauth2"}', '{"kind": "magic"}'])
    def test_a_damaged_entry_is_a_sentence_that_shows_nothing(
        self, secrets: SessionSecrets, credentials: Credentials, damaged: str
    ) -> None:
        secrets.put("account-1", damaged)
        with pytest.raises(KeyringMissing, match="damaged") as caught:
            credentials.get("account-1")
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None

    def test_one_who_holds_the_lock_for_ever_stops_nobody_for_ever(
        self, secrets: SessionSecrets, tmp_path: Path
    ) -> None:
        credentials = KeyringCredentials(lambda: secrets, tmp_path, patience=0.1)
        credentials.put("account-1", FULL)
        (lock,) = _lock_of(credentials, tmp_path)
        with held(lock, 1), pytest.raises(Unreachable, match="too long"):
            credentials.renew("account-1", ended, lambda old: old)
        assert credentials.get("account-1") == FULL

    def test_no_file_holds_a_secret(self, credentials: Credentials, tmp_path: Path) -> None:
        credentials.put("account-1", FULL)
        credentials.renew("account-1", ended, lambda old: old)
        assert [path.read_bytes() for path in tmp_path.rglob("*.lock")] == [b""]


def _lock_of(credentials: KeyringCredentials, folder: Path) -> list[Path]:
    credentials.renew("account-1", ended, lambda old: old)
    return list(folder.glob("*.lock"))


def test_the_lock_holds_between_processes(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from ccgcompose.host.locks import held\n"
        "try:\n"
        "    with held(Path(sys.argv[1]), 0.1): print('got it')\n"
        "except TimeoutError: print('waited')"
    )

    def other() -> str:
        command = [sys.executable, "-c", program, str(tmp_path / "one.lock")]
        return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.strip()

    with held(tmp_path / "one.lock", 1):
        assert other() == "waited"
    assert other() == "got it"


class TestFakeCredentials(CredentialsContract):
    @pytest.fixture
    def credentials(self) -> Credentials:
        return FakeCredentials()


def test_where_there_is_no_keyring_a_person_may_choose_memory(tmp_path: Path) -> None:
    def none() -> Secrets:
        raise KeyringMissing("There is no safe place for secrets on this computer.")

    credentials = KeyringCredentials(none, tmp_path)
    with pytest.raises(KeyringMissing):
        credentials.put("account-1", FULL)
    credentials.for_this_session()
    credentials.put("account-1", FULL)
    credentials.for_this_session()  # a second time forgets nothing
    assert credentials.get("account-1") == FULL
    assert credentials.place == "memory, until the program is closed"
    assert list(tmp_path.rglob("*")) == []
