"""A work by its content hash, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from ccgcompose.domain.canonical import later
from ccgcompose.domain.region import EVERYWHERE, Region
from ccgcompose.domain.uses import Alteration


class MediaKind(Enum):
    """The broad kind. TEXT is a quotation: words of others, which want a permission like any work of theirs."""

    PICTURE = "picture"
    VIDEO = "video"
    AUDIO = "audio"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class EmbeddedMetadata:
    """What a file says of itself (IPTC, XMP, EXIF). It pre-fills a form; it proves nothing.

    `web_statement` (xmpRights:WebStatement) is the licence's page, `source_type` (Iptc4xmpExt:DigitalSourceType)
    an IPTC code or its address, `alt_text` Iptc4xmpCore:AltTextAccessibility.
    """

    creator: str = ""
    copyright_notice: str = ""
    credit: str = ""
    description: str = ""
    usage_terms: str = ""
    taken_on: str = ""
    has_location: bool = False
    camera_serial: bool = False
    licensor: str = later("")
    web_statement: str = later("")
    source_type: str = later("")
    alt_text: str = later("")


@dataclass(frozen=True, slots=True)
class Captions:
    """A captions file of a film: WebVTT by content hash, in a language (BCP 47).

    `label` is how a player names them; `text` is what they say, without the times, for the checks; `ends_ms` the
    moment at which the last of them ends, in milliseconds.
    """

    sha256: str
    language: str
    filename: str
    label: str = later("")
    text: str = later("")
    ends_ms: int = later(0)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a file's Content Credentials (C2PA) say, and whether their signature holds.

    `state` is "" where there are none, else "valid", "trusted" or "invalid"; `actions` such as c2pa.edited.
    """

    state: str = later("")
    made_with: str = later("")
    signed_by: str = later("")
    source_type: str = later("")
    actions: tuple[str, ...] = later(())


NO_PROVENANCE = Provenance()


@dataclass(frozen=True, slots=True)
class Derivation:
    """From which medium a picture was made and how. It falls under that one's permission and consents.

    `crop` is what is left of the origin; `flipped` comes after it. `words` are those that were laid over it.
    """

    origin_id: str
    alterations: tuple[Alteration, ...] = ()
    crop: Region = EVERYWHERE
    flipped: bool = False
    words: str = later("")


@dataclass(frozen=True, slots=True)
class MediaAsset:
    """One work. `sha256` is the file as it came; `published_sha256` the cleaned copy that goes out.

    A quotation has its words in `text`, and their hash for both. `duration_ms` is in milliseconds; `codecs` names
    the video and audio codecs as FFmpeg does.
    """

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
    duration_ms: int = later(0)
    codecs: tuple[str, ...] = later(())
    poster_sha256: str = later("")
    captions: tuple[Captions, ...] = later(())
    transcript: str = later("")
    text: str = later("")
    provenance: Provenance = later(NO_PROVENANCE)
    derivation: Derivation | None = later(None)
