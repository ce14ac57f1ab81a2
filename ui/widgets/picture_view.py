"""A whole picture in the middle of its place, and the way from places on it to pixels of the window and back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccgcompose.domain.region import WHOLE, Region
from ui import icons, theme

ROOM = 6  # around the picture, so that handles at its edge can be seen and held
_LEAST = QSize(240, 180)


class PictureView(QWidget):
    """Shows all of an image, as large as there is room for. What lies on it is painted by `paint_over`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._scaled: tuple[tuple[int, int, float], QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_LEAST)

    def set_image(self, image: QImage | None) -> None:
        """Show `image`; None shows that there is none."""
        self._image = QImage() if image is None else image
        self._scaled = None
        self.update()

    def has_image(self) -> bool:
        """Return whether there is a picture to mark."""
        return not self._image.isNull()

    def image(self) -> QImage:
        """Return what is shown; null for none."""
        return self._image

    def sizeHint(self) -> QSize:
        return QSize(520, 420)

    def ground(self) -> QRectF:
        """Return where the picture lies in this widget."""
        room = QRectF(self.rect()).adjusted(ROOM, ROOM, -ROOM, -ROOM)
        if self._image.isNull():
            return room
        size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.left() + (room.width() - size.width()) / 2
        top = room.top() + (room.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def rect_of(self, region: Region) -> QRectF:
        """Return where a region of the picture lies in this widget."""
        ground = self.ground()
        return QRectF(
            ground.left() + region.x * ground.width() / WHOLE,
            ground.top() + region.y * ground.height() / WHOLE,
            region.width * ground.width() / WHOLE,
            region.height * ground.height() / WHOLE,
        )

    def place_of(self, point: QPointF) -> tuple[int, int]:
        """Return the place on the picture under a point of this widget, cut to the picture."""
        ground = self.ground()
        x = round((point.x() - ground.left()) * WHOLE / max(1.0, ground.width()))
        y = round((point.y() - ground.top()) * WHOLE / max(1.0, ground.height()))
        return min(WHOLE, max(0, x)), min(WHOLE, max(0, y))

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies on the picture. For what is made from this."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.current().sunken))
        if self._image.isNull():
            edge = 40
            place = QRect((self.width() - edge) // 2, (self.height() - edge) // 2, edge, edge)
            icons.paint(painter, "photo", "muted", place)
        else:
            self._paint_picture(painter)
            self.paint_over(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        ground, ratio = self.ground(), self.devicePixelRatioF()
        key = (round(ground.width()), round(ground.height()), ratio)
        if self._scaled is None or self._scaled[0] != key:
            pixels = QSize(round(key[0] * ratio), round(key[1] * ratio))
            ignore, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            pixmap = QPixmap.fromImage(self._image.scaled(pixels, ignore, smooth))
            pixmap.setDevicePixelRatio(ratio)
            self._scaled = (key, pixmap)
        pixmap = self._scaled[1]
        painter.drawPixmap(ground, pixmap, QRectF(pixmap.rect()))
