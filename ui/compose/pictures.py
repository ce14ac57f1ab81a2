"""Pictures for the strip and the preview, and taking new ones in: all of it off the interface thread."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.people import Person
from ccgcompose.errors import Problem
from ccgcompose.usecases.library import Library
from ui.session import Session

OWN_EDGE, LIST_EDGE = 640, 320  # pixels: of the post's own pictures, of those in a list
AT_ONCE = 2  # the other threads of the pool keep and save
PASTED = "pasted picture.png"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The pictures that are in the library now, and what became of the others."""

    assets: tuple[MediaAsset, ...]
    problems: tuple[Problem, ...] = ()


class Pictures(QObject):
    """`arrived(media id)`: a thumbnail is there. `taken(TakenIn)`: files were taken in, or not."""

    arrived = Signal(str)
    taken = Signal(object)

    def __init__(self, session: Session, edge: int = OWN_EDGE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._edge = edge
        self._waiting: list[MediaAsset] = []
        self._running = 0
        self._images: dict[str, QImage] = {}
        self._asked: set[str] = set()

    def want(self, assets: Iterable[MediaAsset]) -> None:
        """Have the thumbnails of these read, each once, the first ones first."""
        fresh = [asset for asset in assets if asset.id not in self._asked]
        self._asked.update(asset.id for asset in fresh)
        self._waiting += fresh
        self._go_on()

    def images(self) -> dict[str, QImage]:
        """Return the thumbnails that are there, by media id."""
        return self._images

    def take_files(self, paths: Sequence[str]) -> None:
        """Take these files into the library."""
        library, person = self._session.desk.library, self._session.person
        files = [Path(path) for path in paths]
        self._session.background.run(_take_in, library, person, files, done=self.taken.emit, owner=self)

    def take_image(self, image: QImage) -> None:
        """Take a picture in that was pasted and never was a file."""
        library, person = self._session.desk.library, self._session.person
        self._session.background.run(_take_pasted, library, person, image, done=self.taken.emit, owner=self)

    def _go_on(self) -> None:
        while self._waiting and self._running < AT_ONCE:
            self._running += 1
            library, asset = self._session.desk.library, self._waiting.pop(0)
            self._session.background.run(_read, library, asset, self._edge, done=self._keep, owner=self)

    def _keep(self, read: tuple[str, QImage]) -> None:
        self._running -= 1
        self._go_on()
        media_id, image = read
        if not image.isNull():
            self._images[media_id] = image
            self.arrived.emit(media_id)


def _read(library: Library, asset: MediaAsset, edge: int) -> tuple[str, QImage]:
    """A picture that cannot be read shows as none: its badge and the checks say what is the matter."""
    try:
        return asset.id, QImage(str(library.thumbnail(asset, edge)))
    except (Problem, OSError):
        return asset.id, QImage()


def _take_in(library: Library, person: Person, files: Sequence[Path]) -> TakenIn:
    assets, problems = list[MediaAsset](), list[Problem]()
    for file in files:
        try:
            assets.append(library.add(person, file, ""))
        except Problem as problem:
            problems.append(problem)
    return TakenIn(tuple(assets), tuple(problems))


def _take_pasted(library: Library, person: Person, image: QImage) -> TakenIn:
    with tempfile.TemporaryDirectory(prefix="ccgcompose-") as folder:
        file = Path(folder) / PASTED
        if not image.save(str(file)):
            return TakenIn((), (Problem("The pasted picture could not be kept.", next="Add it as a file."),))
        return _take_in(library, person, [file])
