"""Captions as LinkedIn takes them: one SubRip file beside what it is (Videos API, "Upload captions")."""

from __future__ import annotations

import json

from ccgcompose.domain.captions import CaptionFault, as_srt, read_cues
from ccgcompose.errors import Rejected, UnusableFile
from ccgcompose.usecases.ports.connector import Captions, OutgoingMedia
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.bodies import Multipart, Part, multipart


def captions_of(medium: OutgoingMedia, files: MediaFiles) -> Multipart | None:
    """Return the captions of a film as a form, None where it has none. LinkedIn takes one language: English first."""
    if not medium.captions:
        return None
    ours = next(
        (each for each in medium.captions if each.language.lower().startswith("en")), medium.captions[0]
    )
    about = {
        "format": "SRT",
        "formattedForEasyReader": False,
        "largeText": False,
        "source": "USER_PROVIDED",
        "locale": _locale(ours.language),
        "transcriptType": "CLOSED_CAPTION",
    }
    return multipart(
        Part("metadata", json.dumps(about), mime="application/json"),
        Part("file", _subrip(ours, files), "captions.srt", "application/x-subrip"),
    )


def _locale(language: str) -> dict[str, str]:
    """`en-GB` as language and country; LinkedIn's own example is in capitals."""
    name, _, country = language.replace("_", "-").partition("-")
    return {"language": name.upper()} | ({"country": country.upper()} if len(country) == 2 else {})


def _subrip(captions: Captions, files: MediaFiles) -> bytes:
    try:
        return as_srt(read_cues(files.path(captions.sha256).read_text("utf-8"))).encode()
    except (UnusableFile, CaptionFault, OSError, ValueError) as problem:
        raise Rejected(
            f"The captions of the film cannot be read ({captions.language}).",
            kept=KEPT,
            next="Add them to the film again.",
        ) from problem
