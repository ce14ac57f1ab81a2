"""A post as the first post of a topic: byline, pictures, paragraphs, edit notes, and a mark that no reader sees."""

from __future__ import annotations

from dataclasses import dataclass

from ccgcompose.domain.cleaning import clean
from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from connectors.corrections import without_breaks
from connectors.discourse.markdown import alt_of, line_of
from connectors.marks import comment_of, mark_of, notes_of, one_line, paragraphs_of

LONGEST_REASON = 250  # characters; the column that keeps it has room for 255
_KINDS = {"video": "video", "audio": "audio"}


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file that the forum has: its own short address, and its size in pixels (0: it has none)."""

    address: str
    width: int = 0
    height: int = 0


def raw_of(request: PublishRequest, media: tuple[Uploaded, ...]) -> str:
    """Return the source of the post."""
    cards = request.account.settings.get("link_cards", "") != "off"
    blocks = [f"**{line_of(one_line(f'{request.author}, {request.position}'))}**"]
    blocks += [_shown(medium, there) for medium, there in zip(request.media, media, strict=True)]
    blocks += _paragraphs(without_breaks(request.text), cards=cards)
    blocks += [_transcript(medium.transcript) for medium in request.media if medium.transcript.strip()]
    blocks += [f"*{line_of(note)}*" for note in notes_of(request)]
    return "\n\n".join([*blocks, comment_of(mark_of(request))])


def reply_of(request: PublishRequest, address: str, media: tuple[Uploaded, ...]) -> str:
    """Return the source of a correction as a reply: what was wrong, where it stands, and the whole corrected post."""
    first = f"**[Correction of this post](<{address}>)**"
    return f"{first}\n\n{raw_of(request, media)}"


def reason_of(request: PublishRequest) -> str:
    """Return the newest edit note for the forum's own history of the post."""
    return one_line(request.edit_notes[-1].text)[:LONGEST_REASON] if request.edit_notes else ""


def _paragraphs(text: str, *, cards: bool) -> list[str]:
    """Two spaces at the end of a line break it, on forums that would join lines too."""
    return ["  \n".join(line_of(line, cards=cards) for line in lines) for lines in paragraphs_of(text)]


def _shown(medium: OutgoingMedia, there: Uploaded) -> str:
    size = f"{there.width}x{there.height}" if there.width and there.height else ""
    kind = _KINDS.get(medium.kind, size)
    shown = f"![{alt_of(one_line(medium.alt_text))}{f'|{kind}' if kind else ''}]({there.address})"
    credit = line_of(one_line(medium.credit))
    return f"{shown}  \n*{credit}*" if credit else shown


def _transcript(text: str) -> str:
    said = "\n\n".join(_paragraphs(clean(text), cards=False))
    return f'[details="What is said"]\n{said}\n[/details]'
