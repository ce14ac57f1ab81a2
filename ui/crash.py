"""An exception that nobody caught is shown calmly and logged, never lost.

PySide only prints an exception that leaves a slot, and the person sees nothing. `CrashGuard` takes the
interpreter's hooks (of this thread and of others) while the windows are open.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from ccgcompose.errors import Problem

_log = logging.getLogger("ccgcompose.ui")


def as_problem(error: BaseException) -> Problem:
    """Return what a person should be told of `error`: its own words, or plain ones for a fault of ours."""
    if isinstance(error, Problem):
        return error
    return Problem(
        "Something in ccgcompose went wrong.",
        kept="What was saved is safe, and the window stays open.",
        next="Try once more. If it happens again, tell whoever looks after ccgcompose; the log says more.",
    )


class CrashGuard(QObject):
    """`install` takes the hooks, `remove` gives them back. `show` is called on the interface thread."""

    _caught = Signal(object)

    def __init__(self, show: Callable[[Problem], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self._showing = False
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what nobody catches from now on."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, Problem):
            _log.warning("%s", error)
        else:
            _log.error("unexpected %s", kind.__name__, exc_info=(kind, error, trace))
        self._caught.emit(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_caught(self, error: BaseException) -> None:
        """Show one at a time: a fault in showing must not show itself for ever."""
        if self._showing:
            return
        self._showing = True
        try:
            self._show(as_problem(error))
        finally:
            self._showing = False
