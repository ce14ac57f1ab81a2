"""What a wiki says of itself and of us."""

from __future__ import annotations

from ccgcompose.domain.account import Account
from ccgcompose.usecases.ports.connector import AccountHealth
from connectors.mediawiki.api import Wiki
from connectors.profile import Profile, brand_facts, health_of, permission_facts

NEEDED = ("edit", "createpage", "upload")


def health(wiki: Wiki, account: Account) -> AccountHealth:
    """Ask the wiki who we are, what it is called and what we may do."""
    said = wiki.read(action="query", meta="userinfo|siteinfo", uiprop="rights", siprop="general")["query"]
    user, site = said["userinfo"], said["general"]
    profile = Profile(str(user["name"]), str(site["sitename"]))
    facts = brand_facts(account.brand, profile) + permission_facts(NEEDED, user["rights"])
    return health_of(profile, facts)
