"""What proves to a platform that we are the account. A secret: it lives in the keyring and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum

MARGIN = timedelta(minutes=5)  # how long before its end a credential is renewed, unless a platform needs more


class CredentialKind(Enum):
    """How an account proves itself."""

    OAUTH2 = "oauth2"  # an access token, usually with a refresh token
    APP_PASSWORD = "app password"  # noqa: S105  (Bluesky, WordPress)
    BOT_PASSWORD = "bot password"  # noqa: S105  (MediaWiki)
    API_KEY = "api key"  # Discourse
    PAGE_TOKEN = "page token"  # noqa: S105  (Facebook, Instagram)


@dataclass(frozen=True, slots=True, repr=False)
class Credential:
    """One account's credential. `expires_at` is UTC, None where it has no end.

    `user` is the name that it belongs to, where the sign-in has one. `extra` is the connector's own (a client's
    secret, a session's second token) and as secret as the rest.
    """

    kind: CredentialKind
    token: str
    user: str = ""
    refresh_token: str = ""
    expires_at: datetime | None = None
    scopes: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Say what it is and never what it holds."""
        return f"Credential({self.kind.value})"

    @property
    def secrets(self) -> frozenset[str]:
        """Return every value that no log, error or database may hold."""
        return frozenset(v for v in (self.token, self.refresh_token, *self.extra.values()) if v)

    def ends_within(self, moment: datetime, margin: timedelta = MARGIN) -> bool:
        """Return whether it has ended at `moment` plus `margin` (UTC)."""
        return self.expires_at is not None and self.expires_at <= moment + margin

    def renewed(self, newer: Credential) -> Credential:
        """Return `newer`, keeping of this one what it leaves empty.

        Platforms that do not turn their refresh token over answer without one: the old one stays in use.
        """
        return replace(
            newer,
            user=newer.user or self.user,
            refresh_token=newer.refresh_token or self.refresh_token,
            scopes=newer.scopes or self.scopes,
            extra={**self.extra, **{name: value for name, value in newer.extra.items() if value}},
        )
