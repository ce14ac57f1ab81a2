"""What was found behind a link when it was opened: a fact with its moment; whether it is trusted, a rule says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class LinkState(Enum):
    """What opening a link came to."""

    OPENS = "opens"  # a page is there; `leads_to` says where
    DEAD = "dead"  # the site answered that there is no such page, or no such site exists
    CERTIFICATE = "certificate"  # whoever answered could not prove to be that site
    PRIVATE = "private"  # it leads into a network of somebody's own: never opened
    UNKNOWN = "unknown"  # it could not be found out; `reason` says why


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """What was found. `url` is the link as a browser would open it, `leads_to` where it ended (empty: nowhere).

    `status` is the site's last answer (RFC 9110), `reason` a few words for people where the state alone does not say
    enough, `looked_at` the moment, in UTC.
    """

    url: str
    state: LinkState
    looked_at: datetime
    leads_to: str = ""
    status: int | None = None
    reason: str = ""


def opened_as(url: str) -> str:
    """Return a link as a browser opens it: with https:// where nothing was written, without the place in the page."""
    whole = url if "://" in url else f"https://{url}"
    return whole.partition("#")[0]
