"""What the connector contract publishes: an account, pictures, requests."""

from __future__ import annotations

import hashlib
import io
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from ccgcompose.domain.account import Account, BrandKit
from ccgcompose.domain.media import EmbeddedMetadata
from ccgcompose.domain.post import EditNote
from ccgcompose.errors import UnusableFile
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import Intake

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
BRAND = BrandKit(
    name="NHS Exampleshire",
    short_name="Exampleshire",
    description="News from the people who plan and buy health care in Exampleshire.",
    website="https://www.exampleshire.nhs.uk",
)
TEXT = (
    "Flu clinics open on Monday at Park Lane Health Centre.\nNo appointment is needed.\n\n"
    "Find out who can have a free vaccine: https://www.nhs.uk/vaccinations/flu-vaccine/\n\n#FluJab"
)


class PictureFolder:
    """Media files in a folder, by content hash, checked each time they are asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, data: bytes) -> str:
        """Keep a file's bytes; return its hash."""
        sha256 = hashlib.sha256(data).hexdigest()
        (self.folder / sha256).write_bytes(data)
        return sha256

    def take_in(self, source: Path) -> Intake:
        with Image.open(source) as picture:
            width, height, mime = picture.width, picture.height, picture.get_format_mimetype() or ""
        sha256 = self.keep(source.read_bytes())
        size = source.stat().st_size
        return Intake(sha256, sha256, source.name, mime, width, height, size, EmbeddedMetadata())

    def path(self, sha256: str) -> Path:
        path = self.folder / sha256
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise UnusableFile("The picture is gone.", next="Add it to the library again.")
        return path

    def thumbnail(self, sha256: str, edge: int = 320) -> Path:
        return Path(shutil.copy(self.path(sha256), self.folder / f"{sha256}.{edge}"))


def picture(colour: str, size: tuple[int, int] = (640, 360), kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind)
    return buffer.getvalue()


def medium(files: PictureFolder, colour: str, alt_text: str, credit: str = "") -> OutgoingMedia:
    """Keep a picture of one colour and return it as it goes out."""
    sha256 = files.keep(picture(colour))
    return OutgoingMedia(sha256, f"{colour}.png", "image/png", 640, 360, alt_text, credit)


def account(platform: str, **settings: str) -> Account:
    """An account with a complete brand kit."""
    return Account("account-1", "Exampleshire", platform, BRAND, dict(settings))


def request(
    account: Account,
    key: str = "delivery-1",
    *,
    media: tuple[OutgoingMedia, ...] = (),
    title: str = "Flu clinics open on Monday",
    text: str = TEXT,
    published_at: datetime = NOW,
) -> PublishRequest:
    """The first revision of a post as it goes out."""
    return PublishRequest(
        key=key,
        post_id=f"post-of-{key}",
        revision=1,
        account=account,
        subject="Vaccination",
        title=title,
        text=text,
        author="Amara Obi",
        position="Head of Communications",
        published_at=published_at,
        updated_at=published_at,
        media=media,
    )


def corrected(old: PublishRequest, text: str, *notes: str) -> PublishRequest:
    """The next revision with its edit notes, each an hour after the one before."""
    revision, made = old.revision + 1, old.updated_at
    added = tuple(
        EditNote("person-1", note, made + timedelta(hours=hour + 1)) for hour, note in enumerate(notes)
    )
    updated_at = added[-1].made_at if added else made + timedelta(hours=1)
    edit_notes = (*old.edit_notes, *added)
    return replace(old, revision=revision, text=text, updated_at=updated_at, edit_notes=edit_notes)
