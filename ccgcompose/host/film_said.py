"""What a film or a sound says of itself, from FFmpeg's names for it; and what of that its copy keeps."""

from __future__ import annotations

from collections.abc import Mapping

from ccgcompose.domain.media import EmbeddedMetadata
from ccgcompose.host.embedded import moment, text_of

_CREATORS = ("artist", "author", "com.apple.quicktime.author", "com.apple.quicktime.artist")
_RIGHTS = ("copyright", "com.apple.quicktime.copyright")
_DESCRIPTIONS = ("title", "description", "comment", "com.apple.quicktime.title")
_TAKEN = ("com.apple.quicktime.creationdate", "creation_time", "date")


def film_metadata(said: Mapping[str, str]) -> EmbeddedMetadata:
    """Return the metadata of a film in the words that a picture's has."""
    told = {name.lower(): value for name, value in said.items()}
    return EmbeddedMetadata(
        creator=_first(told, _CREATORS),
        copyright_notice=_first(told, _RIGHTS),
        description=_first(told, _DESCRIPTIONS),
        taken_on=moment(_first(told, _TAKEN)),
        has_location=any("location" in name or name.endswith("xyz") for name in told),
        camera_serial=any("serial" in name for name in told),
    )


def kept(metadata: EmbeddedMetadata) -> dict[str, str]:
    """Return what the copy says: who made it and who owns it."""
    both = {"artist": metadata.creator, "copyright": metadata.copyright_notice}
    return {name: value for name, value in both.items() if value}


def _first(told: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((text_of(told[name]) for name in names if told.get(name)), "")
