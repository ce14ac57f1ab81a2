"""The session of an account: begun with an app password, renewed with its refresh token, begun again where that ended.

An access token lasts two hours, a refresh token ninety days and once: each renewal gives a new pair. The app password
stays in the keyring beside them, so that an account on holiday for a quarter of a year is not signed out.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import AuthExpired, OutcomeUnknown
from connectors.bluesky.api import Server

BEGIN, RENEW = "com.atproto.server.createSession", "com.atproto.server.refreshSession"
PASSWORD = "app_password"  # noqa: S105  (the name of a field)


def begun(server: Server, identifier: str, password: str) -> tuple[Credential, Any]:
    """Begin a session; return its credential and what the server said of the account. Raise AuthExpired."""
    said = server.procedure(BEGIN, {"identifier": identifier, "password": password})
    made = _credential(said)
    return replace(made, extra={**made.extra, PASSWORD: password}), said


def renewed(server: Server, old: Credential, identifier: str) -> Credential:
    """Return the credential for another while. Raise AuthExpired where the app password is good no more."""
    if old.refresh_token:
        try:
            return _credential(server.bare(RENEW, old.refresh_token))
        except AuthExpired:
            if not password_of(old):
                raise
    if not password_of(old):
        raise AuthExpired(
            "The sign-in of this account has come to its end.",
            kept="Nothing was sent; the post is kept.",
            next="Sign in to the account again, with an app password.",
        )
    return begun(server, old.extra.get("did") or old.user or identifier, password_of(old))[0]


def password_of(credential: Credential) -> str:
    """Return the app password; a credential that holds nothing else has it in the place of the token."""
    return credential.extra.get(PASSWORD, "") or ("" if is_session(credential) else credential.token)


def is_session(credential: Credential) -> bool:
    """Return whether the token is one of a session (a JWT), and not the app password itself."""
    return bool(credential.refresh_token) or credential.token.count(".") == 2


def scope_of(token: str) -> str:
    """Return what a token says it is good for; empty where it does not say."""
    return str(_claims(token).get("scope") or "")


def _credential(said: Any) -> Credential:
    access, refresh, did = (said.get(name) for name in ("accessJwt", "refreshJwt", "did"))
    if not isinstance(access, str) or not access:
        raise OutcomeUnknown(
            "The server answered the sign-in in a way that cannot be understood.",
            kept="The account stays as it was.",
            next="Sign in to the account again.",
        )
    extra = {"did": str(did)} if did else {}
    handle = str(said.get("handle") or "")
    return Credential(
        CredentialKind.APP_PASSWORD,
        access,
        user=handle,
        refresh_token=str(refresh or ""),
        expires_at=_end(access),
        extra=extra,
    )


def _end(token: str) -> datetime | None:
    """Return when a token says that it ends; None where it does not say: then the server says it in time."""
    ends = _claims(token).get("exp")
    if not isinstance(ends, int | float) or not 0 < ends < 1e11:
        return None
    return datetime.fromtimestamp(ends, UTC)


def _claims(token: str) -> Any:
    """Read what a JWT says of itself. It proves nothing, and nothing is made to hang on it."""
    try:
        body = token.split(".")[1]
        said = json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (IndexError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
