"""The fonts: Frutiger where the computer has it, else Arial, else the bundled Liberation Sans.

Liberation Sans has Arial's widths, so that a window needs the same room with either. It is always registered
(about 2 ms), which makes pictures of the windows equal on every machine that has neither of the other two.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

import resources
from ui.tokens import BODY_PX

BUNDLED = "Liberation Sans"
FAMILIES = ("Frutiger", "Frutiger LT Std", "Arial", BUNDLED)
EMOJI = ("Noto Color Emoji", "Segoe UI Emoji", "Apple Color Emoji")
_FILES = ("fonts/LiberationSans-Regular.ttf", "fonts/LiberationSans-Bold.ttf")


def register() -> None:
    """Make the bundled font known to Qt. Needs a QApplication; calling again does no harm."""
    if QFontDatabase.hasFamily(BUNDLED):
        return
    for name in _FILES:
        QFontDatabase.addApplicationFontFromData(resources.read_bytes(name))


def body_font(*, bundled_only: bool = False) -> QFont:
    """Return the font of running text, with emoji as the last resort.

    `bundled_only` leaves the computer's own fonts aside: pictures of the windows are then equal everywhere.
    """
    font = QFont()
    font.setFamilies([BUNDLED, *EMOJI] if bundled_only else [*FAMILIES, *EMOJI])
    font.setPixelSize(BODY_PX)
    return font
