"""The log that engineers read: what the program did, never what a post says.

Each process writes files of its own (`publisher-4711.log`, then `.1` and `.2` as it grows), so that nothing has to be
agreed between the app and its publishers. Whatever is written passes the redaction first.
"""

from __future__ import annotations

import contextlib
import logging
import os
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from ccgcompose.host.atomic import make_folder
from ccgcompose.host.redaction import home_of_this_person, redact

OUR_LOGGERS = ("ccgcompose", "connectors", "ui")
MAX_BYTES = 1_000_000
OLDER_PARTS = 2
FILES_KEPT = 20
LONGEST = 20_000  # characters of one record
_FORM = "%(asctime)sZ %(levelname)s %(name)s [%(threadName)s] %(message)s"


class RedactingFormatter(logging.Formatter):
    """Lines in UTC, redacted as a whole: message, arguments and traceback."""

    def __init__(self) -> None:
        super().__init__(_FORM)
        self._home = home_of_this_person()

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802
        """Return the moment in UTC, with milliseconds."""
        return datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without control characters in it: a message cannot forge another line."""
        text = redact(super().format(record), self._home)
        lines = (
            text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text):,} characters)"
        ).splitlines()
        return "\n    ".join(
            "".join(sign if sign.isprintable() else "\ufffd" for sign in line) for line in lines
        )


class QuietFile(RotatingFileHandler):
    """A log that cannot be written disturbs nobody: the work goes on."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the library's name
        """Say nothing."""
        self.failed = True


def set_up_logs(
    folder: Path, role: str, *, level: int = logging.INFO, max_bytes: int = MAX_BYTES
) -> logging.Handler:
    """Let our loggers, and warnings of others, go to a file of this process in `folder`; return its handler.

    The file is made with the first line, and gives way to a new one at `max_bytes`. `role` names the process, such
    as "app" or "publisher". A folder that may not be written is no error: there is no log then.
    """
    with contextlib.suppress(OSError):
        make_folder(folder)
        _drop_old(folder)
    handler = QuietFile(
        folder / f"{role}-{os.getpid()}.log",
        maxBytes=max_bytes,
        backupCount=OLDER_PARTS,
        encoding="utf-8",
        errors="backslashreplace",
        delay=True,
    )
    handler.setFormatter(RedactingFormatter())
    logging.getLogger().addHandler(handler)
    for name in OUR_LOGGERS:
        logging.getLogger(name).setLevel(level)
    return handler


def take_down_logs(handler: logging.Handler) -> None:
    """Close the file and let go of it."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def _drop_old(folder: Path) -> None:
    """Keep the newest files of all processes. One that another program holds open stays."""
    files = sorted(folder.glob("*.log*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in files[FILES_KEPT - 1 :]:
        with contextlib.suppress(OSError):
            old.unlink()
