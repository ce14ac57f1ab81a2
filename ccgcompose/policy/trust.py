"""Which sites an organisation's links may lead to."""

from __future__ import annotations

from ccgcompose.domain.draft import Draft
from ccgcompose.policy.links import find_links
from ccgcompose.policy.shelf import Shelf


def trusted_sites(draft: Draft, shelf: Shelf) -> tuple[str, ...]:
    """Return the organisation's own list, or ours while it has none, with what its settings and the account add."""
    sites = (*(draft.trusted_sites or shelf.trusted_sites), *draft.settings.trusted_sites)
    if draft.account is not None:
        return (*sites, *_hosts(draft.account.brand.website))
    return sites


def _hosts(website: str) -> tuple[str, ...]:
    """Return the host of the account's own website, which is trusted as it is."""
    return tuple(link.host.removeprefix("www.") for link in find_links(website))
