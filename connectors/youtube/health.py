"""What YouTube says of a channel and of what we may do there."""

from __future__ import annotations

from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.usecases.ports.connector import AccountHealth, HealthFact
from connectors.profile import Profile, brand_facts, health_of, permission_facts
from connectors.signed_in import ends_at
from connectors.youtube.api import Api, part_of
from connectors.youtube.channel import mine

# The one that covers films, their words, thumbnails and captions; there is no narrower one for captions.
SCOPES = ("https://www.googleapis.com/auth/youtube.force-ssl",)


def health(api: Api, account: Account, credential: Credential) -> AccountHealth:
    """Compare the channel with the brand kit, and look at what the sign-in may do and until when."""
    channel = mine(api, "snippet,status,contentDetails")
    profile = profile_of(channel)
    scopes = permission_facts(SCOPES, credential.scopes) if credential.scopes else ()
    facts = (*brand_facts(account.brand, profile), *scopes, *_channel_facts(channel, account))
    return health_of(profile, facts, ends_at(credential))


def profile_of(channel: dict[str, Any]) -> Profile:
    """Return what the public sees of a channel. Its links are not among what YouTube tells."""
    snippet = part_of(channel, "snippet")
    title, words = snippet.get("title"), snippet.get("description")
    shown = str(snippet.get("customUrl") or title or channel.get("id") or "")
    return Profile(
        shown,
        title if isinstance(title, str) else None,
        words if isinstance(words, str) else None,
        None,
        "a picture" if part_of(snippet, "thumbnails") else None,
    )


def _channel_facts(channel: dict[str, Any], account: Account) -> tuple[HealthFact, ...]:
    facts = []
    ours = account.settings.get("channel", "")
    if ours:
        found = str(channel.get("id") or "")
        facts.append(HealthFact("Channel", found, ours, found == ours))
    long = str(part_of(channel, "status").get("longUploadsStatus") or "")
    if long:
        words = "films of more than 15 minutes" if long == "allowed" else "films of up to 15 minutes"
        facts.append(HealthFact("Length of films", words))
    return tuple(facts)
