"""A film on a Page: sent in pieces that a restart takes up again, published by the last call.

Nobody sees a film before its upload is finished, and its id is known from the first call on. Sources, read in 2026-11:
developers.facebook.com, Video API (chunked upload: `upload_phase` start, transfer, finish; `status` of a video);
names of parameters: facebook-business-sdk-codegen, Page.json and AdVideo.json; the offset that is told after a piece
went astray (subcode 1363037): facebookarchive/php-graph-sdk.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from ccgcompose.errors import OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.bodies import Part
from connectors.facebook.captions import captions_of
from connectors.facebook.page import Page
from connectors.facebook.photos import path_of
from connectors.facebook.wording import message_of
from connectors.marks import one_line
from connectors.meta.graph import made_id, text_at
from connectors.meta.known import Known
from connectors.meta.refusals import GraphRefused
from connectors.meta.words import same_words

STRAYED = 1363037
LONGEST_TITLE = 255
LARGEST_PIECE = 64 * 1024 * 1024
_FIELDS = "id,description,status"


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload as far as Facebook has it. `start` to `end` is the next piece; equal when all is there."""

    video: str
    session: str
    start: int
    end: int


def film_of(request: PublishRequest) -> OutgoingMedia | None:
    """Return the film of a post. Raise Rejected for a film beside anything else."""
    films = [medium for medium in request.media if medium.kind == "video"]
    if films and len(request.media) > 1:
        raise Rejected("A post on a Page has pictures or one film.", kept=KEPT, next="Make two posts of it.")
    return films[0] if films else None


def film_out(page: Page, known: Known, request: PublishRequest, files: MediaFiles, now: datetime) -> str:
    """Publish a film that is known not to be out; return its id."""
    (film,) = request.media
    captions_of(film, files)  # what cannot be read is told before anything is out
    upload = _whole(page, known, path_of(files, film))
    known.steps.put("begun", json.dumps({"at": now.isoformat(), "before": []}))
    title = one_line(request.title)[:LONGEST_TITLE]
    said = {"upload_phase": "finish", "upload_session_id": upload.session, "description": message_of(request)}
    try:
        page.films.write(f"{page.id}/videos", {**said, **({"title": title} if title else {})})
    except GraphRefused:
        if not _is_out(page, upload.video, request):
            known.steps.put("upload", "")
            known.steps.put("begun", "")
            raise
    return upload.video


def lost_film(page: Page, known: Known, request: PublishRequest) -> str:
    """Return the id of a film that was begun and is out, empty where it is not."""
    upload, begun = _kept(known), known.latest("begun")[1]
    return upload.video if upload and begun and _is_out(page, upload.video, request) else ""


def _whole(page: Page, known: Known, path: Path) -> Upload:
    """Send what Facebook does not have yet; return the upload with nothing left to be sent."""
    upload = _kept(known) or _begun(page, known, path)
    while upload.start < upload.end:
        upload = _sent(page, known, upload, path)
    return upload


def _begun(page: Page, known: Known, path: Path) -> Upload:
    form = {"upload_phase": "start", "file_size": str(path.stat().st_size)}
    said = page.films.write(f"{page.id}/videos", form)
    upload = _moved(Upload(made_id(said, "video_id"), made_id(said, "upload_session_id"), 0, 0), said)
    return _keep(known, upload)


def _sent(page: Page, known: Known, upload: Upload, path: Path) -> Upload:
    with path.open("rb") as file:
        file.seek(upload.start)
        piece = file.read(min(upload.end - upload.start, LARGEST_PIECE))
    form = {
        "upload_phase": "transfer",
        "upload_session_id": upload.session,
        "start_offset": str(upload.start),
    }
    try:
        said: Mapping[str, Any] = page.films.write(
            f"{page.id}/videos", form, Part("video_file_chunk", piece, path.name, "application/octet-stream")
        )
    except GraphRefused as problem:
        said = problem.said.data
        if problem.said.subcode != STRAYED or not said:
            known.steps.put("upload", "")  # nothing of it is public: another attempt begins anew
            raise
    moved = _moved(upload, said)
    if moved == upload:
        raise OutcomeUnknown("Facebook does not take the next piece of the film.", kept=KEPT)
    return _keep(known, moved)


def _moved(upload: Upload, said: Mapping[str, Any]) -> Upload:
    start, end = text_at(said, "start_offset"), text_at(said, "end_offset")
    if not (start.isdecimal() and end.isdecimal()):
        raise OutcomeUnknown("Facebook did not say how much of the film it has.", kept=KEPT)
    return replace(upload, start=int(start), end=int(end))


def _keep(known: Known, upload: Upload) -> Upload:
    known.steps.put("upload", json.dumps(asdict(upload)))
    return upload


def _kept(known: Known) -> Upload | None:
    written = known.latest("upload")[1]
    return Upload(**json.loads(written)) if written else None


def _is_out(page: Page, video: str, request: PublishRequest) -> bool:
    """A film has words, or a phase of being published, once its upload was finished, and not before."""
    try:
        said = page.graph.read(video, {"fields": _FIELDS})
    except GraphRefused as problem:
        if problem.gone:
            return False
        raise
    status = said.get("status")
    phase = status.get("publishing_phase") if isinstance(status, dict) else None
    published = isinstance(phase, dict) and phase.get("status") == "complete"
    return published or same_words(text_at(said, "description"), message_of(request))
