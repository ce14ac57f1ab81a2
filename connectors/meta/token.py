"""What a token may do, and until when.

Sources: developers.facebook.com, “Debug Token” and “Access Tokens”, read in 2026-11. Meta tells it to whoever shows the
application's own token, id and secret; without the secret it is not told, and the facts say so. The token that is
looked at has to stand in the address of this one call: Meta has no other place for it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import AuthExpired, Rejected
from ccgcompose.usecases.ports.connector import HealthFact
from connectors.meta.graph import Graph
from connectors.profile import permission_facts


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """What is to be shown, and when the sign-in ends (UTC); None for never or not known."""

    facts: tuple[HealthFact, ...]
    expires_at: datetime | None


def token_facts(
    graph: Graph, account: Account, credential: Credential, needed: tuple[str, ...], now: datetime
) -> TokenFacts:
    """Return what Meta tells of the token. Raise AuthExpired for one that is no longer good."""
    try:
        seen = graph.seen_by(_asking(account, credential))
        said = seen.read("debug_token", {"input_token": credential.token})
    except Rejected:
        fact = HealthFact("Permissions", "not told to us: Meta tells them to whoever knows the app's secret")
        return TokenFacts((fact,), credential.expires_at)
    data = said.get("data")
    found: dict[str, Any] = data if isinstance(data, dict) else {}
    if found.get("is_valid") is False:
        raise AuthExpired(
            f"Meta no longer knows the sign-in of {account.name}.",
            kept="Nothing was sent.",
            next="Sign in to the account again.",
        )
    scopes = [str(each) for each in found.get("scopes") or ()]
    ends = _moment(found.get("expires_at"))
    return TokenFacts((*permission_facts(needed, scopes), *_data_access(found, now)), ends)


def _asking(account: Account, credential: Credential) -> Credential:
    """Return the application's own token where its secret is known, else the account's."""
    app, secret = account.settings.get("app", ""), credential.extra.get("app_secret", "")
    if not app or not secret:
        return credential
    return replace(
        credential, token=f"{app}|{secret}", extra={"secret": secret, "looked_at": credential.token}
    )


def _data_access(found: dict[str, Any], now: datetime) -> tuple[HealthFact, ...]:
    """Meta lets an application read for 90 days after a person last signed in."""
    ends = _moment(found.get("data_access_expires_at"))
    if ends is None:
        return ()
    over = ends <= now
    words = f"{'ended' if over else 'until'} {ends:%Y-%m-%d}; signing in again renews it"
    return (HealthFact("Access to data", words, "", not over),)


def _moment(value: object) -> datetime | None:
    """Return a moment of Unix time; 0 is Meta's word for never."""
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        return None
    try:
        return datetime.fromtimestamp(value, UTC)
    except (OverflowError, OSError, ValueError):
        return None
