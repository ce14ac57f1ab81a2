"""The captions of a film, as Facebook takes them: one SubRip file for each language, named by it.

Sources: developers.facebook.com, reference of Video captions (`captions_file` named `….en_GB.srt`, `default_locale`);
facebook-business-sdk-codegen, AdVideo.json; read in 2026-11.
"""

from __future__ import annotations

from dataclasses import dataclass

from ccgcompose.domain.captions import CaptionFault, as_srt, read_cues
from ccgcompose.errors import Rejected, UnusableFile
from ccgcompose.usecases.ports.connector import Captions, OutgoingMedia
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.bodies import Part
from connectors.facebook.page import Page
from connectors.meta.known import Known
from connectors.meta.refusals import GraphRefused

# Facebook wants a country with each language; these have another code than their language.
_COUNTRIES = {
    "en": "GB",
    "cy": "GB",
    "ur": "PK",
    "pa": "IN",
    "bn": "IN",
    "gu": "IN",
    "ar": "AR",
    "fa": "IR",
    "zh": "CN",
}


@dataclass(frozen=True, slots=True)
class CaptionFile:
    """Captions that are ready to be sent."""

    locale: str
    content: bytes


def captions_of(film: OutgoingMedia, files: MediaFiles) -> tuple[CaptionFile, ...]:
    """Return the captions of a film. Raise Rejected for a file that is gone or cannot be read."""
    return tuple(CaptionFile(locale(each.language), _subrip(each, files)) for each in film.captions)


def captioned(page: Page, known: Known, video: str, film: OutgoingMedia, files: MediaFiles) -> None:
    """Give a film its captions. Once more is no harm: a language has one file. Raise Rejected for a refusal."""
    for number, captions in enumerate(captions_of(film, files)):
        if known.steps.get(f"captions/{number}"):
            continue
        name = f"captions.{captions.locale}.srt"
        file = Part("captions_file", captions.content, name, "application/x-subrip")
        try:
            page.graph.write(f"{video}/captions", {"default_locale": captions.locale}, file)
        except GraphRefused as problem:
            raise Rejected(
                f"The film is out, and its captions are not: {problem.what}",
                kept="The film stays where it is.",
                next="Add the captions on Facebook, or mend the file and try again.",
            ) from problem
        known.steps.put(f"captions/{number}", name)


def is_captioned(known: Known, film: OutgoingMedia) -> bool:
    """Return whether every captions file has arrived."""
    return all(known.latest(f"captions/{number}")[0] for number in range(len(film.captions)))


def locale(language: str) -> str:
    """Return a language of BCP 47 as Facebook names it: en-GB as en_GB."""
    name, *rest = language.replace("_", "-").split("-")
    country = next((part.upper() for part in rest if len(part) == 2), "")
    return f"{name.lower()}_{country or _COUNTRIES.get(name.lower(), name.upper())}"


def _subrip(captions: Captions, files: MediaFiles) -> bytes:
    try:
        return as_srt(read_cues(files.path(captions.sha256).read_text("utf-8"))).encode()
    except (UnusableFile, CaptionFault, OSError, ValueError) as problem:
        raise Rejected(
            f"The captions of the film cannot be read ({captions.language}).",
            kept=KEPT,
            next="Add them to the film again.",
        ) from problem
