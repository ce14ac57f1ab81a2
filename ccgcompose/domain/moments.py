"""Wall times and moments: what a person types, and the one instant in UTC that it means."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ccgcompose.errors import BadMoment

# Not from strftime: Qt sets the process's locale, and a page must not change with the computer that makes it.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def zone_of(name: str) -> ZoneInfo:
    """Return the zone. Raise BadMoment for a name that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadMoment(
            f"There is no time zone “{name}”.", next="Use a name such as Europe/London."
        ) from error


def is_skipped(wall: datetime, zone: str) -> bool:
    """Return whether clocks jump over this wall time, so that it does not exist."""
    local = wall.replace(tzinfo=zone_of(zone))
    return local.astimezone(UTC).astimezone(zone_of(zone)).replace(tzinfo=None, fold=0) != wall.replace(
        fold=0
    )


def is_repeated(wall: datetime, zone: str) -> bool:
    """Return whether this wall time happens twice because clocks go back."""
    local = wall.replace(tzinfo=zone_of(zone))
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset() and not is_skipped(
        wall, zone
    )


def resolve(wall: datetime, zone: str, *, second: bool = False) -> datetime:
    """Return the UTC moment of a wall time; `second` picks the later one where it happens twice.

    Raise BadMoment where clocks go forward over it.
    """
    if is_skipped(wall, zone):
        later = wall + timedelta(hours=1)
        raise BadMoment(
            f"{wall:%H:%M} on {_day(wall)} does not exist: clocks go forward over it in {zone}.",
            kept="Nothing was scheduled; the post is kept.",
            next=f"Choose {later:%H:%M} or another time.",
        )
    return wall.replace(tzinfo=zone_of(zone), fold=int(second)).astimezone(UTC)


def shown(moment: datetime, zone: str) -> str:
    """Return "24 November 2026, 9:00am (GMT)", the NHS way of writing a time, in `zone`."""
    local = moment.astimezone(zone_of(zone))
    return f"{_day(local)}, {clock_time(local)} ({local.tzname()})"


def clock_time(local: datetime) -> str:
    """Return "9am" or "5:30pm", as the NHS content guide writes times."""
    hour = local.hour % 12 or 12
    minute = f":{local.minute:02d}" if local.minute else ""
    return f"{hour}{minute}{'am' if local.hour < 12 else 'pm'}"


def short_day(moment: datetime, zone: str) -> str:
    """Return "24 Nov 2026" in `zone`: short enough for a badge or a column."""
    local = moment.astimezone(zone_of(zone))
    return f"{local.day} {_MONTHS[local.month - 1][:3]} {local.year}"


def weekday(day: date) -> str:
    """Return "Tuesday"."""
    return _DAYS[day.weekday()]


def day_and_month(day: date) -> str:
    """Return "24 November"."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def zone_shown(moment: datetime, zone: str) -> str:
    """Return the name of the clock at that moment: "GMT" or "BST"."""
    return moment.astimezone(zone_of(zone)).tzname() or zone


def clock_name(moment: datetime, zone: str) -> str:
    """Return whose clock is meant: "London (GMT)"."""
    return f"{zone.rsplit('/', 1)[-1].replace('_', ' ')} ({zone_shown(moment, zone)})"


def time_shown(moment: datetime, zone: str) -> str:
    """Return "9am" or "5:30pm" in `zone`."""
    return clock_time(moment.astimezone(zone_of(zone)))


def day_shown(moment: datetime, zone: str) -> str:
    """Return "24 November 2026" in `zone`."""
    return _day(moment.astimezone(zone_of(zone)))


def _day(local: datetime) -> str:
    return f"{day_and_month(local)} {local.year}"
