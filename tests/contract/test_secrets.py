"""A real Secret Service (GNOME Keyring on a bus of our own) and the memory of a session keep the contract."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ccgcompose.errors import KeyringMissing
from ccgcompose.host.secrets import KeyringSecrets, SessionSecrets, open_keyring
from tests.contract.secrets_contract import LONG, SecretsContract

PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")
there = pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, PROGRAMS)),
    reason="no GNOME Keyring here: apt-get install gnome-keyring dbus-daemon",
)


class SecretService:
    """A message bus and a keyring daemon of our own, unlocked, with their data in a folder of the test."""

    def __init__(self, folder: Path) -> None:
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
        )
        assert self._bus.stdout is not None
        self.address = self._bus.stdout.readline().strip()
        places = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), str(folder))
        self._environment = os.environ | places | {"DBUS_SESSION_BUS_ADDRESS": self.address}
        self._daemon: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start the daemon and wait until the bus says that it is there."""
        from jeepney import MatchRule, message_bus  # type: ignore[import-untyped]  # it ships no types
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

        there = MatchRule(type="signal", interface=message_bus.interface, member="NameOwnerChanged")
        there.add_arg_condition(0, "org.freedesktop.secrets")
        with closing(open_dbus_connection(self.address)) as connection, connection.filter(there) as heard:
            connection.send_and_get_reply(message_bus.AddMatch(there))
            self._daemon = subprocess.Popen(
                ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
                stdin=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self._environment,
                text=True,
            )
            assert self._daemon.stdin is not None
            self._daemon.stdin.write("a test passphrase")
            self._daemon.stdin.close()
            connection.recv_until_filtered(heard, timeout=60)

    def stop(self) -> None:
        for process in (self._daemon, self._bus):
            if process is not None and process.poll() is None:
                process.terminate()
                process.wait()
        if self._bus.stdout is not None:
            self._bus.stdout.close()


@pytest.fixture
def on_bus() -> Iterator[dict[str, str]]:
    """The environment of this process, given back afterwards."""
    before = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    yield os.environ  # type: ignore[misc]
    os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
    if before is not None:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = before


@pytest.fixture
def service(tmp_path: Path, on_bus: dict[str, str]) -> Iterator[SecretService]:
    found = SecretService(tmp_path)
    try:
        found.start()
        on_bus["DBUS_SESSION_BUS_ADDRESS"] = found.address
        yield found
    finally:
        found.stop()


@there
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
