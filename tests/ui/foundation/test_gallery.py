"""Every piece and the whole frame, audited and photographed in every look."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit, colours, shoot
from tests.ui.foundation import gallery
from ui.main_window import MainWindow
from ui.shell.page import Page
from ui.tokens import SCHEMES, Scheme
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_frame import PageFrame

EVERY = pytest.mark.parametrize("scheme", list(Scheme))
ROOT = Path(__file__).parents[3]


def empty_page() -> QWidget:
    page = PageFrame("Library")
    page.set_subtitle("No pictures")
    card = Card()
    card.add(EmptyState("photo", "No pictures yet", "Drop a file here, or add one.", "Add a picture"))
    page.body.addWidget(card, 1)
    return page


def frame() -> MainWindow:
    names = ("Compose", "pencil"), ("Planner", "calendar"), ("Library", "photo"), ("History", "history")
    window = MainWindow([Page(name.lower(), name, icon, empty_page) for name, icon in names])
    window.set_organisation("NHS Exampleshire")
    window.set_person("Amara Obi", "Head of Communications")
    window.set_pulse("Next at 14:30 · this computer publishes")
    window.set_badge("library", 3)
    window.show_page("library")
    return window


def held_frame() -> MainWindow:
    window = frame()
    window.set_hold("by-election in Elmfield")
    return window


@EVERY
@pytest.mark.parametrize(
    ("make", "size"),
    [(gallery.sheet, (1280, 1700)), (frame, (1280, 720)), (held_frame, (1280, 720)), (frame, (900, 600))],
    ids=["gallery", "frame", "held", "narrow"],
)
def test_it_stands_in_every_look(
    qtbot: QtBot, make: Callable[[], QWidget], size: tuple[int, int], scheme: Scheme
) -> None:
    widget = make()
    qtbot.addWidget(widget)
    image = shoot(widget, f"{make.__name__}-{size[0]}", scheme, size)
    assert (image.width(), image.height()) == size
    assert image.pixelColor(size[0] - 3, size[1] - 3).name().upper() == SCHEMES[scheme].canvas
    assert colours(image) > 20
    assert audit(widget) == []


def test_the_gallery_can_be_looked_at_by_hand_at_double_scale(tmp_path: Path) -> None:
    """Runs as a person would, at 200 %: the picture has twice the pixels, and nothing else is said."""
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.ui.foundation.gallery", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    picture = QImage(str(tmp_path / "gallery-dark.png"))
    said = [line for line in done.stderr.splitlines() if "This plugin does not support" not in line]
    assert picture.width() == 2560
    assert said == []
