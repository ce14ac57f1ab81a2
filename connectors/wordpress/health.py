"""What a blog says of itself and of us: its name beside the brand kit, and what we may do there."""

from __future__ import annotations

from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.usecases.ports.connector import AccountHealth
from connectors.profile import Profile, brand_facts, health_of, permission_facts
from connectors.wordpress.api import Blog

NEEDED = ("edit_posts", "publish_posts", "upload_files")


def health(blog: Blog, account: Account) -> AccountHealth:
    """Ask the blog who we are and what it is called."""
    me = blog.ask("GET", "/wp/v2/users/me", query={"context": "edit"})
    site = blog.ask("GET", "/")
    profile = Profile(str(me["name"]), str(site.get("name", "")), str(site.get("description", "")))
    granted = [name for name, may in _capabilities(me).items() if may]
    facts = brand_facts(account.brand, profile) + permission_facts(NEEDED, granted)
    return health_of(profile, facts)


def _capabilities(me: Any) -> dict[str, bool]:
    found = me.get("capabilities", {})
    return found if isinstance(found, dict) else {}
