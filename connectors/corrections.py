"""The words of a post and of a correction that is a reply, for platforms that show nothing but words."""

from __future__ import annotations

from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.thread import unbroken
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.marks import one_line


def words_of(request: PublishRequest) -> str:
    """Return the text as it is sent."""
    return clean(request.text).strip()


def without_breaks(text: str) -> str:
    """Return a text for a platform that has no threads: what breaks one is the space between two paragraphs."""
    return unbroken(clean(text))


def newest_correction(request: PublishRequest) -> str:
    """Return what a correction says whose earlier notes are all out, as they are while the newest is written."""
    return correction_of(request, len(request.edit_notes) - 1)


def correction_of(request: PublishRequest, shown: int) -> str:
    """Return what a correction says: what was wrong, then the text as it should be. `shown` notes are out already."""
    notes = " ".join(one_line(note.text) for note in request.edit_notes[shown:])
    return f"Correction: {notes}\n\n{words_of(request)}"
