"""What the public sees of an account, what it may do, and what its server takes."""

from __future__ import annotations

import re
from typing import Any

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.credential import Credential
from ccgcompose.usecases.ports.connector import AccountHealth, HealthFact
from connectors.mastodon.api import Server, must_be
from connectors.mastodon.plain import plain
from connectors.profile import Profile, brand_facts, health_of, permission_facts
from connectors.signed_in import ends_at

NEEDED = ("read:accounts", "read:statuses", "write:statuses", "write:media")
_STAND_INS = ("missing.png", "/susie.png", "avi.png", "default.jpg", "default_avatar")


def health(server: Server, account: Account, credential: Credential, limits: Limits) -> AccountHealth:
    """Ask the server who we are and what the public sees. `limits` is what the server has just said it takes."""
    me = must_be(dict, server.ask("GET", "/api/v1/accounts/verify_credentials"))
    profile = profile_of(me, server.address, account.brand.website)
    facts = brand_facts(account.brand, profile) + _pictures(me) + _standing(me)
    facts += permission_facts(NEEDED, _granted(credential.scopes))
    facts += (HealthFact("Server’s limit", _in_words(limits)),)
    return health_of(profile, facts, ends_at(credential))


def _in_words(limits: Limits) -> str:
    link = f"a link counts {limits.link_length}" if limits.link_length else "a link counts as it is written"
    return f"{limits.max_length:,} characters, {link}, {limits.max_media} media"


def handle_of(me: Any, address: str) -> str:
    """Return the account as people write it: @name@server."""
    name = str(me.get("acct") or me.get("username") or "")
    host = address.partition("://")[2]
    return f"@{name}" if "@" in name else f"@{name}@{host}"


def profile_of(me: Any, address: str, website: str) -> Profile:
    """Return the live profile; its website is the field that holds ours, else the first that holds an address."""
    source = me.get("source")
    note = source.get("note") if isinstance(source, dict) else None
    avatar = str(me.get("avatar") or "")
    return Profile(
        handle_of(me, address),
        str(me.get("display_name") or ""),
        str(note or plain(str(me.get("note") or ""))),
        _website(me, website),
        "" if avatar.endswith(_STAND_INS) else avatar,
    )


def _website(me: Any, website: str) -> str:
    fields = [each for each in me.get("fields") or () if isinstance(each, dict)]
    source = me.get("source")
    if not fields and isinstance(source, dict):
        fields = [each for each in source.get("fields") or () if isinstance(each, dict)]
    found = [address for each in fields if (address := _address(str(each.get("value") or "")))]
    host = website.partition("://")[2].removeprefix("www.").rstrip("/")
    return next((each for each in found if host and host in each), found[0] if found else "")


def _address(value: str) -> str:
    text = plain(value)
    return text if re.match(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?\Z", text) else ""


def _pictures(me: Any) -> tuple[HealthFact, ...]:
    header = str(me.get("header") or "")
    shown = "none" if not header or header.endswith(_STAND_INS) else header
    return (HealthFact("Header picture", shown),)


def _standing(me: Any) -> tuple[HealthFact, ...]:
    """Whether the server holds the account back, or it has moved away."""
    moved = me.get("moved")
    facts = [
        HealthFact("Standing", words, "an account in good standing", ok=False)
        for name, words in (
            ("suspended", "the server has suspended this account"),
            ("limited", "the server shows this account to its followers alone"),
            ("memorial", "the server has closed this account"),
        )
        if me.get(name) is True
    ]
    if isinstance(moved, dict):
        to = str(moved.get("acct") or "another account")
        facts.append(HealthFact("Standing", f"it has moved to {to}", "an account in use", ok=False))
    return tuple(facts)


def _granted(scopes: tuple[str, ...]) -> tuple[str, ...]:
    """Return what was granted; `read` and `write` hold all that is below them. Servers that say nothing grant all."""
    if not scopes:
        return NEEDED
    broad = {scope for scope in NEEDED if scope.partition(":")[0] in scopes}
    return (*scopes, *broad)
