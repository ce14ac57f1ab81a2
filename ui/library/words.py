"""How permissions, sizes and descriptions are said in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.moments import short_day
from ccgcompose.domain.permission import PermissionRecord, PermissionState, PermissionVerdict
from ui.tokens import Kind
from ui.words import size_words

_SAID_TWICE = re.compile(
    r"^\W*(an? |the )?(image|picture|photo|photograph|graphic|screenshot) (of|showing)\b", re.IGNORECASE
)
LONGEST_ALT = 125
"""Characters of a description that screen readers read without a break (NHS digital service manual)."""


def last_day(record: PermissionRecord, zone: str) -> str:
    """Return the last day on which the record holds; empty where it has no end."""
    return short_day(record.valid_to - timedelta(seconds=1), zone) if record.valid_to else ""


def badge(verdict: PermissionVerdict, zone: str) -> tuple[Kind, str]:
    """Return how a permission stands, as kind and words."""
    if verdict.record is None:
        return "record", "No permission record"
    kind, say = _BADGES[verdict.state]
    return kind, say(verdict.record, zone)


def _in_force(record: PermissionRecord, zone: str) -> str:
    return f"In force to {last_day(record, zone)}" if record.valid_to else "Permission in force"


_BADGES: dict[PermissionState, tuple[Kind, Callable[[PermissionRecord, str], str]]] = {
    PermissionState.IN_FORCE: ("ok", _in_force),
    PermissionState.EXPIRING: ("warn", lambda record, zone: f"Expires {last_day(record, zone)}"),
    PermissionState.NOT_YET: (
        "info",
        lambda record, zone: f"Not before {short_day(record.valid_from, zone)}",
    ),
    PermissionState.EXPIRED: ("bad", lambda record, zone: f"Expired {last_day(record, zone)}"),
    PermissionState.REVOKED: ("bad", lambda record, zone: "Permission withdrawn"),
    PermissionState.OTHER_PLATFORM: ("warn", lambda record, zone: "Other platforms only"),
    PermissionState.OTHER_USE: ("warn", lambda record, zone: "Other uses only"),
    PermissionState.ALTERED: ("bad", lambda record, zone: "Alteration not permitted"),
}


def period(record: PermissionRecord, zone: str) -> str:
    """Return from when to when a record holds, the last day included."""
    first = short_day(record.valid_from, zone)
    return f"{first} to {last_day(record, zone)}" if record.valid_to else f"From {first}, without end"


def platform_name(platform: str) -> str:
    """Return the name of a platform as a label."""
    return platform[:1].upper() + platform[1:]


def file_facts(asset: MediaAsset) -> str:
    """Return pixels (of a film, and how long it is), size and format in a line."""
    seconds = asset.duration_ms // 1000
    length = f"{seconds // 60}:{seconds % 60:02} min" if asset.duration_ms else ""
    pixels = f"{asset.width:,} × {asset.height:,} pixels" if asset.width else ""
    format_name = asset.mime.rsplit("/", 1)[-1].upper()
    return " · ".join(part for part in (pixels, length, size_words(asset.bytes), format_name) if part)


def used_in(count: int) -> str:
    """Return in how many posts a medium is shown."""
    if count == 0:
        return "Not used in a post yet"
    return "Used in 1 post" if count == 1 else f"Used in {count:,} posts"


def alt_hint(text: str) -> tuple[Kind, str]:
    """Return what is to be said of a description as it is typed; never a gate."""
    said = text.strip()
    if not said:
        return "warn", "Empty. Say what the picture shows, for people who cannot see it."
    if _SAID_TWICE.match(said):
        opening = said.split(maxsplit=3)
        return "warn", f"Leave out “{' '.join(opening[:2])}”: a screen reader says that it is a picture."
    if len(said) > LONGEST_ALT:
        return (
            "warn",
            f"{len(said)} characters. One or two sentences of up to {LONGEST_ALT} are easier to listen to.",
        )
    return "ok", f"{len(said)} of {LONGEST_ALT} characters"
