"""A real Secret Service (GNOME Keyring on a bus of our own) and the memory of a session keep the contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccgcompose.errors import KeyringMissing
from ccgcompose.host.secrets import KeyringSecrets, SessionSecrets, open_keyring
from tests.contract.secrets_contract import LONG, SecretsContract
from tests.live.servers.secret_service import SecretService, secret_service


@pytest.fixture
def service(tmp_path: Path) -> Iterator[SecretService]:
    with secret_service(tmp_path / "keyring") as found:
        yield found


class TestSecretService(SecretsContract):
    @pytest.fixture
    def secrets(self, service: SecretService) -> KeyringSecrets:
        return open_keyring()

    def test_it_is_the_secret_service(self, secrets: KeyringSecrets) -> None:
        assert secrets.place == "Secret Service"

    def test_another_opening_finds_the_secret(self, secrets: KeyringSecrets) -> None:
        secrets.put("account-1", LONG)
        assert open_keyring().get("account-1") == LONG

    def test_a_keyring_that_went_away_is_said(self, secrets: KeyringSecrets, service: SecretService) -> None:
        service.stop()
        with pytest.raises(KeyringMissing, match="refused"):
            secrets.put("account-1", "token")
        with pytest.raises(KeyringMissing):
            secrets.get("account-1")

    def test_nothing_lies_in_the_clear(self, secrets: KeyringSecrets, tmp_path: Path) -> None:
        secrets.put("account-1", "xyzzy-token-in-the-clear")
        files = [path for path in tmp_path.rglob("*.keyring") if path.is_file()]
        assert files
        assert not any(b"xyzzy-token" in path.read_bytes() for path in files)


class TestSessionSecrets(SecretsContract):
    @pytest.fixture
    def secrets(self) -> SessionSecrets:
        return SessionSecrets()
