"""Putting a post out once. Its container is the witness: Meta says of it whether it was published."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge, Unreachable
from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.answer import KEPT
from connectors.instagram.business import EXPIRED, FAILED, FINISHED, PUBLISHED, Business
from connectors.instagram.films import STEPS as FILM_STEPS
from connectors.instagram.films import begun, film_of, sent
from connectors.instagram.pictures import pictures_of
from connectors.instagram.wording import caption_of
from connectors.meta.known import Known
from connectors.meta.refusals import NOT_READY, GraphRefused

SETTLES = timedelta(seconds=20)  # after which a container that was published says so
FETCHES = timedelta(minutes=1)  # Meta asks to look no more often than once a minute


def lost(account: Business, known: Known, request: PublishRequest, now: datetime) -> str:
    """Return the id of a post that was begun and is out, empty where none is. Raise OutcomeUnknown too soon to tell."""
    container, tried = known.latest("container")[1], _tried(known)
    if not container or not tried:
        return ""
    status, _ = account.status(container)
    if status == FINISHED and now - datetime.fromisoformat(tried["at"]) < SETTLES:
        raise _not_yet("Instagram may be publishing it.")
    if status in (FINISHED, FAILED):
        return ""
    found = [
        each
        for each in account.saying(caption_of(request))
        if each not in tried["before"] and not known.ledger.is_anothers(each)
    ]
    if found:
        return found[-1]
    if status != EXPIRED:
        raise _not_yet(f"Instagram says {status or 'nothing'} of it, and does not show it.")
    return ""


def put_out(
    account: Business, known: Known, request: PublishRequest, files: MediaFiles, now: datetime
) -> str:
    """Publish a post that is known not to be out; return its id."""
    known.begin("item/", "container", *FILM_STEPS)
    container = _ready(account, known, request, files, now)
    tried = {"at": now.isoformat(), "before": account.saying(caption_of(request))}
    known.steps.put("begun", json.dumps(tried))
    try:
        return account.publish(container)
    except (Unreachable, RateLimited, Rejected, TooLarge, AuthExpired) as problem:
        known.steps.put("begun", "")  # nothing was taken: there is nothing to look for
        if isinstance(problem, GraphRefused) and problem.said.subcode == NOT_READY:
            raise _fetching(now) from problem
        raise


def _ready(account: Business, known: Known, request: PublishRequest, files: MediaFiles, now: datetime) -> str:
    """Return a container that may be published, made anew where the one that was begun has ended."""
    container = known.steps.get("container") or ""
    if container and account.status(container)[0] in (EXPIRED, FAILED):
        _forget(known, request)
        container = ""
    container = container or _made(account, known, request, files)
    film = film_of(request)
    if film:
        sent(account, known, container, film, files)
    status, words = account.status(container)
    if status == FINISHED:
        return container
    if status == FAILED:
        _forget(known, request)
        raise Rejected(
            f"Instagram could not use what it was given: {words or 'without a reason'}.",
            kept=KEPT,
            next="See that the pictures' public addresses open in any browser; if they do, use something else.",
        )
    if status == PUBLISHED:
        raise _not_yet("Instagram says that it is published, and does not show it.")
    raise _fetching(now)


def _made(account: Business, known: Known, request: PublishRequest, files: MediaFiles) -> str:
    caption, steps = caption_of(request), known.steps
    if film_of(request):
        container = begun(account, known, caption)
        steps.put("container", container)
        return container
    pictures = pictures_of(request, files)
    if len(pictures) == 1:
        container = account.single(pictures[0], caption)
    else:
        items = []
        for number, picture in enumerate(pictures):
            item = steps.get(f"item/{number}") or account.item(picture)
            steps.put(f"item/{number}", item)
            items.append(item)
        container = account.carousel(tuple(items), caption)
    steps.put("container", container)
    return container


def _forget(known: Known, request: PublishRequest) -> None:
    """Leave containers that have ended behind; those of a carousel end together."""
    for name in ("container", *FILM_STEPS, *(f"item/{number}" for number in range(len(request.media)))):
        if known.steps.get(name):
            known.steps.put(name, "")


def _tried(known: Known) -> dict[str, Any]:
    written = known.latest("begun")[1]
    found: dict[str, Any] = json.loads(written) if written else {}
    return found


def _fetching(now: datetime) -> RateLimited:
    return RateLimited(
        "Instagram is still fetching or preparing it.",
        until=now + FETCHES,
        kept=KEPT,
        next="It goes on then.",
    )


def _not_yet(what: str) -> OutcomeUnknown:
    return OutcomeUnknown(
        what, kept="It is not sent again before that is known.", next="It is looked for again."
    )
