"""What a forum says of itself and of us: who we are there, what it is called, what we may do, and what it takes."""

from __future__ import annotations

from typing import Any

from ccgcompose.domain.account import Account, LengthUnit, Limits
from ccgcompose.errors import AuthExpired, Rejected
from ccgcompose.usecases.ports.connector import AccountHealth
from connectors.discourse.api import Forum, ForumRefused
from connectors.limits import PUBLISHED
from connectors.profile import Profile, brand_facts, health_of, permission_facts

_TOPICS, _CATEGORY = "make topics", "make topics in the chosen category"
_NOWHERE = "ccg-nowhere"  # an external id under which we never publish anything
_FULL = 1  # a forum's number for "may do everything in this category"


def health(forum: Forum, account: Account) -> AccountHealth:
    """Ask the forum who we are and what it is called."""
    me, site = who_we_are(forum), forum.seen("/site/basic-info.json")
    wanted, granted = [_TOPICS], [_TOPICS] if me.get("can_create_topic") is not False else []
    category, known = account.settings.get("category", ""), open_categories(forum)
    if category and known:  # a key for single things is not told what its user may do where
        wanted.append(_CATEGORY)
        granted += [_CATEGORY] if category in known else []
    profile = _profile(me, site, account)
    return health_of(profile, brand_facts(account.brand, profile) + permission_facts(wanted, granted))


def who_we_are(forum: Forum) -> dict[str, Any]:
    """Return our user. Raise AuthExpired for a key that is none.

    A key for single things may not ask who it is. That it is one is then proved by looking for a topic that is not
    there, and the user's own page, which everybody sees, tells the rest.
    """
    try:
        said = forum.ask("GET", "/session/current.json").get("current_user")
    except (AuthExpired, Rejected):
        _must_be_a_key(forum)
        said = forum.seen(f"/u/{forum.user}.json").get("user")
    return said if isinstance(said, dict) and said.get("username") else {"username": forum.user}


def _must_be_a_key(forum: Forum) -> None:
    try:
        forum.ask("GET", f"/t/external_id/{_NOWHERE}.json")
    except ForumRefused as problem:
        if problem.status != 404:
            raise


def open_categories(forum: Forum) -> dict[str, str]:
    """Return the names of the categories in which we may make topics, by their numbers."""
    found = forum.seen("/site.json").get("categories")
    return {
        str(each["id"]): str(each.get("name", each["id"]))
        for each in (found if isinstance(found, list) else [])
        if isinstance(each, dict) and "id" in each and each.get("permission") == _FULL
    }


def settings_of(forum: Forum) -> dict[str, Any]:
    """Return the forum's settings as it shows them to its own pages, empty where it does not."""
    return forum.seen("/site/settings.json")


def limits_of(settings: dict[str, Any]) -> Limits:
    """Return what the forum takes; what it does not say is what Discourse begins with."""
    usual = PUBLISHED["discourse"]
    length, picture = settings.get("max_post_length"), settings.get("max_image_size_kb")
    return Limits(
        "discourse",
        LengthUnit.CODE_POINTS,
        length if isinstance(length, int) and length > 0 else usual.max_length,
        max_media=usual.max_media,
        can_edit=True,
        max_picture_bytes=picture * 1024 if isinstance(picture, int) and picture > 0 else None,
    )


def _profile(me: dict[str, Any], site: dict[str, Any], account: Account) -> Profile:
    """The forum is the organisation's own, or somebody else's: then our user's name carries the brand."""
    ours = {account.brand.name.casefold(), account.brand.short_name.casefold()}
    title, name = str(site.get("title") or ""), str(me.get("name") or me["username"])
    if title.casefold() not in ours:
        return Profile(str(me["username"]), name)
    return Profile(str(me["username"]), title, str(site.get("description") or ""))
