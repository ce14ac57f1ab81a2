"""What a podcast says of itself besides its name: category, owner, licence. Checked before anything goes out."""

from __future__ import annotations

import re
import uuid

from ccgcompose.domain.account import Account
from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.sign_in import Field
from connectors.newsroom.settings import FIELDS, NOTHING, web_address
from connectors.podcast.categories import category_of

USUAL_CATEGORY = "Health & Fitness > Medicine"
LONGEST = 255  # characters; Apple cuts what is longer
_MAIL = re.compile(r"[^\s@<>\"]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,}")
SHOW_FIELDS = (
    *FIELDS,
    Field(
        "category",
        "Category",
        "Under which directories list the podcast; one inside another after a >.",
        required=False,
        example=USUAL_CATEGORY,
    ),
    Field(
        "email",
        "Owner's e-mail address",
        "To which directories write to prove that the podcast is yours. Everybody can read it in the feed.",
        required=False,
        example="podcast@example.nhs.uk",
    ),
    Field(
        "explicit", "Explicit", "true where an episode is not for children.", required=False, example="false"
    ),
    Field(
        "locked",
        "Locked",
        "yes: no other host may take the podcast over.",
        required=False,
        example="yes",
    ),
    Field(
        "licence",
        "Licence",
        "Of the sounds, by its short name; then the address of its text where it is not a well-known one.",
        required=False,
        example="cc-by-4.0",
    ),
    Field("copyright", "Copyright line", required=False, example="© NHS Exampleshire"),
    Field("guid", "Podcast GUID", "Of a podcast that moved here, out of its old feed.", required=False),
)


def show_of(account: Account) -> tuple[tuple[str, str], ...]:
    """Return what the feed says of the show, name by name. Raise Rejected for a setting that cannot be used."""
    given = {name: value.strip() for name, value in account.settings.items()}
    category, inside = _category(given.get("category") or USUAL_CATEGORY)
    licence, address = _licence(given.get("licence", ""))
    show = {
        "category": category,
        "subcategory": inside,
        "email": _mail(given.get("email", "")),
        "explicit": _one_of("explicit", given.get("explicit") or "false", ("true", "false")),
        "locked": _one_of("locked", given.get("locked") or "yes", ("yes", "no")),
        "licence": licence,
        "licence_url": address,
        "copyright": " ".join(given.get("copyright", "").split())[:LONGEST],
        "guid": _guid(given.get("guid", "")),
    }
    return tuple(show.items())


def _category(written: str) -> tuple[str, str]:
    found = category_of(written)
    if found is None:
        raise _unusable(written, "a category that directories know", f"Write it such as {USUAL_CATEGORY}.")
    return found


def _mail(written: str) -> str:
    if written and not _MAIL.fullmatch(written):
        raise _unusable(
            written, "an e-mail address", "Write it such as podcast@example.nhs.uk, or leave it empty."
        )
    return written


def _one_of(name: str, written: str, allowed: tuple[str, ...]) -> str:
    if written.lower() not in allowed:
        raise _unusable(written, f"a value of “{name}”", f"Write {' or '.join(allowed)}.")
    return written.lower()


def _licence(written: str) -> tuple[str, str]:
    """The name in lower case, as the podcast namespace wants it, and an address where there is one."""
    name, _, address = written.partition(" ")
    found = web_address(address.strip()) if address.strip() else ""
    if address.strip() and not found:
        raise _unusable(
            address, "a web address", "Write the licence's short name, then the address of its text."
        )
    return name.lower()[:128], found


def _guid(written: str) -> str:
    if not written:
        return ""
    try:
        return str(uuid.UUID(written))
    except ValueError as error:
        raise _unusable(
            written, "a podcast GUID", "Copy it out of the old feed, or leave it empty."
        ) from error


def _unusable(written: str, what: str, next: str) -> Rejected:
    return Rejected(f"“{written}” is not {what}.", kept=NOTHING, next=next)
