"""The safe places for secrets that this program accepts, and no others.

The library's own choice is never asked: it follows environment variables and whatever else is installed, and some
of that writes secrets to a file in the clear.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ccgcompose.errors import KeyringMissing

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_NEXT = {
    "win32": "Ask your IT department for the Windows Credential Manager.",
    "darwin": "Open Keychain Access and unlock the login keychain.",
}
_NEXT_ELSEWHERE = (
    "Install and unlock GNOME Keyring or KWallet, or have secrets kept in memory until the program is closed."
)


def find_keyring() -> KeyringBackend:
    """Return the keyring of this computer. Slow: it may talk to another program. Raise KeyringMissing."""
    for backend in _allowed():
        if backend.viable:
            return backend()
    raise missing("There is no safe place for secrets on this computer.")


def keyring_name(backend: KeyringBackend) -> str:
    """Return what people call this keyring."""
    names = {
        "WinVaultKeyring": "Windows Credential Manager",
        "DBusKeyring": "KWallet",
        "Keyring": "Keychain" if sys.platform == "darwin" else "Secret Service",
    }
    return names.get(type(backend).__name__, "Keyring")


def missing(what: str) -> KeyringMissing:
    """Return the problem of a computer whose keyring is not there, or shut."""
    return KeyringMissing(
        what, kept="The secret was written nowhere.", next=_NEXT.get(sys.platform, _NEXT_ELSEWHERE)
    )


def keyring_faults() -> tuple[type[Exception], ...]:
    """Return what the allowed keyrings raise when they refuse, or when their program is gone."""
    from keyring.errors import KeyringError

    faults: list[type[Exception]] = [KeyringError, OSError, RuntimeError]
    if sys.platform == "win32":
        from keyring.backends.Windows import pywintypes

        faults.append(pywintypes.error)
    elif sys.platform != "darwin":
        from jeepney import DBusErrorResponse  # type: ignore[import-untyped]  # it ships no types
        from secretstorage.exceptions import SecretStorageException

        faults += [SecretStorageException, DBusErrorResponse]
    return tuple(faults)


def _allowed() -> Iterator[type[KeyringBackend]]:
    """Yield the classes by name: a frozen program finds nothing by itself."""
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        yield WinVaultKeyring
    elif sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as Keychain

        yield Keychain
    else:
        from keyring.backends.kwallet import DBusKeyring
        from keyring.backends.SecretService import Keyring as SecretService

        yield SecretService
        yield DBusKeyring
