"""The store of credentials over a real Secret Service (GNOME Keyring), between processes, as the publisher uses it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.host.credentials import KeyringCredentials
from ccgcompose.host.secrets import PART_LENGTH, open_keyring
from tests.live.servers.secret_service import SecretService, secret_service

pytestmark = pytest.mark.xdist_group("secret-service")
PROJECT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FULL = Credential(
    CredentialKind.OAUTH2,
    "access-token-7d1f",
    "@amara@social.example",
    refresh_token="refresh-token-33b0",
    expires_at=NOW,
    scopes=("read", "write"),
    extra={"client_secret": "client-secret-0a0b"},
)
LONG = Credential(CredentialKind.OAUTH2, "é💉" * 3000, refresh_token="r" * 5000)

# What another program does with the account: it reads, or it renews where the credential is still the old one.
OTHER = """
import json, sys
from pathlib import Path
from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import Problem
from ccgcompose.host.credentials import KeyringCredentials
from ccgcompose.host.secrets import open_keyring

what, locks, calls = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
credentials = KeyringCredentials(open_keyring, locks)

def renewal(old):
    sys.stdin.readline()  # the platform takes its time
    with calls.open("a") as file:
        file.write(old.refresh_token + "\\n")
    return Credential(CredentialKind.OAUTH2, "renewed-token-55c2")

try:
    if what == "renew":
        print("ready", flush=True)
        found = credentials.renew("account-1", lambda it: it.token != "renewed-token-55c2", renewal)
    elif what == "put":
        found = Credential(CredentialKind.OAUTH2, "é💉" * 3000)
        credentials.put("account-1", found)
    else:
        found = credentials.get("account-1")
    print(json.dumps(None if found is None else [found.token, found.refresh_token, found.user]))
except Problem as problem:
    print(json.dumps({"problem": type(problem).__name__, "words": str(problem)}))
"""


@pytest.fixture
def service(tmp_path: Path) -> Iterator[SecretService]:
    with secret_service(tmp_path / "keyring") as found:
        yield found


@pytest.fixture
def credentials(service: SecretService, tmp_path: Path) -> KeyringCredentials:
    return KeyringCredentials(open_keyring, tmp_path / "locks")


class Other:
    """Another program on the same bus."""

    def __init__(self, what: str, folder: Path) -> None:
        self._process: subprocess.Popen[str] = subprocess.Popen(
            [sys.executable, "-c", OTHER, what, str(folder / "locks"), str(folder / "calls")],
            cwd=PROJECT,
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait_until_ready(self) -> None:
        assert self._process.stdout is not None
        assert self._process.stdout.readline().strip() == "ready"

    def go_on(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def answer(self) -> object:
        """Return what it found."""
        said, _ = self._process.communicate(timeout=60)
        return json.loads(said.strip().split("\n")[-1])


def test_what_is_stored_is_read_by_another_process(credentials: KeyringCredentials, tmp_path: Path) -> None:
    credentials.put("account-1", FULL)
    assert credentials.place == "Secret Service"
    assert Other("get", tmp_path).answer() == [FULL.token, FULL.refresh_token, FULL.user]
    assert credentials.get("account-1") == FULL


def test_a_long_credential_lies_in_parts_and_comes_back_whole(
    credentials: KeyringCredentials, service: SecretService, tmp_path: Path
) -> None:
    credentials.put("account-1", LONG)
    sizes = service.sizes()
    assert len(sizes) > 10
    assert max(sizes) <= PART_LENGTH * 4  # bytes of UTF-8, an emoji is four
    assert Other("get", tmp_path).answer() == [LONG.token, LONG.refresh_token, ""]
    credentials.put("account-1", FULL)
    assert len(service.sizes()) == 1


def test_a_forgotten_one_leaves_nothing(credentials: KeyringCredentials, service: SecretService) -> None:
    credentials.put("account-1", LONG)
    credentials.forget("account-1")
    assert service.sizes() == []
    assert credentials.get("account-1") is None


def test_a_locked_keyring_is_a_problem_in_plain_words(
    credentials: KeyringCredentials, service: SecretService, tmp_path: Path
) -> None:
    credentials.put("account-1", FULL)
    service.lock()
    for what in ("get", "put"):
        told = Other(what, tmp_path).answer()
        assert isinstance(told, dict)
        assert told["problem"] == "KeyringMissing"
        assert "refused, or it is locked" in told["words"]
        assert "unlock GNOME Keyring" in told["words"]
        assert not [part for part in (FULL.token, "é💉") if part in told["words"]]


def test_one_renewal_at_a_time_across_two_processes(credentials: KeyringCredentials, tmp_path: Path) -> None:
    credentials.put("account-1", FULL)
    first, second = Other("renew", tmp_path), Other("renew", tmp_path)
    for other in (first, second):
        other.wait_until_ready()
    for other in (first, second):
        other.go_on()
    found = [first.answer(), second.answer()]
    assert found == [["renewed-token-55c2", FULL.refresh_token, FULL.user]] * 2
    assert (tmp_path / "calls").read_text().split() == [FULL.refresh_token]


def test_an_old_refresh_token_is_never_overwritten_by_an_empty_one(
    credentials: KeyringCredentials, tmp_path: Path
) -> None:
    credentials.put("account-1", FULL)
    due = NOW + timedelta(minutes=1)
    renewed = credentials.renew(
        "account-1",
        lambda it: it.ends_within(due),
        lambda _: Credential(CredentialKind.OAUTH2, "newer-token"),
    )
    assert (renewed.token, renewed.refresh_token, renewed.scopes) == (
        "newer-token",
        FULL.refresh_token,
        FULL.scopes,
    )
    assert renewed.extra == FULL.extra
    assert Other("get", tmp_path).answer() == ["newer-token", FULL.refresh_token, FULL.user]


def test_a_renewal_that_came_to_nothing_leaves_the_old_one(credentials: KeyringCredentials) -> None:
    credentials.put("account-1", FULL)

    def silent(_: Credential) -> Credential:
        raise OutcomeUnknown("The platform did not answer.")

    with pytest.raises(OutcomeUnknown):
        credentials.renew("account-1", lambda _: True, silent)
    assert credentials.get("account-1") == FULL
