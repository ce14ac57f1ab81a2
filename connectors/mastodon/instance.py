"""What a server says of itself: what it takes, and how it counts.

Sources: Mastodon's V2 and V1 Instance entities; Pleroma's and Akkoma's own names (max_toot_chars, upload_limit,
description_limit, instance_view.ex); glitch-soc's max_toot_chars; GoToSocial; a running snac2, which has V1 alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ccgcompose.domain.account import Limits
from connectors.answer import NotThere
from connectors.limits import PUBLISHED
from connectors.mastodon.api import Server, must_be


def read_instance(server: Server) -> Any:
    """Return what the server says of itself, in the newer form where it has it. Raise Rejected where it has none."""
    try:
        return must_be(dict, server.ask("GET", "/api/v2/instance"))
    except NotThere:
        return must_be(dict, server.ask("GET", "/api/v1/instance"))


def limits_of(said: Any) -> Limits:
    """Return the limits that an instance publishes; what it leaves out is as Mastodon has it."""
    base = PUBLISHED["mastodon"]
    configuration = _part(said, "configuration")
    statuses, media = _part(configuration, "statuses"), _part(configuration, "media_attachments")
    upload = _number(said.get("upload_limit"))
    kinds = media.get("supported_mime_types")
    return replace(
        base,
        max_length=_first(statuses.get("max_characters"), said.get("max_toot_chars")) or base.max_length,
        max_media=_first(statuses.get("max_media_attachments"), said.get("max_media_attachments"))
        or base.max_media,
        max_alt_text=_first(media.get("description_limit"), said.get("description_limit"), _pleroma_alt(said))
        or base.max_alt_text,
        max_picture_bytes=_number(media.get("image_size_limit")) or upload,
        max_video_bytes=_number(media.get("video_size_limit")) or upload,
        max_picture_pixels=_number(media.get("image_matrix_limit")),
        link_length=_link_length(statuses, said),
        media_types=tuple(map(str, kinds)) if isinstance(kinds, list) else (),
    )


def _link_length(statuses: Any, said: Any) -> int:
    """Pleroma and its kin count a link as it is written, and say nothing or 0 of it."""
    counted = statuses.get("characters_reserved_per_url")
    if isinstance(counted, int) and 0 <= counted <= 1000:
        return counted
    return 0 if "pleroma" in said else PUBLISHED["mastodon"].link_length


def _pleroma_alt(said: Any) -> Any:
    return _part(_part(said, "pleroma"), "metadata").get("description_limit")


def _part(said: Any, name: str) -> Any:
    found = said.get(name)
    return found if isinstance(found, dict) else {}


def _first(*found: Any) -> int | None:
    return next((number for each in found if (number := _number(each))), None)


def _number(found: Any) -> int | None:
    """Return a count; None for what is none, or was left at nothing."""
    if isinstance(found, str) and found.isdecimal() and len(found) < 12:
        found = int(found)
    if not isinstance(found, int) or isinstance(found, bool) or found <= 0:
        return None
    return found
