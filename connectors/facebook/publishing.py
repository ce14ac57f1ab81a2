"""Putting a post out once: what was begun is written down first, and looked for before anything is sent again."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge, Unreachable
from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.facebook.films import film_of, film_out, lost_film
from connectors.facebook.page import Page
from connectors.facebook.photos import forget, uploaded
from connectors.facebook.wording import link_of, message_of
from connectors.meta.known import Known
from connectors.meta.refusals import GraphRefused

SETTLES = timedelta(seconds=20)  # after which a post that was taken is among those that are shown


def lost(page: Page, known: Known, request: PublishRequest, now: datetime) -> str:
    """Return the id of a post that was begun and is out, empty where none is. Raise OutcomeUnknown too soon to tell."""
    begun = _begun(known)
    if not begun:
        return ""
    found = (
        lost_film(page, known, request)
        if film_of(request)
        else _lost_post(page, known, request, begun["before"])
    )
    if found:
        return found
    if now - datetime.fromisoformat(begun["at"]) < SETTLES:
        raise OutcomeUnknown(
            "Facebook does not show it yet, and may in a moment.",
            kept="It is not sent again before that is known.",
            next="It is looked for again.",
        )
    return ""


def put_out(page: Page, known: Known, request: PublishRequest, files: MediaFiles, now: datetime) -> str:
    """Publish a post that is known not to be out; return its id."""
    known.begin("photo/", "upload", "captions/")
    if film_of(request):
        return film_out(page, known, request, files, now)
    _must_be_pictures(request)
    photos = uploaded(page, known.steps, request.media, files)
    message = message_of(request)
    begun = {"at": now.isoformat(), "before": list(page.saying(message))}
    known.steps.put("begun", json.dumps(begun))
    try:
        return page.say(message, photos, link_of(request))
    except (Unreachable, RateLimited, Rejected, TooLarge, AuthExpired) as problem:
        known.steps.put("begun", "")  # nothing was taken: there is nothing to look for
        if isinstance(problem, GraphRefused):
            forget(known.steps, request.media)
        raise


def _lost_post(page: Page, known: Known, request: PublishRequest, before: list[str]) -> str:
    """Return the oldest post with these words that was not there before and is not known to be another key's."""
    new = {
        number: same
        for number, same in page.saying(message_of(request)).items()
        if number not in before and not known.ledger.is_anothers(number)
    }
    same = [number for number, says_it in new.items() if says_it]
    if new and not same:
        raise OutcomeUnknown(
            "A post on the Page is much like this one, and not quite.",
            kept="It is not sent again before that is known.",
            next="Look at the Page: if it is this post, mark it as out; if not, say so.",
        )
    return same[-1] if same else ""


def _begun(known: Known) -> dict[str, Any]:
    written = known.latest("begun")[1]
    found: dict[str, Any] = json.loads(written) if written else {}
    return found


def _must_be_pictures(request: PublishRequest) -> None:
    for medium in request.media:
        if medium.kind != "picture":
            raise Rejected(
                f"{medium.filename} is no picture, and a Page takes pictures or one film.",
                kept=KEPT,
                next="Take it out for this account, and link to it.",
            )
