"""A Page's films: uploads in pieces, what became of each, and captions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from tests.live.doubles.facebook_facts import CAPTIONS, VIDEO_FIELDS, VIDEO_UPDATE, VIDEOS
from tests.live.doubles.graph import GraphError, must_be_named, shown

PIECE = 40_000
_CUE = re.compile(r"\d+\n\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}\n.+")


@dataclass
class Films:
    """Films by id. `captions` by film and locale."""

    films: dict[str, dict[str, Any]] = field(default_factory=dict)
    captions: dict[tuple[str, str], str] = field(default_factory=dict)

    def out(self) -> dict[str, dict[str, Any]]:
        """The films that the public sees."""
        return {number: film for number, film in self.films.items() if film["finished"]}

    def upload(self, said: dict[str, str], files: dict[str, bytes]) -> dict[str, Any]:
        """Take one call of an upload."""
        must_be_named(said, files, VIDEOS)
        phase = said.get("upload_phase")
        if phase == "start":
            return self._start(int(said["file_size"]))
        film = self.films.get(said.get("upload_session_id", "").removeprefix("s"))
        if film is None or film["finished"]:
            raise GraphError(6000, "There was a problem uploading your video file.", 1363019)
        if phase == "transfer":
            return self._transfer(film, int(said["start_offset"]), files["video_file_chunk"])
        if phase != "finish" or len(film["data"]) != film["size"]:
            raise GraphError(6000, "The upload is not whole.", 1363030)
        film.update(
            finished=True, description=said.get("description", "").strip(), title=said.get("title", "")
        )
        return {"success": True}

    def of_film(
        self, method: str, path: list[str], said: dict[str, str], files: dict[str, bytes]
    ) -> dict[str, Any]:
        """Answer what is asked of one film."""
        film = self.films[path[0]]
        if path[1:] == ["captions"] and method == "POST":
            return self._caption(path[0], said, files)
        if path[1:]:
            raise GraphError(100, "Unsupported request")
        if method == "GET":
            must_be_named(said, files, frozenset())
            phase = {"status": "complete" if film["finished"] else "in_progress"}
            return shown({**film, "status": {"uploading_phase": phase}}, said, VIDEO_FIELDS)
        must_be_named(said, files, VIDEO_UPDATE)
        film["description"] = said["description"].strip()
        return {"success": True}

    def _start(self, size: int) -> dict[str, Any]:
        number = str(40_000 + len(self.films))
        self.films[number] = {"id": number, "size": size, "data": b"", "finished": False, "description": ""}
        return {"video_id": number, "upload_session_id": f"s{number}", **_next(self.films[number])}

    def _transfer(self, film: dict[str, Any], start: int, data: bytes) -> dict[str, Any]:
        if start != len(film["data"]):
            words = "There was a problem uploading your video file."
            raise GraphError(6001, words, 1363037, error_data=_next(film))
        if not 0 < len(data) <= PIECE:
            raise GraphError(6001, "The piece has another length than was asked for.", 1363033)
        film["data"] += data
        return _next(film)

    def _caption(self, number: str, said: dict[str, str], files: dict[str, bytes]) -> dict[str, Any]:
        must_be_named(said, files, CAPTIONS)
        text = files["captions_file"].decode()
        if not self.films[number]["finished"] or not _CUE.match(text):
            raise GraphError(100, "The captions file is no SubRip file", 1363047)
        self.captions[number, said["default_locale"]] = text
        return {"success": True}


def _next(film: dict[str, Any]) -> dict[str, str]:
    start = len(film["data"])
    return {"start_offset": str(start), "end_offset": str(min(start + PIECE, film["size"]))}
