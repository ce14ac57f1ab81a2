"""The head of the chain in a small file beside the database: a chain cut short or written anew does not fit it."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path

from ccgcompose.domain.history import NO_HEAD, Head
from ccgcompose.errors import DiskFull, FolderUnwritable, ProofFailed
from ccgcompose.store.filelock import locked

_HASH = re.compile(r"[0-9a-f]{64}")


class FileWitness:
    """Fulfils the port Witness. Several processes may share one: the highest number wins."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def remember(self, head: Head) -> None:
        """Keep the newest head, atomically. Raise FolderUnwritable, DiskFull, or ProofFailed for a damaged file."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with locked(self._beside("lock")):
                if head.number > self.recall().number:
                    self._write(head)
        except OSError as error:
            kind = DiskFull if error.errno == errno.ENOSPC else FolderUnwritable
            raise kind(
                f"The witness of the history, {self._path}, cannot be written: {error.strerror}.",
                kept="What you did is saved in the database.",
                next="Free some room, or mend the rights of that folder.",
            ) from error

    def _write(self, head: Head) -> None:
        fresh = self._beside("new")
        with fresh.open("w", encoding="ascii") as file:
            json.dump({"number": head.number, "hash": head.hash}, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)

    def _beside(self, ending: str) -> Path:
        return self._path.with_name(f"{self._path.name}.{ending}")

    def recall(self) -> Head:
        """Return the head that was kept; NO_HEAD when there is none yet. Raise ProofFailed for a damaged file."""
        try:
            return _head(self._path.read_text(encoding="ascii"))
        except (FileNotFoundError, NotADirectoryError):
            return NO_HEAD
        except (ValueError, OSError) as error:
            raise ProofFailed(
                f"The witness of the history, {self._path}, cannot be read.",
                kept="It was not touched, and neither was the database.",
                next="Compare the history with the manifest of an export, then put the witness back from a backup.",
            ) from error


def _head(text: str) -> Head:
    fields = json.loads(text)
    if not isinstance(fields, dict) or not isinstance(fields.get("number"), int):
        raise ValueError("no head")
    if not _HASH.fullmatch(str(fields.get("hash"))):
        raise ValueError("no hash")
    return Head(fields["number"], fields["hash"])
