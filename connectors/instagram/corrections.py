"""A caption cannot be changed through the API: a correction is a comment of ours under the post."""

from __future__ import annotations

from datetime import datetime, timedelta

from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge, Unreachable
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.instagram.business import Business
from connectors.instagram.wording import comment_of
from connectors.marks import mark_of, must_be_open
from connectors.meta.known import Known

SETTLES = timedelta(seconds=20)


def told(account: Business, known: Known, request: PublishRequest, media_id: str, now: datetime) -> str:
    """Return the id of this revision's comment, empty where there is none. Raise OutcomeUnknown too soon to tell."""
    comment, begun = known.steps.get("comment"), known.steps.get("telling")
    if comment or not begun:
        return comment or ""
    at, _, before = begun.partition(" ")
    found = account.comments_saying(media_id, comment_of(request, int(before)))
    if not found and now - datetime.fromisoformat(at) < SETTLES:
        raise OutcomeUnknown(
            "Instagram does not show the comment yet, and may in a moment.",
            kept="It is not written again before that is known.",
            next="It is looked for again.",
        )
    return found[-1] if found else ""


def tell(account: Business, known: Known, request: PublishRequest, media_id: str, now: datetime) -> str:
    """Write the comment; return its id. Raise Rejected for a correction in silence."""
    shown = known.shown()
    if shown.key:
        must_be_open(shown, mark_of(request))
    elif not request.edit_notes:
        raise Rejected(
            "A correction says what was changed.",
            kept="What is out stays as it is.",
            next="Add an edit note.",
        )
    words = comment_of(request, len(shown.notes))
    known.steps.put("telling", f"{now.isoformat()} {len(shown.notes)}")
    try:
        return account.comment(media_id, words)
    except (Unreachable, RateLimited, Rejected, TooLarge, AuthExpired):
        known.steps.put("telling", "")
        raise
