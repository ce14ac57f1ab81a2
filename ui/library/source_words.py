"""How a work came to be, in plain words for the codes of the IPTC (digital source type)."""

from __future__ import annotations

from ccgcompose.domain.source_type import SourceType

SOURCE_WORDS: dict[SourceType, str] = {
    SourceType.DIGITAL_CAPTURE: "Photographed or filmed",
    SourceType.COMPUTATIONAL_CAPTURE: "Photographed, put together by the camera",
    SourceType.SCREEN_CAPTURE: "Taken from a screen",
    SourceType.VIRTUAL_RECORDING: "Recorded in a virtual room",
    SourceType.NEGATIVE_FILM: "Scanned from a negative",
    SourceType.POSITIVE_FILM: "Scanned from a slide",
    SourceType.PRINT: "Scanned from a print",
    SourceType.HUMAN_EDITS: "Edited by a person",
    SourceType.MINOR_HUMAN_EDITS: "Edited a little by a person",
    SourceType.DIGITAL_CREATION: "Made by a person on a computer",
    SourceType.DIGITAL_ART: "Drawn on a computer",
    SourceType.COMPOSITE: "Put together from several works",
    SourceType.COMPOSITE_CAPTURE: "Put together from photographs",
    SourceType.COMPOSITE_SYNTHETIC: "Put together, parts of it computed",
    SourceType.COMPOSITE_WITH_AI: "Put together, parts of it made by AI",
    SourceType.ENHANCED: "Photographed, then improved by a program",
    SourceType.DATA_DRIVEN: "Drawn from data",
    SourceType.ALGORITHMIC: "Computed, without AI",
    SourceType.AI: "Made by AI",
}
