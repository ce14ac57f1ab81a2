"""Files by content hash, in a folder of the workspace."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from ccgcompose.errors import DiskFull, FolderUnwritable, UnusableFile
from ccgcompose.host.pictures import KEPT, read_picture
from ccgcompose.usecases.ports import Intake

MAX_BYTES = 50 * 1024 * 1024
LONGEST_NAME = 80


class FolderMediaFiles:
    """Fulfils the port MediaFiles. Any thread and any process may use the same folders."""

    def __init__(self, media: Path, thumbnails: Path) -> None:
        self._media = media
        self._thumbnails = thumbnails
        self._known_good: set[str] = set()

    def take_in(self, source: Path) -> Intake:
        """Check, clean and keep a picture; see the port."""
        name = short_name(source)
        data = read_bounded(source, name)
        picture = read_picture(data, name)
        return Intake(
            sha256=self._keep(data),
            published_sha256=self._keep(picture.clean),
            filename=name,
            mime=picture.mime,
            width=picture.width,
            height=picture.height,
            bytes=len(data),
            metadata=picture.metadata,
        )

    def path(self, sha256: str) -> Path:
        """Return where the file lies, its content checked once in each process; see the port."""
        found = self._place(sha256)
        if sha256 in self._known_good and found.exists():
            return found
        try:
            with found.open("rb") as file:
                actual = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise UnusableFile(
                "A picture is gone from the media folder.",
                kept="Its record is kept.",
                next="Add the same file again, or restore the folder from a backup.",
            ) from error
        if actual != sha256:
            raise UnusableFile(
                "A picture in the media folder was changed or damaged.",
                kept="Its record is kept; the changed file is not used.",
                next="Restore the folder from a backup.",
            )
        self._known_good.add(sha256)
        return found

    def thumbnail(self, sha256: str, edge: int = 320) -> Path:
        """Return a small JPEG or PNG, made once; see the port."""
        from PIL import Image

        source = self.path(sha256)
        with Image.open(source) as picture:
            kind = "png" if picture.mode == "RGBA" else "jpg"
            target = self._thumbnails / f"{sha256}-{edge}.{kind}"
            if not target.exists():
                picture.thumbnail((edge, edge))
                fresh = self._fresh(target)
                picture.convert("RGBA" if kind == "png" else "RGB").save(
                    fresh, "PNG" if kind == "png" else "JPEG"
                )
                fresh.replace(target)
        return target

    def _place(self, sha256: str) -> Path:
        return self._media / sha256[:2] / sha256

    def _keep(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        target = self._place(sha256)
        if not target.exists():
            self._write(target, data)
        return sha256

    def _write(self, target: Path, data: bytes) -> None:
        fresh: Path | None = None
        try:
            fresh = self._fresh(target)
            with fresh.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(target)
        except OSError as error:
            if fresh is not None:
                fresh.unlink(missing_ok=True)
            raise _unwritable(target.parent, error) from error

    def _fresh(self, target: Path) -> Path:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return target.with_name(f"{target.name}.{os.getpid()}.{os.urandom(4).hex()}.new")


def short_name(source: Path) -> str:
    """Return the file's own name without its folders, cut to 80 characters, its ending kept."""
    name = "".join(letter for letter in source.name if letter.isprintable()) or "picture"
    ending = Path(name).suffix[:10]
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - len(ending) - 1] + "…" + ending


def read_bounded(source: Path, name: str) -> bytes:
    """Return the bytes of an ordinary file of at most 50 MB. Raise UnusableFile."""
    try:
        mode = source.stat().st_mode  # asked before it is opened: a pipe would make us wait for ever
        if not stat.S_ISREG(mode):
            what = "a folder" if stat.S_ISDIR(mode) else "not an ordinary file"
            raise UnusableFile(f"{name} is {what}.", kept=KEPT, next="Choose a picture file.")
        with source.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnusableFile(
            f"{name} cannot be read: {error.strerror}.", kept=KEPT, next="Choose a picture file."
        ) from error
    except ValueError as error:  # a name with a NUL in it
        raise UnusableFile(f"{name} is not a file name.", kept=KEPT, next="Choose a picture file.") from error
    if len(data) > MAX_BYTES:
        raise UnusableFile(
            f"{name} is over 50 MB.", kept=KEPT, next="Make the picture smaller, then add it again."
        )
    return data


def _unwritable(folder: Path, error: OSError) -> DiskFull | FolderUnwritable:
    kind = DiskFull if error.errno == 28 else FolderUnwritable  # ENOSPC
    what = "The disk is full" if kind is DiskFull else f"{folder} cannot be written: {error.strerror}"
    return kind(f"{what}.", kept="Nothing was taken in.", next="Free some room, or mend the folder's rights.")
