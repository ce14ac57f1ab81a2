"""How the newsroom will show a post, for the window in which it is written."""

from __future__ import annotations

from ccgcompose.domain.moments import zone_of
from ccgcompose.errors import BadMoment
from ccgcompose.usecases.ports.connector import PreviewFacts, PublishRequest
from connectors.newsroom.links import links
from connectors.newsroom.wording import body, edited, moment_shown, one_line, plain_paragraphs

HOME_ZONE = "Europe/London"


def preview(request: PublishRequest) -> PreviewFacts:
    """Return the facts of a page; works while the account is still being set up."""
    zone = _zone(request.account.settings.get("zone", ""))
    text = body(request.title, request.text)
    notes = tuple(edited(note.text, note.made_at, zone) for note in request.edit_notes)
    published = f"Published {moment_shown(request.published_at, zone)}"
    return PreviewFacts(
        heading=one_line(request.title) or moment_shown(request.published_at, zone),
        byline=one_line(f"{request.author}, {request.position}"),
        paragraphs=plain_paragraphs(text) + notes,
        footer=" · ".join(part for part in (one_line(request.subject), published) if part),
        colour=request.account.brand.colour,
        brand_name=one_line(request.account.brand.name),
        links=links(text),
    )


def _zone(name: str) -> str:
    try:
        zone_of(name)
    except BadMoment:
        return HOME_ZONE
    return name
