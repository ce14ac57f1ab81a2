"""What importing does: the headless half never loads Qt, and no module works while it is being imported."""

from __future__ import annotations

import json
import subprocess
import sys
from textwrap import dedent

import pytest

from tests.architecture.repository import PACKAGES, ROOT, modules

# Runs before the modules are imported and refuses whatever is work: writing, connecting, starting.
GUARD = dedent("""
    import importlib, json, os, sys, threading

    FORBIDDEN = {
        "socket.bind", "socket.connect", "socket.getaddrinfo", "socket.sendto", "sqlite3.connect",
        "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
        "os.fork", "os.system", "os.exec", "os.posix_spawn", "subprocess.Popen",
    }
    WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

    def guard(event, args):
        if event in FORBIDDEN or (event == "open" and args[2] and args[2] & WRITING):
            raise RuntimeError(f"work at import: {event} {args}")

    def refuse(thread):
        raise RuntimeError(f"work at import: {thread} started")

    threading.Thread.start = refuse  # Python 3.11 raises no audit event for it
    sys.addaudithook(guard)
""")

IMPORT_ALL = dedent("""
    for name in json.loads(sys.argv[1]):
        importlib.import_module(name)
""")

NO_APPLICATION = dedent("""
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QCoreApplication
        assert QCoreApplication.instance() is None, "an application was created at import"
""")

SHOW_LOADED = "print(json.dumps(sorted(sys.modules)))"


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", program, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_module_works_while_it_is_imported() -> None:
    program = GUARD + IMPORT_ALL + NO_APPLICATION
    answer = run(program, json.dumps(modules(*PACKAGES)))
    assert answer.returncode == 0, answer.stderr
    assert not answer.stdout


@pytest.mark.parametrize(
    "work",
    [
        "open(os.devnull, 'w')",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import threading; threading.Thread(target=print).start()",
        "import sqlite3; sqlite3.connect(':memory:')",
        "import subprocess; subprocess.run(['true'])",
    ],
)
def test_the_guard_refuses_work(work: str) -> None:
    answer = run(GUARD + work)
    assert "work at import" in answer.stderr


def test_the_headless_half_never_loads_qt() -> None:
    headless = modules("ccgcompose", "connectors", "resources")
    answer = run("import importlib, json, sys" + IMPORT_ALL + SHOW_LOADED, json.dumps(headless))
    assert answer.returncode == 0, answer.stderr
    loaded = {name.split(".")[0] for name in json.loads(answer.stdout)}
    assert "ccgcompose" in loaded
    assert not loaded & {"PySide6", "shiboken6", "ui"}


def test_the_windows_load_neither_the_store_nor_the_network() -> None:
    """Not even through a type: `ui.app` asks the composition root for them once the first window stands."""
    windows = [name for name in modules("ui") if name != "ui.app"]
    answer = run("import importlib, json, sys" + IMPORT_ALL + SHOW_LOADED, json.dumps(windows))
    assert answer.returncode == 0, answer.stderr
    loaded = {".".join(name.split(".")[:2]) for name in json.loads(answer.stdout)}
    assert "PySide6.QtWidgets" in loaded
    kept_out = {f"ccgcompose.{part}" for part in ("bootstrap", "store", "host", "publisher", "cli")}
    assert not loaded & (
        kept_out | {"connectors", "sqlalchemy", "alembic", "apscheduler", "requests", "keyring"}
    )
