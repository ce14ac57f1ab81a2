"""Who we are on X, what the public sees of us, and what the sign-in allows."""

from __future__ import annotations

from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.usecases.ports.connector import AccountHealth, HealthFact
from connectors.profile import Profile, brand_facts, health_of, permission_facts
from connectors.signed_in import ends_at
from connectors.x.api import Api, text_of

ME = "/2/users/me"
SCOPES = ("tweet.read", "tweet.write", "users.read", "media.write", "offline.access")
_FIELDS = "description,entities,profile_image_url,url,verified_type"


def who_we_are(api: Api) -> dict[str, Any]:
    """Return our user, with what the public sees of it."""
    return api.data("GET", ME, f"GET {ME}", query={"user.fields": _FIELDS})


def health(api: Api, account: Account, credential: Credential) -> AccountHealth:
    """Ask X who we are, and compare it with the brand kit."""
    me = who_we_are(api)
    picture = str(me.get("profile_image_url") or "")
    profile = Profile(
        f"@{text_of(me, 'username')}",
        str(me.get("name") or ""),
        str(me.get("description") or ""),
        _website(me),
        "" if "default_profile" in picture else picture,
    )
    facts = brand_facts(account.brand, profile) + _verified(me) + permission_facts(SCOPES, credential.scopes)
    return health_of(profile, facts, ends_at(credential))


def _verified(me: dict[str, Any]) -> tuple[HealthFact, ...]:
    """What mark the public sees beside the name; a grey one is for government bodies. Nothing is demanded."""
    marks = {
        "government": "grey, a public body",
        "business": "gold, an organisation",
        "blue": "blue, it pays",
    }
    kind = str(me.get("verified_type") or "none")
    return (HealthFact("Verified mark", marks.get(kind, kind)),)


def _website(me: dict[str, Any]) -> str:
    """Return the address behind X's own short one."""
    entities = me.get("entities")
    url = entities.get("url") if isinstance(entities, dict) else None
    found = url.get("urls") if isinstance(url, dict) else None
    first = found[0] if isinstance(found, list) and found and isinstance(found[0], dict) else {}
    return str(first.get("expanded_url") or me.get("url") or "")
