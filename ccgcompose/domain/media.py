"""A file by its content hash, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum


class MediaKind(Enum):
    """The broad kind; later kinds (video, audio) join here."""

    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class EmbeddedMetadata:
    """What a file says of itself (IPTC, XMP, EXIF). It pre-fills a form; it proves nothing."""

    creator: str = ""
    copyright_notice: str = ""
    credit: str = ""
    description: str = ""
    usage_terms: str = ""
    taken_on: str = ""
    has_location: bool = False
    camera_serial: bool = False


@dataclass(frozen=True, slots=True)
class MediaAsset:
    """One medium. `sha256` is the file as it came; `published_sha256` the cleaned copy that goes out."""

    id: str
    sha256: str
    published_sha256: str
    filename: str
    kind: MediaKind
    mime: str
    width: int
    height: int
    bytes: int
    alt_text: str
    added_by: str
    added_at: datetime
    metadata: EmbeddedMetadata = field(default_factory=EmbeddedMetadata)
