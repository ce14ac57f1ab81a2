"""How a post will look where it is nothing but its words: no heading, no byline, no subject."""

from __future__ import annotations

from ccgcompose.usecases.ports.connector import PreviewFacts, PublishRequest
from connectors.marks import one_line
from connectors.newsroom.links import links
from connectors.newsroom.wording import plain_paragraphs


def words_shown(request: PublishRequest, words: str) -> PreviewFacts:
    """Return the facts of a post that says these words: those that the connector would send."""
    return PreviewFacts(
        heading="",
        byline="",
        paragraphs=plain_paragraphs(words),
        footer="",
        colour=request.account.brand.colour,
        brand_name=one_line(request.account.brand.name),
        links=links(words),
    )
