"""A real Secret Service: a message bus and GNOME Keyring of our own, their data in a folder of the test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.live.servers.process import missing

PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")
INSTALL = "apt-get install gnome-keyring dbus-daemon"
_BUS = "DBUS_SESSION_BUS_ADDRESS"


class SecretService:
    """A bus and a keyring daemon that is unlocked. While it runs, this process and its children find it."""

    def __init__(self, folder: Path) -> None:
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
        )
        assert self._bus.stdout is not None
        self.address = self._bus.stdout.readline().strip()
        places = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), str(folder))
        self._environment = os.environ | places | {_BUS: self.address}
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

    def sizes(self) -> list[int]:
        """Return the size in bytes of every secret that lies there."""
        with self._collection() as collection:
            return sorted(len(item.get_secret()) for item in collection.get_all_items())

    def lock(self) -> None:
        """Lock the keyring, as a screen that locks does. Nobody is there to unlock it again."""
        with self._collection() as collection:
            collection.lock()

    @contextmanager
    def _collection(self) -> Iterator[Any]:
        import secretstorage

        with closing(secretstorage.dbus_init()) as connection:
            yield secretstorage.get_default_collection(connection)

    def stop(self) -> None:
        """End both programs."""
        for process in (self._daemon, self._bus):
            if process is not None and process.poll() is None:
                process.terminate()
                process.wait()
        if self._bus.stdout is not None:
            self._bus.stdout.close()


@contextmanager
def secret_service(folder: Path) -> Iterator[SecretService]:
    """Start a Secret Service and make it this process's own; skip the test where it is not installed."""
    if not all(map(shutil.which, PROGRAMS)):
        missing("GNOME Keyring", INSTALL)
    folder.mkdir(parents=True)
    before = os.environ.get(_BUS)
    service = SecretService(folder)
    try:
        service.start()
        os.environ[_BUS] = service.address
        yield service
    finally:
        os.environ.pop(_BUS, None)
        if before is not None:
            os.environ[_BUS] = before
        service.stop()
