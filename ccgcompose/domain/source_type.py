"""How a work came to be, in the words of the IPTC NewsCodes "digital source type" (cv.iptc.org/newscodes).

The values are the codes themselves; with `address` they are what Iptc4xmpExt:DigitalSourceType and a C2PA
`c2pa.created` action hold.
"""

from __future__ import annotations

from enum import Enum

SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/"


class SourceType(Enum):
    """One code of the vocabulary."""

    DIGITAL_CAPTURE = "digitalCapture"
    COMPUTATIONAL_CAPTURE = "computationalCapture"
    SCREEN_CAPTURE = "screenCapture"
    VIRTUAL_RECORDING = "virtualRecording"
    NEGATIVE_FILM = "negativeFilm"
    POSITIVE_FILM = "positiveFilm"
    PRINT = "print"
    HUMAN_EDITS = "humanEdits"
    MINOR_HUMAN_EDITS = "minorHumanEdits"
    DIGITAL_CREATION = "digitalCreation"
    DIGITAL_ART = "digitalArt"
    COMPOSITE = "composite"
    COMPOSITE_CAPTURE = "compositeCapture"
    COMPOSITE_SYNTHETIC = "compositeSynthetic"
    COMPOSITE_WITH_AI = "compositeWithTrainedAlgorithmicMedia"
    ENHANCED = "algorithmicallyEnhanced"
    DATA_DRIVEN = "dataDrivenMedia"
    ALGORITHMIC = "algorithmicMedia"
    AI = "trainedAlgorithmicMedia"

    @property
    def address(self) -> str:
        """Return the code's address, as files hold it."""
        return SCHEME + self.value

    @property
    def is_synthetic(self) -> bool:
        """Return whether a trained model made all or part of the work, which its readers are to be told."""
        return self in (SourceType.AI, SourceType.COMPOSITE_WITH_AI)


def source_type_of(said: str) -> SourceType | None:
    """Return the code that a file names, by its address or by itself; None for what is none."""
    code = said.strip().rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1]
    return next((each for each in SourceType if each.value == code), None)
