"""A program that publishes or corrects frozen requests from its standard input, and can be told when to die.

Arguments: the folder of the pictures; when to die, or ""; the remote id that is corrected, or "". When to die is
"committed" for the first change of a file after an entry has reached its place, or "each" for the first request
at the first change, the second at the second, and so on, each in a process of its own. With "refused" it lives,
but no file can be put into its place any more once an entry is in its own.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import Problem
from ccgcompose.usecases.outbox import thaw
from connectors.newsroom.connector import Newsroom
from connectors.podcast.connector import Podcast
from tests.contract.connector_material import PictureFolder

# Python's own audit events (PEP 578) are raised just before the change that they name.
CHANGES = {"os.mkdir", "os.rename", "os.remove"}


class Death:
    """Kills this process, as hard as a power cut, at the wanted moment."""

    def __init__(self, wanted: str) -> None:
        self._after = int(wanted) if wanted.isdigit() else 0
        self._when_committed = wanted == "committed"
        self._refuse_when_committed = wanted == "refused"
        self._committed = False
        self._changes = 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if event not in CHANGES and not writes:
            return
        self._changes += 1
        if self._changes == self._after or (self._when_committed and self._committed):
            os.kill(os.getpid(), signal.SIGKILL)
        if self._refuse_when_committed and self._committed and event == "os.rename":
            raise PermissionError(errno.EACCES, "held open by another program")
        target = str(arguments[1]) if event == "os.rename" else ""
        self._committed = self._committed or f"entries{os.sep}" in target


def main() -> None:
    files, die_at, correcting = PictureFolder(Path(sys.argv[1])), sys.argv[2], sys.argv[3]
    if die_at == "each":
        for number, line in enumerate(sys.stdin, start=1):
            say(str(killed_at(str(number), line, files, correcting)))
        return
    requests = sys.stdin.readlines()
    if die_at:
        sys.addaudithook(Death(die_at))
    for line in requests:
        try:
            say(put_out(line, files, correcting))
        except Problem as problem:
            say(f"{type(problem).__name__} {problem}")


def put_out(line: str, files: PictureFolder, correcting: str) -> str:
    request = thaw(line)
    now = request.updated_at + timedelta(seconds=1)
    connector = Podcast() if request.account.platform == "podcast" else Newsroom()
    if not correcting:
        return connector.publish(request, files, now).remote_id
    original = Receipt(request.key, correcting, "", request.published_at)
    return connector.correct(request, original, files, now).remote_id


def killed_at(step: str, line: str, files: PictureFolder, correcting: str) -> int:
    """Put it out in a process of its own that dies at this step; return how it ended."""
    child = os.fork()
    if child == 0:
        sys.addaudithook(Death(step))
        put_out(line, files, correcting)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
