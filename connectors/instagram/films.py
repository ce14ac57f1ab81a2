"""A film on Instagram: a reel, whose file is sent to Meta and needs no public address.

Sources, read in 2026-11: developers.facebook.com, Instagram Platform, “Upload Video to Meta Servers” (March 2026): a
container with `upload_type=resumable`, the file to rupload.facebook.com with `offset` and `file_size`, and how much of
it has arrived in `video_status`.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.bodies import Raw
from connectors.instagram.business import Business
from connectors.instagram.pictures import path_of
from connectors.meta.known import Known
from connectors.redaction import redact

STEPS = ("film", "film-address")
_BEGUN, _SENT = "begun", "sent"


def film_of(request: PublishRequest) -> OutgoingMedia | None:
    """Return the film of a post. Raise Rejected for a film beside anything else."""
    films = [medium for medium in request.media if medium.kind == "video"]
    if films and len(request.media) > 1:
        raise Rejected(
            "An Instagram post has pictures or one film here.", kept=KEPT, next="Make two posts of it."
        )
    return films[0] if films else None


def begun(account: Business, known: Known, caption: str) -> str:
    """Make the container of a film; return its id. Where the file goes is written down where it may be."""
    container, address = account.reel(caption)
    if _trusted(address, account.uploads) and redact(address) == address:
        known.steps.put("film-address", address)
    return container


def sent(account: Business, known: Known, container: str, film: OutgoingMedia, files: MediaFiles) -> None:
    """Send what Meta does not have yet of the file."""
    steps = known.steps
    if steps.get("film") == _SENT:
        return
    path = path_of(files, film)
    size = path.stat().st_size
    offset = account.arrived(container) if steps.get("film") == _BEGUN else 0
    steps.put("film", _BEGUN)
    if offset < size:
        address = steps.get("film-address") or f"{account.uploads}/ig-api-upload/{container}"
        account.graph.upload(
            address, Raw(path, film.mime, offset), {"offset": str(offset), "file_size": str(size)}
        )
    steps.put("film", _SENT)


def _trusted(address: str, uploads: str) -> bool:
    """Whether our token may go there: to Meta's own server for uploads, and nowhere else."""
    try:
        there, home = urlsplit(address), urlsplit(uploads)
    except ValueError:
        return False
    return (there.scheme, there.netloc) == (home.scheme, home.netloc) and not there.query
