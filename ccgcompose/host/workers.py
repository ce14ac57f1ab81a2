"""How this program starts a process of its own that has no window: in a checkout, installed and frozen alike."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import ccgcompose

HOME = Path(ccgcompose.__file__).parent.parent  # nobody else's modules are found there
NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def worker_command(module: str, command: str) -> list[str]:
    """Return the command that runs a module of ours; a frozen program can only start itself, with a command."""
    if getattr(sys, "frozen", False):
        return [sys.executable, command]
    return [sys.executable, "-m", module]
