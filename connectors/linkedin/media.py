"""What hangs on a post: one picture, up to twenty, or one film with its captions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ccgcompose.errors import OutcomeUnknown, Rejected, TooLarge, UnusableFile
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT, KEPT_UNKNOWN, LOOK
from connectors.bodies import Raw
from connectors.linkedin.api import Api, text_of, usable
from connectors.linkedin.assets import VIDEOS, Assets
from connectors.linkedin.captions import captions_of
from connectors.marks import one_line

PICTURES = frozenset({"image/jpeg", "image/png", "image/gif"})
FILMS = frozenset({"video/mp4"})
MOST = 20
LONGEST_TITLE = 200
LONGEST_ALT = 4085  # "less than 4,086 characters"


class Media:
    """The media of one request."""

    def __init__(self, api: Api, assets: Assets, request: PublishRequest, files: MediaFiles) -> None:
        self._api = api
        self._assets = assets
        self._media = request.media
        self._title = one_line(request.title)
        self._files = files

    def content(self) -> dict[str, Any]:
        """Return the `content` of the post, empty without media; what is missing on LinkedIn is put there first."""
        films = [medium for medium in self._media if medium.kind == "video"]
        _must_go_together(self._media, films)
        paths = [_path(self._files, medium) for medium in self._media]
        if not self._media:
            return {}
        if films:
            film, title = self._film(films[0], paths[0]), self._title[:LONGEST_TITLE]
            return {"media": {"id": film, **({"title": title} if title else {})}}
        images = [
            {"id": self._picture(medium, path), "altText": one_line(medium.alt_text)}
            for medium, path in zip(self._media, paths, strict=True)
        ]
        return {"media": images[0]} if len(images) == 1 else {"multiImage": {"images": images}}

    def _picture(self, medium: OutgoingMedia, path: Path) -> str:
        return self._assets.image(f"image/{medium.sha256[:24]}", Raw(path, medium.mime))

    def _film(self, medium: OutgoingMedia, path: Path) -> str:
        step = f"video/{medium.sha256[:24]}"
        urn = self._assets.known(step, VIDEOS)
        return self._assets.ready(VIDEOS, urn or self._sent(medium, path, step))

    def _sent(self, medium: OutgoingMedia, path: Path, step: str) -> str:
        """Put a film there in the parts that LinkedIn asks for, then its captions, and say that this is all."""
        captions = captions_of(medium, self._files)
        asked = {
            "fileSizeBytes": path.stat().st_size,
            "uploadCaptions": captions is not None,
            "uploadThumbnail": False,
        }
        value = self._assets.begin(step, VIDEOS, asked)
        parts = [
            self._part(path, each) for each in _instructions(value)
        ]  # their ids in the order of the film
        if captions is not None:
            self._api.put("POST", usable(text_of(value, "captionsUploadUrl")), captions)
        urn = text_of(value, "video")
        said = {"video": urn, "uploadToken": str(value.get("uploadToken") or ""), "uploadedPartIds": parts}
        finalize = {"finalizeUploadRequest": said}
        self._api.send("POST", "/rest/videos", query={"action": "finalizeUpload"}, json=finalize)
        return urn

    def _part(self, path: Path, asked: dict[str, Any]) -> str:
        first, last = asked.get("firstByte"), asked.get("lastByte")
        if not isinstance(first, int) or not isinstance(last, int) or not 0 <= first <= last:
            raise _unclear()
        body = Raw(path, "application/octet-stream", first, last - first + 1)
        answer = self._api.put("PUT", usable(text_of(asked, "uploadUrl")), body)
        named = answer.headers.get("ETag", "").strip()
        if not named:
            raise _unclear()
        return named


def _instructions(value: dict[str, Any]) -> list[dict[str, Any]]:
    found = value.get("uploadInstructions")
    if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
        raise _unclear()
    return sorted(found, key=lambda each: str(each.get("firstByte")).zfill(20))


def _must_go_together(media: tuple[OutgoingMedia, ...], films: list[OutgoingMedia]) -> None:
    """Raise Rejected for media that LinkedIn does not show, or not together."""
    for medium in media:
        if medium.mime not in (FILMS if medium.kind == "video" else PICTURES):
            raise Rejected(
                f"LinkedIn takes JPEG, PNG, GIF and MP4, and {medium.filename} is none of them.",
                kept=KEPT,
                next="Take it out for this account, or link to it.",
            )
        if len(one_line(medium.alt_text)) > LONGEST_ALT:
            raise TooLarge(
                f"The alternative text of {medium.filename} is longer than the {LONGEST_ALT} characters of LinkedIn.",
                kept=KEPT,
                next="Shorten it.",
            )
    if films and len(media) > 1:
        raise Rejected(
            "LinkedIn shows one film or several pictures, and not both.",
            kept=KEPT,
            next="Choose the film or the pictures for this account.",
        )
    if len(media) > MOST:
        raise Rejected(
            f"LinkedIn shows {MOST} pictures, and there are {len(media)}.",
            kept=KEPT,
            next="Take some out for this account.",
        )


def _path(files: MediaFiles, medium: OutgoingMedia) -> Path:
    try:
        return files.path(medium.sha256)
    except UnusableFile as problem:
        raise Rejected(problem.what, kept=KEPT, next=problem.next) from problem


def _unclear() -> OutcomeUnknown:
    return OutcomeUnknown("LinkedIn did not say how the film is to be sent.", kept=KEPT_UNKNOWN, next=LOOK)
