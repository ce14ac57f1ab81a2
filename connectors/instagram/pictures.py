"""Where Meta fetches the pictures: an address of the organisation's own, under which its newsroom lies.

Instagram takes no files, only addresses that anybody can open. The newsroom puts each picture at `media/<digits>.jpg`
below its web address; the same file is used here. Where the newsroom's folder is on this computer, a picture that is
not there yet is put there first, so that nobody has to wait for anybody. A JPEG that has to be made has digits of its
own: what the newsroom shows is never written over.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import urlsplit

from ccgcompose.domain.account import Account
from ccgcompose.errors import Rejected, UnusableFile
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.instagram.business import Picture
from connectors.instagram.jpeg import KINDS, is_ready, jpeg_of
from connectors.instagram.placing import placed
from connectors.marks import one_line
from connectors.newsroom.copies import Copy
from connectors.newsroom.names import media_name
from connectors.newsroom.settings import web_address

MOST = 10


def pictures_of(request: PublishRequest, files: MediaFiles) -> tuple[Picture, ...]:
    """Return each picture at its public address, put there first where we can. Raise Rejected where that cannot be."""
    _must_be_pictures(request.media)
    base = base_of(request.account)
    paths = [path_of(files, medium) for medium in request.media]
    folder = request.account.settings.get("media_folder", "").strip()
    copies = [
        _copy(medium, path, may_be_made=bool(folder))
        for medium, path in zip(request.media, paths, strict=True)
    ]
    if folder:
        placed(Path(folder), copies)
    return tuple(
        Picture(base + copy.name, one_line(medium.alt_text))
        for medium, copy in zip(request.media, copies, strict=True)
    )


def _copy(medium: OutgoingMedia, path: Path, *, may_be_made: bool) -> Copy:
    """Return a picture as Instagram takes it, named by its content."""
    if is_ready(path, medium.mime):
        return Copy(media_name(medium.sha256, "jpg"), path, medium.sha256)
    if not may_be_made:
        raise _no_jpeg(medium)
    data = jpeg_of(path, medium.filename)
    sha256 = hashlib.sha256(data).hexdigest()
    return Copy(media_name(sha256, "jpg"), path, sha256, data)


def base_of(account: Account) -> str:
    """Return the public address of the newsroom, with its last slash. Raise Rejected for one that Meta cannot open."""
    written = account.settings.get("media_base", "").strip()
    address = web_address(written) if "://" in written else ""
    if urlsplit(address).scheme != "https" or "?" in address or "#" in address:
        raise Rejected(
            "Instagram fetches pictures from a public address, and this account names none that begins with https://.",
            kept=KEPT,
            next="Write the web address of your newsroom into the account's settings.",
        )
    return address.rstrip("/") + "/"


def _must_be_pictures(media: tuple[OutgoingMedia, ...]) -> None:
    if not media:
        raise Rejected(
            "Instagram takes no post without a picture.",
            kept=KEPT,
            next="Add a picture, or take this account out of the post.",
        )
    if len(media) > MOST:
        raise Rejected(f"Instagram takes {MOST} pictures at most.", kept=KEPT, next="Take some out.")
    for medium in media:
        if medium.mime not in KINDS:
            raise Rejected(
                f"{medium.filename} is no picture that Instagram takes.",
                kept=KEPT,
                next="Use a JPEG or PNG picture, or take it out for this account.",
            )


def _no_jpeg(medium: OutgoingMedia) -> Rejected:
    return Rejected(
        f"Instagram takes JPEG pictures of less than 8 MiB, and {medium.filename} is none.",
        kept=KEPT,
        next="Name the newsroom's folder in the account's settings, where a JPEG of it can be put; or use a JPEG.",
    )


def path_of(files: MediaFiles, medium: OutgoingMedia) -> Path:
    """Return where the file lies. Raise Rejected for one that is gone."""
    try:
        return files.path(medium.sha256)
    except UnusableFile as problem:
        raise Rejected(problem.what, kept=KEPT, next=problem.next) from problem
