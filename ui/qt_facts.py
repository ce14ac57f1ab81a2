"""Say of Qt what `ccgcompose doctor` asks: its version and the font families, as JSON. Run with `python -m`."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication


def main() -> int:
    """Print them on the standard output."""
    _application = QGuiApplication([])  # without one there are no fonts
    sys.stdout.write(json.dumps([qVersion(), QFontDatabase.families()]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
