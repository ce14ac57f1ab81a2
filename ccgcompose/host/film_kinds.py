"""Which kind of film or sound a file is by its first bytes, and what its copy becomes.

Sources: ISO/IEC 14496-12 section 4.3 (MP4, MOV, M4A), RFC 8794 (EBML) and RFC 9559 (Matroska, WebM), ID3 version 2.4.0.
"""

from __future__ import annotations

from dataclasses import dataclass

from ccgcompose.host.headers_more import box_kind

_EBML = b"\x1aE\xdf\xa3"
_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"})
_SOUND_BRANDS = frozenset({b"M4A ", b"M4B ", b"M4P "})


@dataclass(frozen=True, slots=True)
class FilmKind:
    """`reads` and `writes` name FFmpeg's formats, so that a file can choose no other; `mime` is that of the copy."""

    reads: str
    writes: str
    mime: str
    codecs: frozenset[str]


_ISO_CODECS = frozenset({"h264", "hevc", "av1", "mpeg4", "aac", "mp3", "ac3", "alac", "opus"})
MP4 = FilmKind("mov", "mp4", "video/mp4", _ISO_CODECS)
M4A = FilmKind("mov", "ipod", "audio/mp4", frozenset({"aac", "alac", "mp3"}))
WEBM = FilmKind("matroska", "webm", "video/webm", frozenset({"vp8", "vp9", "av1", "opus", "vorbis"}))
MP3 = FilmKind("mp3", "mp3", "audio/mpeg", frozenset({"mp3"}))
KINDS = {"MP4": MP4, "M4A": M4A, "WEBM": WEBM, "MP3": MP3}
READS = {kind.mime: kind.reads for kind in (MP4, WEBM)}  # the films: how FFmpeg reads the copy


def film_kind(head: bytes) -> str | None:
    """Return MP4 (a MOV as well), M4A, WEBM or MP3; None for anything else. `head` is the first 4 KB."""
    if head[4:8] in _BOXES and box_kind(head) is None:
        return "M4A" if head[8:12] in _SOUND_BRANDS else "MP4"
    if head.startswith(_EBML) and b"webm" in head[:64]:
        return "WEBM"
    return "MP3" if head.startswith(b"ID3") or _is_layer_three(head) else None


def _is_layer_three(head: bytes) -> bool:
    """Return whether a frame of MPEG sound, layer III, begins here: eleven bits set, then 01 for the layer."""
    return len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] >> 4 not in (0, 15)
