"""Whether a podcast could publish now, and whether directories would take it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import defusedxml.ElementTree as SafeET

from ccgcompose.domain.account import Account
from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import AccountHealth, HealthFact
from connectors.newsroom.artwork import is_artwork, size_of
from connectors.newsroom.health import health as folder_health
from connectors.newsroom.settings import settings_of
from connectors.podcast.show import show_of

_WANTED = "a square PNG or JPEG of 1400 to 3000 pixels"
_IMAGE = "channel/{http://www.itunes.com/dtds/podcast-1.0.dtd}image"
_MOST_BYTES = 20_000_000


def health(account: Account, patience: float) -> AccountHealth:
    """Return how the account is: the folder first, then what directories ask for."""
    try:
        show = dict(show_of(account))
    except Rejected as problem:
        return AccountHealth(False, problem.what, problem.next)
    found = folder_health(account, patience)
    if not found.ok:
        return found
    settings = settings_of(account)
    facts = [_address(settings.base_url), _owner(show["email"]), _artwork(account, settings.folder)]
    wrong = [fact.label.lower() for fact in facts if not fact.ok]
    if not wrong:
        return replace(found, facts=tuple(facts))
    message = f"{found.message} Directories would not take the podcast yet: {', '.join(wrong)}."
    remedy = "Publish as you like; before you hand the feed to a directory, complete these."
    return replace(found, message=message, remedy=remedy, facts=tuple(facts))


def _address(base_url: str) -> HealthFact:
    shown = base_url or "none: the feed names files on this computer"
    return HealthFact("Web address", shown, "https://…", base_url.startswith("https://"))


def _owner(mail: str) -> HealthFact:
    return HealthFact("Owner's e-mail address", mail or "none", "an address that you read", bool(mail))


def _artwork(account: Account, folder: Path) -> HealthFact:
    """The logo is the show's artwork; how large it is can be seen once it lies in the folder."""
    if account.brand.logo_sha256 is None:
        return HealthFact("Artwork", "none: the brand kit has no logo", _WANTED, False)
    shown = _shown(folder)
    if shown is None:
        return HealthFact("Artwork", "seen with the first episode", _WANTED)
    size = size_of(shown)
    words = f"{size[0]} by {size[1]} pixels" if size else "neither PNG nor JPEG"
    return HealthFact("Artwork", words, _WANTED, is_artwork(size))


def _shown(folder: Path) -> Path | None:
    """Return the picture that the feed names as the show's artwork."""
    try:
        with (folder / "feed.rss").open("rb") as file:
            image = SafeET.fromstring(file.read(_MOST_BYTES)).find(_IMAGE)
    except (OSError, ValueError, SyntaxError):
        return None
    name = "" if image is None else unquote(image.get("href", "")).rpartition("/")[2]
    return folder / "media" / name if re.fullmatch(r"[0-9a-f]{32}\.[a-z]{3,4}", name) else None
