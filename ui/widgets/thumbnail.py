"""A picture with round corners that fits its place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import icons, theme
from ui.tokens import RADIUS


class Thumbnail(QLabel):
    """Fills its place with the middle of the picture, or with `whole` shows all. No picture: an icon."""

    def __init__(
        self, width: int = 132, height: int = 88, *, whole: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = QSize(width, height)
        self._whole = whole
        self._image = QImage()
        self._scaled: tuple[tuple[int, int, float], QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("No picture")

    def set_image(self, image: QImage | None, alt: str) -> None:
        """Show `image`; `alt` is what a screen reader says of it."""
        self._image = QImage() if image is None else image
        self._scaled = None
        self.setAccessibleName(alt or "Picture without a description")
        self.update()

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corners = QPainterPath()
        corners.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.fillPath(corners, QColor(theme.current().sunken))
        painter.setClipPath(corners)
        if self._image.isNull():
            self._paint_placeholder(painter)
        else:
            self._paint_image(painter)
        painter.end()

    def _paint_placeholder(self, painter: QPainter) -> None:
        box = self.rect()
        edge = min(32, box.height() // 2)
        box.setRect((box.width() - edge) // 2, (box.height() - edge) // 2, edge, edge)
        icons.paint(painter, "photo", "muted", box)

    def _paint_image(self, painter: QPainter) -> None:
        pixmap = self._fitted(self.devicePixelRatioF())
        size = pixmap.deviceIndependentSize()
        x, y = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.drawPixmap(QRectF(x, y, size.width(), size.height()), pixmap, QRectF(pixmap.rect()))

    def _fitted(self, ratio: float) -> QPixmap:
        key = (self.width(), self.height(), ratio)
        if self._scaled is None or self._scaled[0] != key:
            mode = Qt.AspectRatioMode
            keep = mode.KeepAspectRatio if self._whole else mode.KeepAspectRatioByExpanding
            smooth = Qt.TransformationMode.SmoothTransformation
            pixmap = QPixmap.fromImage(self._image.scaled(self.size() * ratio, keep, smooth))
            pixmap.setDevicePixelRatio(ratio)
            self._scaled = (key, pixmap)
        return self._scaled[1]
