"""A picture as wide as the page that shows it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme

WIDEST, TALLEST = 4, 3  # the shape of the place while the picture is not there


class WidePicture(QWidget):
    """Keeps the picture's shape; a screen reader says its alt text."""

    def __init__(self, image: QImage | None, alt_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage() if image is None else image
        self.setAccessibleName(alt_text or "Picture without a description")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._image.isNull():
            return width * TALLEST // WIDEST
        return max(1, width * self._image.height() // max(1, self._image.width()))

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image.isNull():
            painter.fillRect(self.rect(), QColor(theme.current().sunken))
            place = self.rect()
            place.setRect(place.center().x() - 16, place.center().y() - 16, 32, 32)
            icons.paint(painter, "photo", "muted", place)
        else:
            ratio = self.devicePixelRatioF()
            sharp = self._image.scaledToWidth(
                max(1, round(self.width() * ratio)), Qt.TransformationMode.SmoothTransformation
            )
            painter.drawImage(QRectF(self.rect()), sharp)
        painter.end()
