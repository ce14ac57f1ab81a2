"""The commit, and the showing of what is committed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from ccgcompose.domain.publication import Receipt
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.newsroom.codec import encode
from connectors.newsroom.copies import Copy, stage
from connectors.newsroom.entry import Entry, PublicRevision
from connectors.newsroom.faults import unfinished
from connectors.newsroom.genre import Genre
from connectors.newsroom.names import authority_of, page_name, state_name, tag_uri
from connectors.newsroom.projection import Projection
from connectors.newsroom.settings import web_address
from connectors.newsroom.staging import Staging


def extended(old: Entry | None, revision: PublicRevision, request: PublishRequest, all: list[Entry]) -> Entry:
    """Return the entry with one revision more. A new entry is given its identity and page here, for good."""
    if old is not None:
        # A feed reader looks again only where `updated` has moved, even if a clock was wrong.
        updated_at = max(revision.updated_at, old.updated_at + timedelta(seconds=1))
        return replace(old, revisions=(*old.revisions, replace(revision, updated_at=updated_at)))
    moment = revision.published_at
    authority = authority_of(web_address(revision.site.website), revision.site.base_url)
    own_feed = tag_uri(authority, moment, f"{request.account.platform}:{request.account.id}")
    return Entry(
        key=request.key,
        post_id=request.post_id,
        feed_id=min((entry.feed_id for entry in all), default=own_feed),
        guid=tag_uri(authority, moment, request.key),
        page=page_name(revision.title, moment, request.key),
        revisions=(revision,),
    )


def put_out(
    root: Path,
    others: list[Entry],
    entry: Entry,
    number: int,
    genre: Genre,
    copies: Iterable[Copy] = (),
    *,
    is_out: bool,
) -> Receipt:
    """Commit the entry and show everything; return the receipt of its revision `number`.

    With `is_out` the entry is committed already, and only what is missing is completed. Raise OSError when
    nothing was committed, OutcomeUnknown when it was and could not be shown in full.
    """
    entry = entry if is_out else _proven(root, others, entry, genre)
    projection = Projection(root, [*others, entry], genre)
    staging = Staging(root)
    try:
        stage(copies, staging)
        staging.put(state_name(entry.key), encode(entry))
        projection.stage(staging)
        staging.place()
    except OSError as error:
        if is_out or state_name(entry.key) in staging.placed:
            raise unfinished(root, error) from error
        raise
    finally:
        staging.discard()
    shown = next(each for each in entry.revisions if each.number == number)
    return Receipt(entry.key, entry.guid, projection.url(entry), shown.received_at, shown.proof)


def _proven(root: Path, others: list[Entry], entry: Entry, genre: Genre) -> Entry:
    """Return the entry with the hash of its page in its newest revision."""
    page = Projection(root, [*others, entry], genre).page(entry)
    proof = hashlib.sha256(page).hexdigest()
    return replace(entry, revisions=(*entry.revisions[:-1], replace(entry.current, proof=proof)))
