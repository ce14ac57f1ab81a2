"""A real small disk and a real read-only one, in a namespace of our own (Linux). Elsewhere its tests are skipped."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
# Mounts, runs the rest of the arguments, and is gone with the process.
_MOUNT = 'mkdir -p "$1" && mount -t tmpfs -o "$2" tmpfs "$1" && shift 2 && exec "$@"'


@cache
def _works() -> bool:
    if sys.platform != "linux" or not shutil.which("unshare"):
        return False
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs tmpfs /mnt"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def run_on(folder: Path, options: str, program: str) -> str:
    """Run a Python program with a file system of these mount options on `folder` (`sys.argv[1]`); return its output."""
    if not _works():
        pytest.skip("this system lets nobody mount a file system of their own")
    command = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "sh",
        "-c",
        _MOUNT,
        "sh",
        str(folder),
        options,
    ]
    command += [sys.executable, "-c", program, str(folder)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout
