"""The sound or film of an episode, with what is said in it and the picture that stands for it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.newsroom.artwork import is_artwork, size_of
from connectors.newsroom.conditions import sound_of
from connectors.newsroom.copies import Copy, copy_of, image_of
from connectors.newsroom.entry import Sound
from connectors.newsroom.names import media_name
from connectors.newsroom.settings import NOTHING
from connectors.newsroom.words import take_words

# How directories name what an episode may be, and how its address ends (Apple, A Podcaster's Guide to RSS).
KINDS = {
    "audio/mpeg": ("mp3", "audio/mpeg"),
    "audio/mp4": ("m4a", "audio/x-m4a"),
    "audio/x-m4a": ("m4a", "audio/x-m4a"),
    "video/mp4": ("mp4", "video/mp4"),
}


def take_sound(request: PublishRequest, files: MediaFiles) -> tuple[Sound | None, tuple[Copy, ...]]:
    """Return the sound of a request, and the files it needs. Raise Rejected for one that cannot be had."""
    medium = sound_of(request)
    if medium is None:
        return None, ()
    heard, mime = _heard(medium, request.key, files)
    spoken, said = take_words(medium, files)
    artwork = (
        image_of(medium.artwork, files, f"The artwork of “{medium.filename}”") if medium.artwork else None
    )
    sound = Sound(
        file=heard.name,
        sha256=medium.sha256,
        mime=mime,
        size=heard.source.stat().st_size,
        duration_ms=medium.duration_ms,
        title=medium.alt_text,
        credit=medium.credit,
        transcript=medium.transcript,
        captions=spoken,
        artwork=artwork.name if artwork else "",
        artwork_sha256=artwork.sha256 if artwork else "",
        artwork_fits=bool(artwork and is_artwork(size_of(artwork.source))),
    )
    return sound, (heard, *said, *((artwork,) if artwork else ()))


def files_of(sound: Sound) -> list[tuple[str, str]]:
    """Return the name and the hash of each file that a sound needs."""
    kept = [(sound.file, sound.sha256), *((each.file, each.sha256) for each in sound.captions)]
    return [*kept, (sound.artwork, sound.artwork_sha256)] if sound.artwork else kept


def _heard(medium: OutgoingMedia, key: str, files: MediaFiles) -> tuple[Copy, str]:
    found = KINDS.get(medium.mime)
    if found is None:
        raise Rejected(
            f"“{medium.filename}” is of a kind that many programs do not play ({medium.mime}).",
            kept=NOTHING,
            next="Use an MP3, M4A or MP4 file.",
        )
    extension, mime = found
    copy = copy_of(medium.sha256, extension, files, f"“{medium.filename}”")
    own = hashlib.sha256(f"{key}\0{medium.sha256}".encode("utf-8", "surrogatepass")).hexdigest()
    return replace(copy, name=media_name(own, extension)), mime
