"""Inside a measured process: tells when a window was first painted, then ends the process."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QWidget


def since_process_start_ms() -> float:
    """Return the milliseconds since the operating system started this process (Linux: /proc/self/stat)."""
    fields = Path("/proc/self/stat").read_text().rsplit(")", 1)[1].split()
    started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000


class Probe(QObject):
    """Watches one window; prints JSON and quits after the first paint, or when `door` can be typed into."""

    def __init__(self, window: QMainWindow, *, wait_for_door: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self._paint_ms = 0.0
        self._wait_for_door = wait_for_door
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the first paint; what follows it runs after the event loop has finished with it."""
        if event.type() == QEvent.Type.Paint and not self._paint_ms:
            self._paint_ms = -1.0
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self._paint_ms = since_process_start_ms()
        self._check_door()

    def _check_door(self) -> None:
        door = self._window.findChild(QWidget, "passphrase") if self._wait_for_door else None
        if self._wait_for_door and (door is None or not door.isEnabled()):
            QTimer.singleShot(1, self._check_door)
            return
        print(json.dumps({"paint_ms": self._paint_ms, "ready_ms": since_process_start_ms()}), flush=True)
        os._exit(0)
