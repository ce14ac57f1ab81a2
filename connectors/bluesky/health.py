"""What the public sees of an account, whether it is in good standing, and what its password may do."""

from __future__ import annotations

from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import AccountHealth, HealthFact
from connectors.bluesky.api import Server
from connectors.bluesky.session import scope_of
from connectors.profile import Profile, brand_facts, health_of

MAIN_PASSWORD = "com.atproto.access"  # noqa: S105  (the scope of a token)
_INVALID = "handle.invalid"


def health(server: Server, account: Account, credential: Credential) -> AccountHealth:
    """Ask the server who we are, and what our profile says."""
    session = server.query("com.atproto.server.getSession")
    did, handle = str(session.get("did") or ""), str(session.get("handle") or "")
    profile = profile_of(_written(server, did), handle)
    facts = brand_facts(account.brand, profile) + _named(handle) + _standing(session)
    return health_of(profile, facts + _password(credential))


def profile_of(written: Any, handle: str) -> Profile:
    """Return the live profile. Its website is newer than most: where none is set, none is compared."""
    website = written.get("website")
    return Profile(
        f"@{handle}",
        str(written.get("displayName") or ""),
        str(written.get("description") or ""),
        website if isinstance(website, str) and website else None,
        _blob(written.get("avatar")),
    )


def _written(server: Server, did: str) -> Any:
    """Return the profile's own record; an empty one where there is none yet."""
    try:
        said = server.query(
            "com.atproto.repo.getRecord", repo=did, collection="app.bsky.actor.profile", rkey="self"
        )
    except Rejected:
        return {}
    value = said.get("value")
    return value if isinstance(value, dict) else {}


def _blob(found: Any) -> str:
    ref = found.get("ref") if isinstance(found, dict) else None
    if isinstance(ref, dict):
        return str(ref.get("$link") or "")
    return str(found.get("cid") or "") if isinstance(found, dict) else ""  # an older way to name a blob


def _named(handle: str) -> tuple[HealthFact, ...]:
    if handle and handle != _INVALID:
        return (HealthFact("Handle", f"@{handle}"),)
    return (HealthFact("Handle", "its domain no longer leads to this account", "a handle that works", False),)


def _standing(session: Any) -> tuple[HealthFact, ...]:
    if session.get("active") is not False:
        return ()
    status = str(session.get("status") or "not active")
    return (HealthFact("Standing", f"the account is {status}", "an account in use", False),)


def _password(credential: Credential) -> tuple[HealthFact, ...]:
    """Whether it was signed in to with the least that will do: an app password cannot change the account itself."""
    scope = scope_of(credential.token)
    if not scope:
        return ()
    main = scope == MAIN_PASSWORD
    found = "the account's own password" if main else "an app password"
    return (HealthFact("Sign-in", found, "an app password", not main),)
