"""Thumbnails on demand: asked for while painting, made in the background, kept within a bound."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from ccgcompose.domain.media import MediaAsset
from ccgcompose.errors import Problem
from ccgcompose.usecases.library import Library
from ui.background import Background
from ui.library.painting import rounded

MOST_BYTES = 64_000_000
AT_ONCE = 2  # leaves threads of the pool to whatever the person asks for meanwhile
WAITING = 80  # what scrolled past long ago is asked for again when it comes back


class Thumbnails(QObject):
    """`pixmap` answers at once with what is there; `ready(media id)` says that there is more to ask for."""

    ready = Signal(str)

    def __init__(
        self, library: Library, background: Background, size: QSize, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._background = background
        self._size = size
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._bytes = 0
        self._broken: set[str] = set()
        self._waiting: OrderedDict[str, tuple[MediaAsset, float]] = OrderedDict()
        self._running: set[str] = set()

    def pixmap(self, asset: MediaAsset, ratio: float) -> QPixmap | None:
        """Return the thumbnail for a screen of `ratio`, or None and have it made."""
        found = self._kept.get(asset.id)
        if found is not None:
            self._kept.move_to_end(asset.id)
            return found
        if asset.id not in self._running and asset.id not in self._broken:
            self._waiting[asset.id] = (asset, ratio)
            self._waiting.move_to_end(asset.id)
            while len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            self._go_on()
        return None

    def is_broken(self, media_id: str) -> bool:
        """Return whether the picture cannot be shown."""
        return media_id in self._broken

    def forget_broken(self) -> None:
        """Try again what could not be shown: a file may have come back."""
        self._broken.clear()

    def _go_on(self) -> None:
        """Start what was asked for last: it is what the person looks at now."""
        while self._waiting and len(self._running) < AT_ONCE:
            media_id, (asset, ratio) = self._waiting.popitem(last=True)
            self._running.add(media_id)
            arrival = _Arrival(self, media_id, ratio)
            self._background.run(
                _load,
                self._library,
                asset,
                self._size,
                ratio,
                done=arrival.came,
                failed=arrival.failed,
                owner=self,
            )

    def take(self, media_id: str, ratio: float, image: QImage) -> None:
        """Keep what a thread has made; a null image is a picture that cannot be shown."""
        self._running.discard(media_id)
        if image.isNull():
            self._broken.add(media_id)
        else:
            self._keep(media_id, ratio, image)
        self.ready.emit(media_id)
        self._go_on()

    def _keep(self, media_id: str, ratio: float, image: QImage) -> None:
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self._kept[media_id] = pixmap
        self._bytes += _cost(pixmap)
        while self._bytes > MOST_BYTES and len(self._kept) > 1:
            self._bytes -= _cost(self._kept.popitem(last=False)[1])


class _Arrival:
    """Remembers for which medium a thread works."""

    def __init__(self, thumbnails: Thumbnails, media_id: str, ratio: float) -> None:
        self._thumbnails, self._media_id, self._ratio = thumbnails, media_id, ratio

    def came(self, image: QImage) -> None:
        self._thumbnails.take(self._media_id, self._ratio, image)

    def failed(self, problem: BaseException) -> None:
        self._thumbnails.take(self._media_id, self._ratio, QImage())
        if not isinstance(problem, Problem | OSError):  # no room for a thumbnail is no reason to stop
            raise problem


def read_image(path: Path, edge: int) -> QImage:
    """Return the picture at `path`, no longer than `edge` pixels either way; null when it cannot be read."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > edge:
        reader.setScaledSize(size.scaled(edge, edge, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _load(library: Library, asset: MediaAsset, place: QSize, ratio: float) -> QImage:
    """Runs on a thread: QImage may be used there, QPixmap may not."""
    size = place * ratio
    image = QImage(str(library.thumbnail(asset)))
    if image.isNull():
        return image
    filled = image.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    left, top = (filled.width() - size.width()) // 2, (filled.height() - size.height()) // 2
    return rounded(filled.copy(left, top, size.width(), size.height()), ratio)


def _cost(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
