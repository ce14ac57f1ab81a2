"""Media in memory, laid out in a folder only when somebody asks for a path."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from PIL import Image

from ccgcompose.errors import UnusableFile
from ccgcompose.host.pictures import read_picture
from ccgcompose.usecases.ports import Intake


class MemoryFiles:
    """Fulfils the port MediaFiles. `kept` holds the bytes by hash; taking one out is losing it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.kept: dict[str, bytes] = {}

    def take_in(self, source: Path) -> Intake:
        name, data = source.name, _read(source)
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
            provenance=picture.provenance,
            prints=picture.prints,
        )

    def path(self, sha256: str) -> Path:
        data = self.kept.get(sha256)
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            raise UnusableFile("The picture is gone or damaged.", next="Add the same file again.")
        return self._laid_out(sha256, data)

    def thumbnail(self, sha256: str, edge: int = 320) -> Path:
        with Image.open(self.path(sha256)) as opened:
            opened.thumbnail((edge, edge))
            out = io.BytesIO()
            opened.convert("RGB").save(out, "PNG")
        return self._laid_out(f"{sha256}-{edge}.png", out.getvalue())

    def _keep(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        self.kept[sha256] = data
        return sha256

    def _laid_out(self, name: str, data: bytes) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self._folder / name
        if not target.exists():
            target.write_bytes(data)
        return target


def _read(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except IsADirectoryError:
        raise UnusableFile(f"{source.name} is a folder.", next="Choose a picture.") from None
    except OSError:
        raise UnusableFile(f"{source.name} is not there.", next="Choose a picture.") from None
