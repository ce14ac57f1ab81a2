"""A post as the blocks of a WordPress page: byline, paragraphs, pictures, edit notes, and a mark of ours."""

from __future__ import annotations

import html
from dataclasses import dataclass

from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from connectors.corrections import without_breaks
from connectors.marks import comment_of, mark_of, notes_of, one_line, paragraphs_of
from connectors.wordpress.plain import attribute, line_of


@dataclass(frozen=True, slots=True)
class Track:
    """Captions that the blog has: their address, their language (BCP 47), and how a player names them."""

    url: str
    language: str
    label: str


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A medium that the blog has: its number there, its address, and its captions."""

    id: int
    url: str
    tracks: tuple[Track, ...] = ()


def title_of(request: PublishRequest) -> str:
    """Return the title as HTML; a post without one has none."""
    return line_of(one_line(request.title))


def content_of(request: PublishRequest, media: tuple[Uploaded, ...]) -> str:
    """Return the content of the page as blocks."""
    blocks = [_paragraph(line_of(f"{request.author}, {request.position}"), "ccg-byline")]
    blocks += [_medium(medium, there) for medium, there in zip(request.media, media, strict=True)]
    blocks += [
        _paragraph("<br>".join(map(line_of, lines))) for lines in paragraphs_of(without_breaks(request.text))
    ]
    blocks += [block for medium in request.media for block in _transcript(medium)]
    blocks += [_paragraph(f"<em>{line_of(note)}</em>", "ccg-edit-note") for note in notes_of(request)]
    return "\n\n".join([*blocks, comment_of(mark_of(request))])


def _paragraph(inside: str, kind: str = "") -> str:
    options = f' {{"className":"{kind}"}}' if kind else ""
    shape = f' class="{kind}"' if kind else ""
    return f"<!-- wp:paragraph{options} -->\n<p{shape}>{inside}</p>\n<!-- /wp:paragraph -->"


def _medium(medium: OutgoingMedia, there: Uploaded) -> str:
    if medium.kind == "video":
        return _player("video", medium, there, _tracks(there))
    return _player("audio", medium, there, "") if medium.kind == "audio" else _picture(medium, there)


def _player(kind: str, medium: OutgoingMedia, there: Uploaded, inside: str) -> str:
    words = attribute(one_line(medium.alt_text))
    player = f'<{kind} controls src="{html.escape(there.url)}" aria-label="{words}">{inside}</{kind}>'
    return (
        f'<!-- wp:{kind} {{"id":{there.id}}} -->\n<figure class="wp-block-{kind}">{player}{_credit(medium)}</figure>\n'
        f"<!-- /wp:{kind} -->"
    )


def _tracks(there: Uploaded) -> str:
    return "".join(
        f'<track src="{html.escape(track.url)}" kind="captions" srclang="{attribute(track.language)}" '
        f'label="{attribute(one_line(track.label or track.language))}"/>'
        for track in there.tracks
    )


def _transcript(medium: OutgoingMedia) -> list[str]:
    """Return what is said in a sound or a film, for those who read it."""
    if not medium.transcript.strip():
        return []
    heading = _paragraph("<strong>Transcript</strong>", "ccg-transcript")
    lines = paragraphs_of(medium.transcript)
    return [heading, *(_paragraph("<br>".join(map(line_of, each)), "ccg-transcript") for each in lines)]


def _credit(medium: OutgoingMedia) -> str:
    credit = line_of(one_line(medium.credit))
    return f'<figcaption class="wp-element-caption">{credit}</figcaption>' if credit else ""


def _picture(medium: OutgoingMedia, there: Uploaded) -> str:
    image = (
        f'<img src="{html.escape(there.url)}" alt="{attribute(one_line(medium.alt_text))}" '
        f'class="wp-image-{there.id}"/>'
    )
    return (
        f'<!-- wp:image {{"id":{there.id}}} -->\n<figure class="wp-block-image">{image}{_credit(medium)}</figure>\n'
        "<!-- /wp:image -->"
    )
