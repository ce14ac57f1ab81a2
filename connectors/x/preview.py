"""How a post, or its correction, will look on X."""

from __future__ import annotations

from dataclasses import replace

from ccgcompose.domain.account import Limits
from ccgcompose.domain.thread import has_breaks, thread
from ccgcompose.usecases.ports.connector import LinkCard, PreviewFacts, PublishRequest
from connectors.corrections import newest_correction, words_of
from connectors.marks import notes_of
from connectors.preview import words_shown
from connectors.x.parts import Fits
from connectors.x.wording import edited_text


def preview(request: PublishRequest, limits: Limits, fits: Fits) -> PreviewFacts:
    """Return the facts of a post or a thread; works while the account is still being set up."""
    words, is_reply = _words(request)
    splits = limits.splits or is_reply
    parts = thread(words, lambda part: fits(part, limits), automatic=splits)
    facts = words_shown(request, words if len(parts) == 1 else "\n\n".join(parts))
    link = next(iter(facts.links), "")
    card = LinkCard(link) if link and (is_reply or not request.media) else None
    return replace(facts, card=card, parts=parts if len(parts) > 1 else ())


def _words(request: PublishRequest) -> tuple[str, bool]:
    """Return what would be sent, and whether that is a reply which says what was wrong."""
    if not request.edit_notes:
        return words_of(request), False
    if request.account.settings.get("edits") == "on" and not has_breaks(words_of(request)):
        return edited_text(request, notes_of(request)), False
    return newest_correction(request), True
