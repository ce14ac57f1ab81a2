"""The entry point of the windows, and the one module here that knows the composition root."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ccgcompose import __version__
from ui import theme
from ui.controller import Controller
from ui.crash import CrashGuard
from ui.tokens import Scheme

if TYPE_CHECKING:
    from ccgcompose.bootstrap import Workbench


def main(argv: Sequence[str]) -> int:
    """Open the app and return its exit code."""
    app = application(argv)
    controller = controller_for(app)
    guard = CrashGuard(controller.show_problem, app)
    guard.install()
    controller.window.show()
    controller.start()
    try:
        return app.exec()
    finally:
        guard.remove()


def application(argv: Sequence[str]) -> QApplication:
    """Return the application object, named so that desktops can tell whose windows these are."""
    app = QApplication([sys.argv[0], *argv])
    app.setApplicationName("ccgcompose")
    app.setApplicationDisplayName("ccgcompose")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("ccgcompose")
    return app


def controller_for(app: QApplication) -> Controller:
    """Return the controller of a window in the chosen theme, not shown yet."""
    controller = Controller(app, _open_workbench)
    _apply_chosen_theme(app, controller)
    return controller


def _open_workbench() -> Workbench:
    from ccgcompose.bootstrap import begin_log, open_desk

    workbench = open_desk()
    begin_log("app")
    return workbench


def _apply_chosen_theme(app: QApplication, controller: Controller) -> None:
    from ccgcompose.bootstrap import read_settings

    chosen = read_settings().theme
    scheme = next((scheme for scheme in Scheme if scheme.value == chosen), None)
    theme.apply(app, scheme or theme.system_scheme())
    controller.window.set_theme(scheme)
