"""What the public sees of an account, beside the brand kit that it should show (clause OWN-2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from ccgcompose.domain.account import BrandKit
from ccgcompose.usecases.ports.connector import AccountHealth, HealthFact


@dataclass(frozen=True, slots=True)
class Profile:
    """A live profile. A field is None where the platform has none, or does not tell us."""

    identity: str
    name: str | None = None
    description: str | None = None
    website: str | None = None
    picture: str | None = None


def brand_facts(kit: BrandKit, profile: Profile) -> tuple[HealthFact, ...]:
    """Return each brand field that the platform has, as it is and as it should be."""
    facts = []
    if profile.name is not None:
        facts.append(_compared("Name", profile.name, kit.name, (kit.name, kit.short_name)))
    if profile.description is not None:
        within = _plain(kit.description) in _plain(profile.description)
        facts.append(HealthFact("Description", profile.description, kit.description, within))
    if profile.website is not None:
        same = _address(profile.website) == _address(kit.website)
        facts.append(HealthFact("Website", profile.website, kit.website, same))
    if profile.picture is not None:
        found = profile.picture or "none: the platform's stand-in is shown"
        facts.append(HealthFact("Profile picture", found, "the organisation's logo", bool(profile.picture)))
    return tuple(facts)


def permission_facts(wanted: Iterable[str], granted: Iterable[str]) -> tuple[HealthFact, ...]:
    """Return each permission that is needed, and whether the sign-in gave it."""
    there = set(granted)
    return tuple(
        HealthFact("Permission", scope if scope in there else f"{scope} is missing", scope, scope in there)
        for scope in wanted
    )


def health_of(
    profile: Profile, facts: tuple[HealthFact, ...], expires_at: datetime | None = None
) -> AccountHealth:
    """Return the health of an account from what was found; the first thing amiss gives the remedy."""
    wrong = [fact for fact in facts if not fact.ok]
    if not wrong:
        message = f"Signed in as {profile.identity}. Everything that was looked at is as it should be."
        return AccountHealth(True, message, "", facts, profile.identity, expires_at)
    named = ", ".join(dict.fromkeys(fact.label.lower() for fact in wrong))
    missing = any(fact.label == "Permission" for fact in wrong)
    remedy = "Sign in again and allow everything that is asked for." if missing else _MEND
    message = f"Signed in as {profile.identity}. Not as it should be: {named}."
    return AccountHealth(False, message, remedy, facts, profile.identity, expires_at)


_MEND = "Change the profile on the platform, or the account's brand kit here, so that both say the same."


def _compared(label: str, found: str, wanted: str, accepted: tuple[str, ...]) -> HealthFact:
    same = _plain(found) in {_plain(each) for each in accepted if each.strip()}
    return HealthFact(label, found, wanted, same)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _address(text: str) -> tuple[str, str]:
    """Two addresses are the same site whatever their scheme, www and last slash."""
    try:
        parts = urlsplit(text.strip() if "://" in text else f"https://{text.strip()}")
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
    except ValueError:
        return "", text
