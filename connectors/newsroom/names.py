"""Names of files and identities in feeds, made so that no text from outside can steer them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

LONGEST_SLUG = 60
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}


def slug(title: str) -> str:
    """Return the title as a-z, 0-9 and hyphens, cut at a word; empty when nothing of it is left."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    joined = "-".join(re.findall(r"[a-z0-9]+", ascii_only.lower()))
    if len(joined) <= LONGEST_SLUG:
        return joined
    return joined[: LONGEST_SLUG + 1].rpartition("-")[0] or joined[:LONGEST_SLUG]


def page_name(title: str, published_at: datetime, key: str) -> str:
    """Return `posts/<slug or date>-<12 digits of the key's hash>.html`; never a reserved name of Windows."""
    first = slug(title) or f"{published_at.astimezone(UTC):%Y-%m-%d}"
    return f"posts/{first}-{_hash(key)[:12]}.html"


def state_name(key: str) -> str:
    """Return the name of the file that keeps what is known of a key."""
    return f".newsroom/entries/{_hash(key)}.json"


def media_name(sha256: str, extension: str) -> str:
    """Return the public name of a medium. Raise ValueError for what is not a SHA-256 in hexadecimal."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256")
    return f"media/{sha256[:32]}.{extension}"


def index_name(page: int) -> str:
    """Return the name of the list of posts; the first page is 1."""
    return "index.html" if page == 1 else f"page-{page}.html"


def tag_uri(authority: str, moment: datetime, specific: str) -> str:
    """Return a tag URI (RFC 4151): an identity that needs no address and never changes."""
    day = f"{moment.astimezone(UTC):%Y-%m-%d}"
    return f"tag:{authority},{day}:{quote(specific, safe='-._~:/', errors='replace')}"


def authority_of(*addresses: str) -> str:
    """Return the host of the first address that has one, as the tagging authority."""
    hosts = (_ascii_host(address) for address in addresses)
    return next((host for host in hosts if host), "newsroom.invalid")


def _ascii_host(address: str) -> str:
    try:
        host = (urlsplit(address).hostname or "").encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return host if _HOST.fullmatch(host) else ""


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
