"""A film on its way to YouTube, in pieces, through a session that can be taken up again.

Source: "Resumable uploads": pieces of a multiple of 256 KB; 308 with the Range that has arrived; `bytes */N` asks how
far it came; 200 or 201 with the film when all of it is there.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccgcompose.errors import Unreachable
from connectors.answer import Answer
from connectors.bodies import Raw
from connectors.youtube.api import FILMS, JSON, UPLOAD, Api, unclear
from connectors.youtube.refusals import NotThere

PIECE = 32 * 256 * 1024
_STUCK = 3  # pieces of which nothing arrived


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an upload came: the film once all of it is there, else how many bytes. `gone`: the session has ended."""

    film: dict[str, Any] | None = None
    received: int = 0
    gone: bool = False


class Upload:
    """One file and its session."""

    def __init__(self, api: Api, mime: str, size: int, piece: int = PIECE) -> None:
        self._api = api
        self._mime = mime
        self._piece = piece
        self._size = size

    def open(self, snippet: dict[str, Any], status: dict[str, Any]) -> str:
        """Open a session and return its address."""
        said = json.dumps({"snippet": snippet, "status": status}, ensure_ascii=False)
        query = {"uploadType": "resumable", "part": "snippet,status"}
        headers = {"X-Upload-Content-Length": str(self._size), "X-Upload-Content-Type": self._mime}
        return self._api.open(f"{UPLOAD}/videos", query, Raw(said.encode(), JSON), headers)

    def asked(self, address: str) -> Progress:
        """Ask a session how far it came. Sends nothing of the film."""
        return self._put(address, Raw(b"", self._mime), f"bytes */{self._size}")

    def is_last(self, start: int) -> bool:
        """Return whether the piece from here is the last."""
        return start + self._piece >= self._size

    def sent(self, address: str, path: Path, start: int) -> Progress:
        """Send the piece of the file that begins here."""
        length = min(self._piece, self._size - start)
        told = f"bytes {start}-{start + length - 1}/{self._size}"
        return self._put(address, Raw(path, self._mime, start, length), told)

    def _put(self, address: str, body: Raw, told: str) -> Progress:
        if not self._api.is_home(address):
            raise unclear("where the film goes")
        try:
            answer = self._api.send(
                "PUT",
                address,
                headers={"Content-Range": told},
                body=body,
                bucket=FILMS,
                secrets=frozenset({address}),
            )
        except NotThere:
            return Progress(gone=True)
        return _progress(answer)


class Stuck:
    """Counts pieces of which nothing arrived. Raise Unreachable when they are too many."""

    def __init__(self) -> None:
        self._times = 0

    def went_on(self, before: int, after: int) -> None:
        self._times = 0 if after > before else self._times + 1
        if self._times >= _STUCK:
            raise Unreachable(
                "YouTube takes nothing more of the film at the moment.",
                kept="What has arrived stays there; nothing was published.",
                next="The upload is taken up again in a while.",
            )


def _progress(answer: Answer) -> Progress:
    if answer.status == 308:
        arrived = re.fullmatch(r"(?:bytes=)?0-(\d{1,15})", answer.headers.get("Range", "").strip())
        return Progress(received=int(arrived[1]) + 1 if arrived else 0)
    said = answer.json()
    if not isinstance(said, dict) or not said.get("id"):
        raise unclear("under which number the film is")
    return Progress(film=said)
