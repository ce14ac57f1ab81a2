"""The head of the chain in a small file beside the database: a chain cut short or written anew does not match it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from ccgcompose.domain.history import NO_HEAD, Head
from ccgcompose.errors import DiskFull, FolderUnwritable, ProofFailed


class FileWitness:
    """Fulfils the port Witness. The store calls `remember` in the order of its commits."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def remember(self, head: Head) -> None:
        """Keep the newest head, atomically; a lower number never replaces a higher one."""
        if self._path.exists() and self.recall().number >= head.number:
            return
        fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        try:
            with fresh.open("w", encoding="ascii") as file:
                json.dump({"number": head.number, "hash": head.hash}, file)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        except OSError as error:
            kind = DiskFull if error.errno == 28 else FolderUnwritable  # ENOSPC
            raise kind(
                f"{self._path} could not be written: {error.strerror}.",
                kept="What was saved is in the database.",
                next="Free some room, or mend the folder's rights.",
            ) from error

    def recall(self) -> Head:
        """Return the head that was kept; NO_HEAD when there is none yet. Raise ProofFailed for a damaged file."""
        try:
            fields = json.loads(self._path.read_text(encoding="ascii"))
            return Head(int(fields["number"]), str(fields["hash"]))
        except FileNotFoundError:
            return NO_HEAD
        except (ValueError, TypeError, KeyError, OSError) as error:
            raise ProofFailed(
                f"The witness of the history, {self._path}, cannot be read.",
                kept="The database was not touched.",
                next="Compare the history with the head in an export's manifest, then restore the file from a backup.",
            ) from error
