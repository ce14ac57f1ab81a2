"""How a post will look on a server of Mastodon's kind."""

from __future__ import annotations

from dataclasses import replace

from ccgcompose.domain.account import Limits
from ccgcompose.domain.cleaning import clean
from ccgcompose.domain.thread import thread
from ccgcompose.domain.warning import content_warning, warned
from ccgcompose.usecases.ports.connector import LinkCard, PreviewFacts, PublishRequest
from connectors.marks import notes_of
from connectors.mastodon.parts import Fits
from connectors.preview import words_shown

CROP = (16, 9)  # to which the web client cuts several pictures of one post


def preview(request: PublishRequest, limits: Limits, fits: Fits) -> PreviewFacts:
    """Return the facts of a status or a thread; works while the account is still being set up."""
    warning, said = content_warning(clean(request.text))

    def within(part: str) -> bool:
        return fits(warned(warning, part), limits)

    parts = thread(said, within, automatic=limits.splits)
    facts = words_shown(request, "\n\n".join((*parts, *notes_of(request))))
    shown = replace(facts, parts=parts if len(parts) > 1 else (), warning=warning)
    if len(request.media) > 1:
        return replace(shown, crop=CROP)
    # The server reads the page of the first link, and not behind a warning.
    card = LinkCard(shown.links[0]) if shown.links and not request.media and not warning else None
    return replace(shown, card=card)
