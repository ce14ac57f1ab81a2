"""What LinkedIn says of a Page and of what we may do for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccgcompose.domain.account import Account
from ccgcompose.domain.credential import Credential
from ccgcompose.usecases.ports.connector import AccountHealth, HealthFact
from connectors.linkedin.api import Api
from connectors.profile import Profile, brand_facts, health_of, permission_facts
from connectors.signed_in import ends_at

SCOPES = ("r_organization_social", "w_organization_social", "rw_organization_admin")
# Who may post for a Page ("Organization Access Control by Role"); older documents name the second in full.
ROLES = frozenset({"ADMINISTRATOR", "CONTENT_ADMIN", "CONTENT_ADMINISTRATOR"})
_MOST = "100"


def health(api: Api, account: Account, credential: Credential) -> AccountHealth:
    """Compare the Page with the brand kit, and look at what the sign-in may do and until when."""
    urn = api.author
    profile = profile_of(organization(api, urn))
    scopes = permission_facts(SCOPES, credential.scopes) if credential.scopes else ()
    facts = (*brand_facts(account.brand, profile), *scopes, _role_fact(pages(api).get(urn, "")))
    return health_of(profile, facts, ends_at(credential))


def organization(api: Api, urn: str) -> dict[str, Any]:
    """Return what LinkedIn says of a Page."""
    return api.ask("GET", f"/rest/organizations/{urn.rpartition(':')[2]}")


def pages(api: Api) -> dict[str, str]:
    """Return the Pages for which we may post: the URN of each, and our role there."""
    query = {"q": "roleAssignee", "state": "APPROVED", "count": _MOST}
    said = api.ask("GET", "/rest/organizationAcls", headers={"X-RestLi-Method": "FINDER"}, query=query)
    found: dict[str, str] = {}
    for each in said.get("elements") or []:
        urn = str(each.get("organization") or each.get("organizationTarget") or "")
        role = str(each.get("role") or "").upper()
        if urn and str(each.get("state") or "APPROVED").upper() == "APPROVED":
            found[urn] = role if role in ROLES else found.get(urn, role)
    return found


def may_post(role: str) -> bool:
    """Return whether somebody with this role may post for a Page."""
    return role in ROLES


def profile_of(said: Mapping[str, Any]) -> Profile:
    """Return what the public sees of a Page."""
    name = _localized(said, "name") or str(said.get("vanityName") or "")
    logo = said.get("logoV2")
    has_logo = isinstance(logo, Mapping) and bool(logo.get("original") or logo.get("cropped"))
    return Profile(
        name or f"Page {said.get('id', '')}",
        name or None,
        _localized(said, "description"),
        _localized(said, "website"),
        "a logo" if has_logo else None,
    )


def _localized(said: Mapping[str, Any], name: str) -> str | None:
    """Return a field in the Page's own language, None where LinkedIn does not tell it."""
    plain = said.get(f"localized{name.capitalize()}")
    if isinstance(plain, str):
        return plain
    field = said.get(name)
    words = field.get("localized") if isinstance(field, Mapping) else None
    first = next(iter(words.values()), None) if isinstance(words, Mapping) else None
    return first if isinstance(first, str) else None


def _role_fact(role: str) -> HealthFact:
    ok = may_post(role)
    found = role.replace("_", " ").lower() or "no role on this Page"
    return HealthFact("Permission", found if ok else f"{found}: may not post", "to post for the Page", ok)
