"""Read a film or a sound, and make the copy that may go out: the same pictures and sound, no word of where it was.

Only a worker process loads this (ccgcompose/host/film_worker.py). What is written within the coded pictures themselves
stays: no camera that we know of puts its place there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from errno import ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccgcompose.host.film_kinds import FilmKind
from ccgcompose.host.film_said import film_metadata, kept
from ccgcompose.host.mp3_frames import is_frame
from ccgcompose.host.sentences import damaged, unusable

if TYPE_CHECKING:
    from av.codec import CodecContext
    from av.container import InputContainer, OutputContainer
    from av.packet import Packet
    from av.stream import Stream

MAX_SECONDS = 6 * 60 * 60
MAX_PIXELS = 8192 * 4320
MAX_PACKETS = 10_000_000
_CUT = 0.9  # of the length that a file claims must be there
_OTHER = "Export it from a video program as MP4 (H.264 and AAC)."


@dataclass(frozen=True, slots=True)
class Film:
    """What a film or a sound is. `said` is its own metadata, as written."""

    width: int
    height: int
    duration_ms: int
    codecs: tuple[str, ...]
    said: dict[str, str]


def copy_film(source: Path, target: Path, kind: FilmKind, name: str) -> Film:
    """Write the clean copy of `source` to `target` and return what it is.

    Raise UnusableFile, or OSError where the disk is full.
    """
    import av
    from av.error import FFmpegError

    try:
        with (
            source.open("rb") as file,
            av.open(file, "r", format=kind.reads, metadata_errors="replace") as opened,
        ):
            streams = _streams(opened, kind, name)
            film = _film(opened, streams, name)
            options = {"fflags": "+bitexact"}
            if kind.reads == "mov":
                options["movflags"] = (
                    "+faststart"  # the tables come first: a player need not wait for the end
                )
            with av.open(str(target), "w", format=kind.writes, options=options) as copy:
                copy.metadata.update(kept(film_metadata(film.said)))
                seconds = _remux(opened, copy, streams, source.stat().st_size)
    except (FFmpegError, ValueError, OverflowError, EOFError) as error:
        if getattr(error, "errno", None) == ENOSPC:
            raise OSError(ENOSPC, "no space left on device") from error
        raise damaged(name) from error
    if seconds < _CUT * film.duration_ms / 1000 - 1:
        raise damaged(name)
    return film


def _streams(opened: InputContainer, kind: FilmKind, name: str) -> list[Stream]:
    """Return the pictures and the sound; covers, subtitles and what a camera measured stay behind."""
    from av.stream import Disposition

    films = [each for each in opened.streams.video if not each.disposition & Disposition.attached_pic]
    streams: list[Stream] = list(opened.streams.audio[:1])
    if kind.mime.startswith("video/"):
        if not films:
            raise unusable(name, "has no pictures in it", "Save it as MP3 or M4A if it is a sound.")
        streams = [films[0], *streams]
    if not streams:
        raise unusable(name, "has no sound in it", _OTHER)
    for stream in streams:
        if _codec(stream) not in kind.codecs:
            raise unusable(name, f"is coded as {_codec(stream)}, which platforms do not take", _OTHER)
    return streams


def _codec(stream: Stream) -> str:
    """Return a codec's name without that of the library that decodes it."""
    context: CodecContext | None = stream.codec_context  # None for one that FFmpeg does not know
    name = context.name if context is not None else "something unknown"
    return {"libdav1d": "av1", "mp3float": "mp3", "libopus": "opus", "libvorbis": "vorbis"}.get(name, name)


def _film(opened: InputContainer, streams: list[Stream], name: str) -> Film:
    seconds = (opened.duration or 0) / 1_000_000
    if not 0 <= seconds <= MAX_SECONDS:
        raise unusable(name, "is longer than six hours", "Cut it, then add it again.")
    width = height = 0
    for stream in streams:
        if stream.type == "video":
            context = stream.codec_context
            width, height = int(getattr(context, "width", 0)), int(getattr(context, "height", 0))
            if not 0 < width * height <= MAX_PIXELS:
                raise unusable(name, f"has {width:,} × {height:,} pixels, which cannot be shown", _OTHER)
    codecs = tuple(map(_codec, streams))
    return Film(width, height, round(seconds * 1000), codecs, dict(opened.metadata))


def _remux(opened: InputContainer, copy: OutputContainer, streams: list[Stream], size: int) -> float:
    """Copy packet by packet; return how many seconds there were.

    Raise ValueError where there is more than fits in a file of this size: its tables may name the same bytes again
    and again.
    """
    made = {stream.index: copy.add_stream_from_template(stream) for stream in streams}
    seconds = 0.0
    packets = _counted(opened.demux(*streams), size)
    for packet in _frames_alone(packets) if opened.format.name == "mp3" else packets:
        seconds = max(seconds, _end(packet))
        packet.stream = made[packet.stream.index]
        copy.mux_one(packet)
    return seconds


def _counted(packets: Iterator[Packet[Any]], size: int) -> Iterator[Packet[Any]]:
    """Yield the packets that hold something. Raise ValueError, as `_remux` says."""
    written = 0
    for count, packet in enumerate(packets):
        written += packet.size
        if count > MAX_PACKETS or written > size:
            raise ValueError("more packets than there is file")
        if packet.dts is not None:
            yield packet


def _frames_alone(packets: Iterator[Packet[Any]]) -> Iterator[Packet[Any]]:
    """Yield the frames of an MP3: FFmpeg also hands on the tags behind them and between.

    A frame that is followed by anything else may have been cut short by it, and is left out with it.
    """
    held: Packet[Any] | None = None
    for packet in packets:
        sound = is_frame(bytes(packet))
        if held is not None and sound:
            yield held
        held = packet if sound else None
    if held is not None:
        yield held


def _end(packet: Packet[Any]) -> float:
    start = packet.stream.start_time or 0
    last = (packet.pts if packet.pts is not None else packet.dts or 0) + (packet.duration or 0)
    return float((last - start) * packet.time_base) if packet.time_base else 0.0
