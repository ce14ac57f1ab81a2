"""What goes out: the words of a post and its edit notes, counted before they are sent."""

from __future__ import annotations

from collections.abc import Callable

from ccgcompose.domain.account import Limits
from ccgcompose.errors import Rejected, TooLarge
from ccgcompose.usecases.ports.connector import LinkCard, PreviewFacts, PublishRequest
from connectors.answer import KEPT
from connectors.linkedin.cards import wanted_for
from connectors.linkedin.little import plain_of
from connectors.marks import notes_of, one_line
from connectors.newsroom.links import links

FOLD = 210  # characters before "see more" in the feed, as the web shows it


def words_of(request: PublishRequest) -> str:
    """Return the text with its edit notes under it, as it is written here; little_of makes a commentary of it."""
    return "\n\n".join([request.text.rstrip(), *notes_of(request)])


def must_fit(request: PublishRequest, limits: Limits, fits: Callable[[str, Limits], bool]) -> None:
    """Raise TooLarge for more than LinkedIn takes, Rejected for nothing at all."""
    words = plain_of(words_of(request))
    if not words and not request.media:
        raise Rejected("There is nothing to be published.", kept=KEPT, next="Write something.")
    if not fits(words, limits):
        what = "The text with its edit notes" if request.edit_notes else "The text"
        raise TooLarge(
            f"{what} is longer than the {limits.max_length} characters that LinkedIn takes.",
            kept=KEPT,
            next="Shorten it, or put the whole story on your website and link it.",
        )


def preview(request: PublishRequest) -> PreviewFacts:
    """Return how the feed will show it; works while the account is still being set up."""
    text, address = plain_of(request.text), wanted_for(request)
    return PreviewFacts(
        heading="",
        byline="",
        paragraphs=tuple(block for block in text.split("\n\n") if block.strip()) + notes_of(request),
        footer="",
        colour=request.account.brand.colour,
        brand_name=one_line(request.account.brand.name),
        folded_after=FOLD,
        links=links(text),
        card=LinkCard(address) if address else None,
    )
