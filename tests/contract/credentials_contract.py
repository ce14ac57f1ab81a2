"""What every keeper of credentials must do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import AuthExpired, Unreachable
from ccgcompose.usecases.ports import Credentials

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FULL = Credential(
    CredentialKind.OAUTH2,
    "access-é-💉",
    "amara@example.nhs.uk",
    "refresh-1",
    NOW + timedelta(hours=2),
    ("read", "write"),
    {"client_secret": "c-secret"},
)


def ended(credential: Credential) -> bool:
    return credential.ends_within(NOW + timedelta(hours=3))


class CredentialsContract(ABC):
    """Inherited by the keyring's keeper and by the fake."""

    @abstractmethod
    @pytest.fixture
    def credentials(self) -> Credentials: ...

    def test_what_was_put_is_got(self, credentials: Credentials) -> None:
        plain = Credential(CredentialKind.APP_PASSWORD, "abcd efgh")
        credentials.put("account-1", FULL)
        credentials.put("account-2", plain)
        assert credentials.get("account-1") == FULL
        assert credentials.get("account-2") == plain
        assert credentials.get("account-3") is None

    def test_a_forgotten_one_is_gone(self, credentials: Credentials) -> None:
        credentials.put("account-1", FULL)
        for _ in range(2):
            credentials.forget("account-1")
        assert credentials.get("account-1") is None
        with pytest.raises(AuthExpired, match="not signed in"):
            credentials.renew("account-1", ended, lambda old: old)

    def test_one_that_is_not_due_is_not_renewed(self, credentials: Credentials) -> None:
        credentials.put("account-1", FULL)
        asked: list[Credential] = []

        def renewal(old: Credential) -> Credential:
            asked.append(old)
            return old

        assert credentials.renew("account-1", lambda kept: kept.ends_within(NOW), renewal) == FULL
        assert asked == []

    def test_an_empty_refresh_token_never_takes_the_place_of_the_old(self, credentials: Credentials) -> None:
        credentials.put("account-1", FULL)
        newer = Credential(CredentialKind.OAUTH2, "access-2", expires_at=NOW + timedelta(hours=5))
        kept = credentials.renew("account-1", ended, lambda _: newer)
        assert kept == credentials.get("account-1")
        assert (kept.token, kept.refresh_token, kept.expires_at) == (
            "access-2",
            "refresh-1",
            newer.expires_at,
        )
        assert (kept.scopes, kept.extra, kept.user) == (FULL.scopes, FULL.extra, FULL.user)

    def test_a_renewal_that_fails_changes_nothing(self, credentials: Credentials) -> None:
        def fails(_: Credential) -> Credential:
            raise Unreachable("The network is down.")

        credentials.put("account-1", FULL)
        with pytest.raises(Unreachable):
            credentials.renew("account-1", ended, fails)
        assert credentials.get("account-1") == FULL

    def test_of_many_who_want_it_renewed_one_does_it(self, credentials: Credentials) -> None:
        credentials.put("account-1", FULL)
        made: list[str] = []

        def renewal(old: Credential) -> Credential:
            made.append(old.token)
            return replace(old, token=f"access-{len(made) + 1}", expires_at=NOW + timedelta(hours=5))

        with ThreadPoolExecutor(8) as pool:
            wanted = [pool.submit(credentials.renew, "account-1", ended, renewal) for _ in range(16)]
        assert {each.result().token for each in wanted} == {"access-2"}
        assert made == [FULL.token]
