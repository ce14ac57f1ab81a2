"""A program that publishes or corrects frozen requests from its standard input, and can be told when to die.

Arguments: the folder of the pictures; when to die, or "": at the n-th change of a file, counted from 1, or
"committed", at the first change after an entry has reached its place; the remote id that is corrected, or "".
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from ccgcompose.domain.publication import Receipt
from ccgcompose.usecases.outbox import thaw
from connectors.newsroom.connector import Newsroom
from tests.contract.connector_material import PictureFolder

# Python's own audit events (PEP 578) are raised just before the change that they name.
CHANGES = {"os.mkdir", "os.rename", "os.remove"}


class Death:
    """Kills this process, as hard as a power cut, at the wanted moment."""

    def __init__(self, wanted: str) -> None:
        self._after = int(wanted) if wanted.isdigit() else 0
        self._when_committed = wanted == "committed"
        self._committed = False
        self._changes = 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if event not in CHANGES and not writes:
            return
        self._changes += 1
        if self._changes == self._after or (self._when_committed and self._committed):
            os.kill(os.getpid(), signal.SIGKILL)
        target = str(arguments[1]) if event == "os.rename" else ""
        self._committed = self._committed or f"entries{os.sep}" in target


def main() -> None:
    files = PictureFolder(Path(sys.argv[1]))
    connector = Newsroom()
    requests = [thaw(line) for line in sys.stdin]
    sys.addaudithook(Death(sys.argv[2]))
    for request in requests:
        now = request.updated_at + timedelta(seconds=1)
        if sys.argv[3]:
            original = Receipt(request.key, sys.argv[3], "", request.published_at)
            receipt = connector.correct(request, original, files, now)
        else:
            receipt = connector.publish(request, files, now)
        sys.stdout.write(f"{receipt.remote_id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
