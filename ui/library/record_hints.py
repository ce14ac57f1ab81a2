"""What is worth knowing while a permission is filled in: a picture like this one, and posts planned beyond its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ccgcompose.domain.media import MediaAsset
from ccgcompose.domain.moments import zone_of
from ccgcompose.domain.permission import EXPIRY_NOTICE_DAYS, PermissionRecord
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.views import MediaLine
from ccgcompose.usecases.whereabouts import Place, Presence

_LIKE = 10  # bits of 64: usecases/similar.py says what that means


@dataclass(frozen=True, slots=True)
class Hints:
    """`alike` is a work that looks like this one, with its newest record; `planned` where this one is to go out."""

    alike: MediaAsset | None = None
    record: PermissionRecord | None = None
    planned: tuple[Place, ...] = ()


def read_hints(desk: Desk, media_id: str) -> Hints:
    """Return what there is to know. Slow: for a thread."""
    planned = tuple(
        place for place in desk.library_report.uses(media_id) if place.presence is Presence.PLANNED
    )
    like = [asset.id for asset, _ in desk.library.like(media_id, _LIKE)]
    lines = {line.asset.id: line for line in desk.library.lines()} if like else {}
    for other in like:
        record = _newest(lines[other]) if other in lines else None
        if record is not None:
            return Hints(lines[other].asset, record, planned)
    return Hints(planned=planned)


def _newest(line: MediaLine) -> PermissionRecord | None:
    standing = [record for record in line.permissions if record.revoked_at is None]
    return max(standing, key=lambda record: record.recorded_at, default=None)


def end_words(last_day: str, today: str, zone: str, planned: tuple[Place, ...]) -> str:
    """Return what is to be said of a last day: that it is near, or before something that is planned."""
    if not last_day:
        return ""
    late = [place for place in planned if place.since.astimezone(zone_of(zone)).date().isoformat() > last_day]
    if late:
        posts = "A post is" if len(late) == 1 else f"{len(late)} posts are"
        return f"{posts} planned after this day, and would be stopped: “{late[0].headline}”."
    return "This is within 30 days: you will be told before it ends." if _is_near(last_day, today) else ""


def _is_near(last_day: str, today: str) -> bool:
    left = date.fromisoformat(last_day) - date.fromisoformat(today)
    return timedelta(0) <= left < timedelta(days=EXPIRY_NOTICE_DAYS)
