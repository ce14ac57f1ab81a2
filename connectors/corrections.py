"""The words of a post and of a correction that is a reply, for platforms that show nothing but words."""

from __future__ import annotations

from ccgcompose.domain.cleaning import clean
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.marks import one_line


def words_of(request: PublishRequest) -> str:
    """Return the text as it is sent."""
    return clean(request.text).strip()


def correction_of(request: PublishRequest, shown: int) -> str:
    """Return what a correction says: what was wrong, then the text as it should be. `shown` notes are out already."""
    notes = " ".join(one_line(note.text) for note in request.edit_notes[shown:])
    return f"Correction: {notes}\n\n{words_of(request)}"
