"""What every test of the windows gets: one application in the look of the product, with the bundled font."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.tokens import Scheme

# The offscreen platform says this of every window with a least size; it says nothing of our code.
IGNORED = "This plugin does not support"


def pytest_configure(config: pytest.Config) -> None:
    """Let the offscreen platform speak of what it cannot do; every other warning of Qt fails a test."""
    config.addinivalue_line("qt_log_ignore", IGNORED)


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> QApplication:
    """The light theme, whatever the test before has chosen."""
    if theme.current().scheme != Scheme.LIGHT or not qapp.styleSheet():
        theme.apply(qapp, Scheme.LIGHT, bundled_font=True)
    return qapp
