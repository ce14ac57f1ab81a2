"""Icons: Tabler's outlines, tinted by token when they are painted.

    button.setIcon(icon("pencil"))
    button.setIcon(icon("hand-stop", "bad"))

An icon holds a name and a role, no picture. It is drawn at the size and scale that the screen asks for, in
the colours of the theme in force at that moment: a change of theme needs no new icons, and nothing is drawn
that is not shown.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

import resources
from ui import theme
from ui.tokens import KINDS, Tokens

_sources: dict[str, str] = {}
_pixmaps: dict[tuple[str, str, int, int, float], QPixmap] = {}


def icon(name: str, role: str = "text") -> QIcon:
    """Return the icon `name` (a file in resources/icons, without its ending) in the colour of `role`.

    `role` is the name of a colour in `Tokens` (text, muted, link, on_accent…) or a kind (ok, warn, bad,
    record, info, neutral).
    Raises FileNotFoundError for a name that is not there.
    """
    _source(name)
    return QIcon(_Tinted(name, role))


def pixmap(name: str, role: str, size: int, ratio: float) -> QPixmap:
    """Return the icon as a square of `size` device-independent pixels for a screen of `ratio`."""
    return _drawn(name, colour_of(theme.current(), role), QSize(size, size), ratio)


def paint(painter: QPainter, name: str, role: str, rect: QRect) -> None:
    """Paint the icon into `rect`, crisp at the scale of the device."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), pixmap(name, role, min(rect.width(), rect.height()), ratio))


def colour_of(tokens: Tokens, role: str) -> str:
    """Return the colour that `role` names in `tokens`. Raises AttributeError where there is none."""
    for kind in KINDS:
        if role == kind:
            return tokens.tone(kind).text
    return str(getattr(tokens, role))


def _source(name: str) -> str:
    if name not in _sources:
        _sources[name] = resources.read_text(f"icons/{name}.svg")
    return _sources[name]


def _drawn(name: str, colour: str, size: QSize, ratio: float) -> QPixmap:
    key = (name, colour, size.width(), size.height(), ratio)
    if key not in _pixmaps:
        _pixmaps[key] = _render(_source(name).replace("currentColor", colour), size, ratio)
    return _pixmaps[key]


def _render(source: str, size: QSize, ratio: float) -> QPixmap:
    """Draw a square icon into the middle of `size`: a wider `size` keeps words at a distance from it."""
    from PySide6.QtSvg import QSvgRenderer  # not before the first icon: the door is painted without any

    width, height = max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio))
    edge = min(width, height)
    result = QPixmap(width, height)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    place = QRectF((width - edge) / 2, (height - edge) / 2, edge, edge)
    QSvgRenderer(QByteArray(source.encode())).render(painter, place)
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


class _Tinted(QIconEngine):
    """Draws one icon on demand in the colours of the theme in force."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        return _Tinted(self._name, self._role)

    def isNull(self) -> bool:
        return False

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return _drawn(self._name, self._colour(mode), size, scale)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), _drawn(self._name, self._colour(mode), rect.size(), ratio))

    def _colour(self, mode: QIcon.Mode) -> str:
        tokens = theme.current()
        return tokens.off if mode == QIcon.Mode.Disabled else colour_of(tokens, self._role)
