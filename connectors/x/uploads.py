"""Files on X: each put there before anything is posted, with its alternative text and its captions.

Sources: docs.x.com, "Chunked media upload" and "Best practices" (5 MB for a picture, 15 for a moving one, 512 for a
film), and the API document. What is uploaded is nobody's to see, so that a second upload of the same file does no harm.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from ccgcompose.errors import RateLimited, Rejected, TooLarge, UnusableFile
from ccgcompose.usecases.ports.connector import Captions, OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT
from connectors.bodies import Part, multipart
from connectors.marks import one_line
from connectors.steps import Steps
from connectors.x.api import Api, Refused, text_of

MOST_PICTURES = 4
LONGEST_ALT = 1_000  # characters, as the API document has it
PIECE = 4_000_000  # bytes; X takes up to five million in one piece
_MB = 1_000_000
_MOST_BYTES = {"tweet_image": 5 * _MB, "tweet_gif": 15 * _MB, "tweet_video": 512 * _MB, "subtitles": _MB}
_PICTURES = frozenset(("image/jpeg", "image/png", "image/webp"))
_FILMS = frozenset(("video/mp4", "video/quicktime", "video/webm"))
_MARGIN = timedelta(minutes=10)
_UPLOAD, _STATUS = "POST /2/media/upload", "GET /2/media/upload"


class Uploads:
    """Uploads the media of one revision."""

    def __init__(
        self, api: Api, request: PublishRequest, steps: Steps, files: MediaFiles, clock: Clock
    ) -> None:
        self._api = api
        self._request = request
        self._steps = steps
        self._files = files
        self._clock = clock

    def ids(self) -> list[str]:
        """Return the numbers of all media, uploaded where they are not yet. Raise Rejected for what X does not take.

        Raise RateLimited while X is still at work on a film; nothing was published then.
        """
        media = self._request.media
        kinds = [kind_of(medium) for medium in media]
        if len(media) > MOST_PICTURES or (len(media) > 1 and set(kinds) != {"tweet_image"}):
            raise Rejected(
                "X shows up to four pictures, or one film, or one moving picture in a post.",
                kept=KEPT,
                next="Take the others out, or make a second post of them.",
            )
        paths = [self._path(medium.sha256) for medium in media]
        for medium, kind, path in zip(media, kinds, paths, strict=True):
            _must_fit(medium.filename, kind, path)
            _must_be_short(medium)
        return [self._whole(*each) for each in zip(media, kinds, paths, strict=True)]

    def _whole(self, medium: OutgoingMedia, kind: str, path: Path) -> str:
        number = self._known(medium.sha256) or self._put(
            medium.sha256, medium.mime, kind, path, medium.public_name
        )
        self._must_be_ready(medium, number, kind)
        if medium.alt_text and not self._steps.get(f"alt/{number}"):
            said = {"id": number, "metadata": {"alt_text": {"text": medium.alt_text}}}
            self._api.ask("POST", "/2/media/metadata", "POST /2/media/metadata", json=said)
            self._steps.put(f"alt/{number}", "yes")
        for captions in medium.captions if kind == "tweet_video" else ():
            if not self._steps.get(_told(number, captions)):
                self._add_captions(number, captions)
        return number

    def _add_captions(self, film: str, captions: Captions) -> None:
        sha256 = captions.sha256
        path = self._path(sha256)
        _must_fit("The captions", "subtitles", path)
        number = self._known(sha256) or self._put(sha256, "text/vtt", "subtitles", path, "captions.vtt")
        code = captions.language.partition("-")[0].upper()[:2] or "EN"
        track = {"id": number, "language_code": code, "display_name": one_line(captions.label) or "Captions"}
        said = {"id": film, "media_category": "TweetVideo", "subtitles": track}
        self._api.ask("POST", "/2/media/subtitles", "POST /2/media/subtitles", json=said)
        self._steps.put(_told(film, captions), "yes")

    def _known(self, sha256: str) -> str | None:
        """Return the number under which this revision has the file on X already, unless X lets go of it soon."""
        number, _, ends = (self._steps.get(f"media/{sha256[:24]}") or "").partition(" ")
        if not number or (ends and datetime.fromisoformat(ends) <= self._clock.now() + _MARGIN):
            return None
        return number

    def _put(self, sha256: str, mime: str, kind: str, path: Path, filename: str) -> str:
        if kind == "tweet_image":
            body = multipart(Part("media_category", kind), Part("media", path, one_line(filename), mime))
            done = self._api.data("POST", "/2/media/upload", _UPLOAD, body=body)
        else:
            done = self._in_pieces(mime, kind, path)
        number, seconds = text_of(done, "id"), done.get("expires_after_secs")
        lasts = isinstance(seconds, int) and not isinstance(seconds, bool) and 0 < seconds < 10**8
        ends = (self._clock.now() + timedelta(seconds=seconds)).isoformat() if lasts and seconds else ""
        self._steps.put(f"media/{sha256[:24]}", f"{number} {ends}".strip())
        if _is_at_work(done):
            self._steps.put(f"working/{number}", "yes")
        return number

    def _in_pieces(self, mime: str, kind: str, path: Path) -> dict[str, object]:
        size = path.stat().st_size
        said = {"media_type": mime, "media_category": kind, "total_bytes": size}
        begun = self._api.data("POST", "/2/media/upload/initialize", f"{_UPLOAD}/initialize", json=said)
        number = text_of(begun, "id")
        with path.open("rb") as file:
            for index in range(max(1, -(-size // PIECE))):
                body = multipart(
                    Part("segment_index", str(index)),
                    Part("media", file.read(PIECE), "piece", "application/octet-stream"),
                )
                self._api.ask("POST", f"/2/media/upload/{number}/append", f"{_UPLOAD}/append", body=body)
        done = self._api.data("POST", f"/2/media/upload/{number}/finalize", f"{_UPLOAD}/finalize")
        return begun | done

    def _must_be_ready(self, medium: OutgoingMedia, number: str, kind: str) -> None:
        """Raise RateLimited while X is at work on it, Rejected when it cannot make anything of it."""
        if kind == "tweet_image" or self._steps.get(f"working/{number}") != "yes":
            return
        query = {"command": "STATUS", "media_id": number}
        found = self._api.data("GET", "/2/media/upload", _STATUS, query=query)
        info = found.get("processing_info")
        state = info.get("state") if isinstance(info, dict) else "succeeded"
        if state == "failed":
            self._steps.put(f"media/{medium.sha256[:24]}", "")
            raise Rejected(
                f"X cannot show {medium.filename}: {_reason(info)}",
                kept=KEPT,
                next="Save the film as MP4 with H.264 and AAC, at most 140 seconds long, and add it again.",
            )
        if state != "succeeded":
            seconds = info.get("check_after_secs") if isinstance(info, dict) else None
            wait = timedelta(seconds=seconds if isinstance(seconds, int) and 0 < seconds < 3600 else 10)
            raise RateLimited(
                f"X is still preparing {medium.filename}.",
                until=self._clock.now() + wait,
                kept=KEPT,
                next="It is tried again then.",
            )
        self._steps.put(f"working/{number}", "no")

    def _path(self, sha256: str) -> Path:
        try:
            return self._files.path(sha256)
        except UnusableFile as problem:
            raise Rejected(problem.what, kept=KEPT, next=problem.next) from problem


def _told(film: str, captions: Captions) -> str:
    """Return the step of captions that a film has: a film that was put there anew, under a new number, has none yet."""
    return f"captions/{film}/{captions.sha256[:24]}"


def kind_of(medium: OutgoingMedia) -> str:
    """Return what X calls this kind of medium. Raise Rejected for one that it does not take."""
    if medium.mime in _PICTURES:
        return "tweet_image"
    if medium.mime == "image/gif":
        return "tweet_gif"
    if medium.mime in _FILMS:
        return "tweet_video"
    raise Rejected(
        f"X does not take {medium.filename} ({medium.mime}).",
        kept=KEPT,
        next="Use a JPEG, PNG, WebP or GIF picture, or a film as MP4.",
    )


def _must_fit(name: str, kind: str, path: Path) -> None:
    size, most = path.stat().st_size, _MOST_BYTES[kind]
    if size > most:
        raise TooLarge(
            f"{name} has {size / _MB:.1f} MB; X takes {most // _MB} MB.",
            kept=KEPT,
            next="Use a smaller file.",
        )


def _must_be_short(medium: OutgoingMedia) -> None:
    if len(medium.alt_text) > LONGEST_ALT:
        raise TooLarge(
            f"The alternative text of {medium.filename} is longer than X takes: {LONGEST_ALT:,} characters.",
            kept=KEPT,
            next="Shorten it.",
        )


def _is_at_work(done: dict[str, object]) -> bool:
    info = done.get("processing_info")
    return isinstance(info, dict) and info.get("state") not in ("succeeded", None)


def _reason(info: object) -> str:
    error = info.get("error") if isinstance(info, dict) else None
    words = error.get("message") or error.get("name") if isinstance(error, dict) else ""
    return one_line(str(words or "it gives no reason"))[:200]


def forget(steps: Steps, request: PublishRequest) -> None:
    """Forget the numbers of the media and their captions: X does not know them any more."""
    for medium in request.media:
        for sha256 in (medium.sha256, *(captions.sha256 for captions in medium.captions)):
            steps.put(f"media/{sha256[:24]}", "")


def is_lost(problem: Refused) -> bool:
    """Return whether X refused a post because it has let go of its media."""
    lowered = problem.what.lower()
    return problem.status == 400 and "media" in lowered and ("expired" in lowered or "invalid" in lowered)
