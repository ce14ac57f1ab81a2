"""The credential of an account, fresh enough to be used now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import MARGIN, Credential
from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Unreachable
from connectors.tools import Tools

# What says nothing about the credential: the platform was not there, or did not answer.
_BLIPS = (Unreachable, RateLimited, OutcomeUnknown)
_NO_TIME = timedelta(0)
# In a credential's `extra`: the moment after which no refresh token helps any more, where the platform says it.
RENEWABLE_UNTIL = "renewable_until"


def credential_of(
    tools: Tools,
    account: Account,
    renewal: Callable[[Credential], Credential] | None = None,
    margin: timedelta = MARGIN,
) -> Credential:
    """Return the account's credential, renewed by `renewal` where it ends within `margin`.

    While the platform is out of reach the old one is used for as long as it lasts; after that nothing is sent, and
    the account stays signed in. Raise AuthExpired where only a person can help, Unreachable where time can.
    """
    now = tools.clock.now()
    try:
        kept = tools.credentials.renew(account.id, lambda it: it.ends_within(now, margin), renewal or _ended)
    except _BLIPS as problem:
        old = tools.credentials.get(account.id)
        if old is not None and not old.ends_within(now, _NO_TIME):
            return old
        raise Unreachable(
            f"The sign-in of {account.name} has to be renewed, and that cannot be done now: {problem.what}",
            kept="Nothing was sent; the account stays signed in.",
            next="It is tried again.",
        ) from problem
    return kept


def ends_at(credential: Credential) -> datetime | None:
    """Return when the person has to sign in again (UTC), None for never, or where the platform does not say."""
    if not credential.refresh_token:
        return credential.expires_at
    try:
        return datetime.fromisoformat(credential.extra.get(RENEWABLE_UNTIL, "")).astimezone(UTC)
    except ValueError:
        return None


def _ended(_: Credential) -> Credential:
    raise AuthExpired(
        "The sign-in of this account has come to its end.",
        kept="Nothing was sent; the post is kept.",
        next="Sign in to the account again.",
    )
