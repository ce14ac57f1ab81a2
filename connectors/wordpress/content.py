"""A post as the blocks of a WordPress page: byline, paragraphs, pictures, edit notes, and a mark of ours."""

from __future__ import annotations

import html
from dataclasses import dataclass

from ccgcompose.usecases.ports.connector import OutgoingMedia, PublishRequest
from connectors.marks import comment_of, mark_of, notes_of, one_line, paragraphs_of
from connectors.wordpress.plain import attribute, line_of


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A medium that the blog has: its number there and its address."""

    id: int
    url: str


def title_of(request: PublishRequest) -> str:
    """Return the title as HTML; a post without one has none."""
    return line_of(one_line(request.title))


def content_of(request: PublishRequest, media: tuple[Uploaded, ...]) -> str:
    """Return the content of the page as blocks."""
    blocks = [_paragraph(line_of(f"{request.author}, {request.position}"), "ccg-byline")]
    blocks += [_picture(medium, there) for medium, there in zip(request.media, media, strict=True)]
    blocks += [_paragraph("<br>".join(map(line_of, lines))) for lines in paragraphs_of(request.text)]
    blocks += [_paragraph(f"<em>{line_of(note)}</em>", "ccg-edit-note") for note in notes_of(request)]
    return "\n\n".join([*blocks, comment_of(mark_of(request))])


def _paragraph(inside: str, kind: str = "") -> str:
    options = f' {{"className":"{kind}"}}' if kind else ""
    shape = f' class="{kind}"' if kind else ""
    return f"<!-- wp:paragraph{options} -->\n<p{shape}>{inside}</p>\n<!-- /wp:paragraph -->"


def _picture(medium: OutgoingMedia, there: Uploaded) -> str:
    credit = line_of(one_line(medium.credit))
    caption = f'<figcaption class="wp-element-caption">{credit}</figcaption>' if credit else ""
    image = (
        f'<img src="{html.escape(there.url)}" alt="{attribute(one_line(medium.alt_text))}" '
        f'class="wp-image-{there.id}"/>'
    )
    return (
        f'<!-- wp:image {{"id":{there.id}}} -->\n<figure class="wp-block-image">{image}{caption}</figure>\n'
        "<!-- /wp:image -->"
    )
