"""Files by content hash, in a folder of the workspace: `media/ab/<sha256>`. Nothing there is ever changed."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path

from ccgcompose.domain.media import MediaKind
from ccgcompose.errors import DiskFull, UnusableFile
from ccgcompose.host.atomic import (
    make_folder_or_say,
    move_whole,
    staged,
    sweep,
    write_pieces,
    write_whole,
)
from ccgcompose.host.film_intake import read_film
from ccgcompose.host.film_kinds import KINDS, film_kind
from ccgcompose.host.outside import head_outside, pieces_outside, read_outside, short_name, size_outside
from ccgcompose.host.picture_reader import PictureReader, ReadsHere
from ccgcompose.host.sentences import KEPT
from ccgcompose.host.thumbnails import keep_thumbnail, make_thumbnail
from ccgcompose.usecases.ports import Intake

_SHA256 = re.compile(r"[0-9a-f]{64}")
_SPARE = 20 * 1024 * 1024  # bytes that stay free for the database
_RECORD_KEPT = "Its record is kept."
_RESTORE = "Add the same file again, or restore the media folder from a backup."
_Signature = tuple[int, int, int]


class FolderMediaFiles:
    """Fulfils the port MediaFiles. Any thread and any process may use the same folders.

    `reader` decodes the pictures: in this process unless it is said otherwise.
    """

    def __init__(self, media: Path, thumbnails: Path, reader: PictureReader | None = None) -> None:
        self._reader = reader or ReadsHere()
        self._media = media
        self._thumbnails = thumbnails
        self._sound: dict[str, _Signature] = {}

    def take_in(self, source: Path) -> Intake:
        """Check, clean and keep a picture, a film or a sound; see the port."""
        name = short_name(source)
        kind = film_kind(head_outside(source, name))
        return self._film(source, name, kind) if kind else self._picture(source, name)

    def _picture(self, source: Path, name: str) -> Intake:
        data = read_outside(source, name)
        picture = self._reader.read(data, name)
        self._must_have_room(len(data) + len(picture.clean))
        original, copy = self._keep(data), self._keep(picture.clean)
        if picture.small is not None:
            keep_thumbnail(picture.small, self._thumbnails, copy)
        return Intake(
            sha256=original,
            published_sha256=copy,
            filename=name,
            mime=picture.mime,
            width=picture.width,
            height=picture.height,
            bytes=len(data),
            metadata=picture.metadata,
            provenance=picture.provenance,
            prints=picture.prints,
        )

    def _film(self, source: Path, name: str, kind: str) -> Intake:
        """Copy a film piece by piece, then let a worker clean and read the copy."""
        self._must_have_room(2 * size_outside(source, name))
        make_folder_or_say(self._media, kept=KEPT)
        with staged(self._media) as fresh:
            original, copy, poster = fresh / "original", fresh / "copy", fresh / "poster"
            write_pieces(original, pieces_outside(source, name), kept=KEPT)
            size = original.stat().st_size
            film = read_film(original, copy, poster, kind, name)
            return Intake(
                sha256=self._keep_file(original),
                published_sha256=self._keep_file(copy),
                filename=name,
                mime=KINDS[kind].mime,
                width=film.width,
                height=film.height,
                bytes=size,
                metadata=film.metadata,
                kind=MediaKind.VIDEO if film.width else MediaKind.AUDIO,
                duration_ms=film.duration_ms,
                codecs=film.codecs,
                poster_sha256=self._keep_file(poster) if poster.exists() else "",
                provenance=film.provenance,
            )

    def sweep(self) -> None:
        """Clear away what the intake of a film left behind when its program was killed; never what is under way."""
        sweep(self._media)

    def path(self, sha256: str) -> Path:
        """Return where the file lies. Its content is checked once in each process, and again when it was touched.

        Raise UnusableFile when it is gone or no longer has this hash.
        """
        place = self._place(sha256)
        try:
            if not self._is_sound(place, sha256):
                raise UnusableFile(
                    f"The picture {sha256[:12]}… in the media folder was changed or damaged.",
                    kept=f"{_RECORD_KEPT} The changed file is not used.",
                    next=_RESTORE,
                )
        except OSError as error:
            raise UnusableFile(
                f"The picture {sha256[:12]}… is gone from the media folder, or cannot be read.",
                kept=_RECORD_KEPT,
                next=_RESTORE,
            ) from error
        return place

    def thumbnail(self, sha256: str, edge: int = 320) -> Path:
        """Return a small JPEG or PNG, its longer side at most `edge` pixels, made once; see the port."""
        place = self.path(sha256)
        name = f"The picture {sha256[:12]}…"
        return make_thumbnail(
            lambda wanted: self._reader.small(place, name, wanted), self._thumbnails, sha256, edge
        )

    def keep(self, data: bytes) -> str:
        """Keep what this program made and return its hash. Raise DiskFull or FolderUnwritable."""
        self._must_have_room(len(data))
        return self._keep(data)

    def _place(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):  # it becomes part of a path
            raise UnusableFile(
                "A picture's record has no usable content hash.", kept=_RECORD_KEPT, next=_RESTORE
            )
        return self._media / sha256[:2] / sha256

    def _is_sound(self, place: Path, sha256: str) -> bool:
        """Return whether the content has its hash. Raise OSError when it cannot be read."""
        with place.open("rb") as file:
            found = os.fstat(file.fileno())
            signature = (found.st_ino, found.st_size, found.st_mtime_ns)
            if self._sound.get(sha256) == signature:
                return True
            sound = hashlib.file_digest(file, "sha256").hexdigest() == sha256
        if sound:
            self._sound[sha256] = signature
        return sound

    def _keep(self, data: bytes) -> str:
        """Keep bytes under their hash, also where a damaged file stands in their place."""
        sha256 = hashlib.sha256(data).hexdigest()
        place = self._place(sha256)
        try:
            there = self._is_sound(place, sha256)
        except OSError:
            there = False
        if not there:
            write_whole(place, data, kept=KEPT)
        return sha256

    def _keep_file(self, whole: Path) -> str:
        """Keep a staged file under its hash, also where a damaged file stands in its place."""
        with whole.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        place = self._place(sha256)
        try:
            there = self._is_sound(place, sha256)
        except OSError:
            there = False
        if not there:
            move_whole(whole, place, kept=KEPT)
        return sha256

    def _must_have_room(self, size: int) -> None:
        folder = next(found for found in (self._media, *self._media.parents) if found.exists())
        if shutil.disk_usage(folder).free < size + _SPARE:
            raise DiskFull(
                f"The disk of {folder} is nearly full.", kept=KEPT, next="Free some room, then try again."
            )
