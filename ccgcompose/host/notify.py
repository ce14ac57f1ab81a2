"""A notice on the desktop, where the desktop takes one; nothing else depends on it."""

from __future__ import annotations

import shutil
import subprocess

_SECONDS = 5


def notify(title: str, text: str, *, path: str | None = None) -> bool:
    """Show a notice through `notify-send` and return whether that was possible.

    Say what needs a decision, never what a post says: a notice shows on locked and shared screens. `path` is where to
    look for the program, else `PATH`.
    """
    program = shutil.which("notify-send", path=path)
    if program is None:
        return False
    command = [program, "--app-name=ccgcompose", "--", title, text]
    try:
        return subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False).returncode == 0  # noqa: S603
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False
