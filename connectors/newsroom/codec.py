"""An entry as a file: JSON with a checksum, so that damage is seen and named, never built upon."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from ccgcompose.domain.canonical import digest, plain
from connectors.newsroom.entry import Entry, Note, Picture, PublicRevision, Site, Sound, Spoken

FORMAT = 1
_MOMENTS = ("published_at", "updated_at", "received_at")


class Damaged(ValueError):
    """The bytes are not an entry that this version wrote."""


def encode(entry: Entry) -> bytes:
    """Return the entry's file. Equal entries give equal bytes."""
    body = plain(entry)
    record = {"format": FORMAT, "checksum": digest(body), "entry": body}
    return (json.dumps(record, indent=1, sort_keys=True) + "\n").encode("ascii")


def decode(data: bytes) -> Entry:
    """Return the entry of a file. Raise Damaged for anything else."""
    try:
        record = json.loads(data)
        body = record["entry"]
        if record["format"] != FORMAT or record["checksum"] != digest(body):
            raise Damaged("its checksum or format does not fit")
        return _entry(body)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Damaged(str(error)) from error


def _entry(fields: dict[str, Any]) -> Entry:
    revisions = tuple(_revision(each) for each in fields.pop("revisions"))
    if not revisions:
        raise Damaged("it has no revision")
    return Entry(**fields, revisions=revisions)


def _revision(fields: dict[str, Any]) -> PublicRevision:
    moments: dict[str, Any] = {name: _moment(fields.pop(name)) for name in _MOMENTS}
    pictures = tuple(Picture(**each) for each in fields.pop("pictures"))
    notes = tuple(Note(each["text"], _moment(each["made_at"])) for each in fields.pop("notes"))
    site = _site(fields.pop("site"))
    sound = _sound(fields.pop("sound", None))
    return PublicRevision(**fields, **moments, pictures=pictures, notes=notes, site=site, sound=sound)


def _site(fields: dict[str, Any]) -> Site:
    show = tuple((str(name), str(value)) for name, value in fields.pop("show", ()))
    return Site(**fields, show=show)


def _sound(fields: dict[str, Any] | None) -> Sound | None:
    if fields is None:
        return None
    captions = tuple(Spoken(**each) for each in fields.pop("captions"))
    return Sound(**fields, captions=captions)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
