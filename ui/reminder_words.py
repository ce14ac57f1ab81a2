"""What is said of records that run out: to the officer by name, on the desktop without any."""

from __future__ import annotations

from collections.abc import Sequence

from ccgcompose.usecases.library_report import EndKind
from ccgcompose.usecases.reminders import Reminder

NAMED = 3  # so many stand in the strip; the rest is counted
_DOES = {
    EndKind.PERMISSION: "The permission for {} ends {}",
    EndKind.CONSENT: "The consent of {} ends {}",
    EndKind.REVIEW: "The consent of {} is to be looked at again {}",
}


def strip_words(reminders: Sequence[Reminder]) -> tuple[str, str]:
    """Return what the strip says: in bold, and after it what comes of it."""
    said = [_sentence(each) for each in reminders]
    if len(said) == 1:
        return f"{said[0]}.", _planned(reminders)
    what = _several(len(said))
    more = f" And {len(said) - NAMED} more." if len(said) > NAMED else ""
    named = " ".join(f"{each}." for each in said[:NAMED])
    return what, " ".join(part for part in (f"{named}{more}", _planned(reminders)) if part)


def desktop_words(reminders: Sequence[Reminder]) -> tuple[str, str]:
    """Return title and text for the desktop, where others may read along: nobody and nothing is named."""
    count = len(reminders)
    what = "A permission or consent runs out soon" if count == 1 else _several(count)
    return what, "Open ccgcompose to see which."


def _several(count: int) -> str:
    return f"{count} permissions and consents run out soon"


def _sentence(reminder: Reminder) -> str:
    days = reminder.ending.days_left
    when = ("today", "tomorrow")[days] if days in (0, 1) else f"in {days} days"
    return _DOES[reminder.ending.kind].format(reminder.called, when)


def _planned(reminders: Sequence[Reminder]) -> str:
    late = len({place.post_id for each in reminders for place in each.ending.too_late})
    if not late:
        return ""
    posts = "A post is" if late == 1 else f"{late} posts are"
    return f"{posts} planned beyond that and would be stopped."
