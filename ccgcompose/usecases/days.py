"""Days as people write them in forms, and the moments that they mean in the organisation's zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from ccgcompose.domain.moments import day_shown, zone_of
from ccgcompose.errors import BadInput
from ccgcompose.usecases.context import Context

DEFAULT_ZONE = "Europe/London"
HOW_TO_WRITE_A_DAY = "Write a day as year-month-day, for example 2026-11-24."


@lru_cache(maxsize=1_000)  # a spreadsheet has the same few days in thousands of rows
def day(text: str) -> datetime | None:
    """Return the day that `2026-11-24` means, as a moment without meaning but its date; None for anything else."""
    try:
        found = datetime.strptime(text.strip(), "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None
    # The ends of the calendar have no midnight in every zone.
    return found if 1 < found.year < 9999 else None


def first_moment(text: str, zone: str) -> datetime:
    """Return when a day begins in a zone, in UTC. Raise BadInput for what is no day."""
    found = day(text)
    if found is None:
        raise BadInput(f"“{text}” is no day.", next=HOW_TO_WRITE_A_DAY)
    return found.replace(tzinfo=zone_of(zone)).astimezone(UTC)


def first_moment_after(text: str, zone: str) -> datetime | None:
    """Return when a day is over in a zone, in UTC; None where no day is named."""
    found = day(text)
    if found is None:
        return None
    return (found + timedelta(days=1)).replace(tzinfo=zone_of(zone)).astimezone(UTC)


def wrong_days(days: dict[str, str], first: str = "valid_from", last: str = "valid_to") -> dict[str, str]:
    """Return for each of these fields that is no day one sentence, and for a last day before the first."""
    wrong = {name: HOW_TO_WRITE_A_DAY for name, said in days.items() if said.strip() and day(said) is None}
    begins, ends = day(days.get(first, "")), day(days.get(last, ""))
    if begins and ends and ends < begins:
        wrong[last] = "The last day is before the first."
    return wrong


def last_day_shown(end: datetime | None, zone: str) -> str:
    """Return "without end", or "up to 31 March 2027" for the first moment at which something no longer holds."""
    return "without end" if end is None else f"up to {day_shown(end - timedelta(seconds=1), zone)}"


def today(context: Context, zone: str) -> str:
    """Return today's date in a zone as a form has it."""
    return context.clock.now().astimezone(zone_of(zone)).date().isoformat()


def zone_in_use(context: Context) -> str:
    """Return the organisation's zone."""
    with context.store.read() as unit:
        organisation = unit.workspace.get()
    return organisation.zone if organisation else DEFAULT_ZONE
