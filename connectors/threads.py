"""The parts in which a post goes out on a platform that has threads."""

from __future__ import annotations

from collections.abc import Callable

from ccgcompose.domain.account import Limits
from ccgcompose.domain.thread import thread
from ccgcompose.errors import TooLarge

_KEPT = "Nothing was published; the post is kept."


def parts_of(text: str, limits: Limits, fits: Callable[[str, Limits], bool]) -> tuple[str, ...]:
    """Return the numbered parts, each within the limits. Raise TooLarge where one is not, or they are too many."""
    parts = thread(text, lambda part: fits(part, limits), automatic=limits.splits)
    for number, part in enumerate(parts, 1):
        if not fits(part, limits):
            which = f"Part {number} of {len(parts)}" if len(parts) > 1 else "The text"
            raise TooLarge(
                f"{which} is longer than the platform takes.",
                kept=_KEPT,
                next="Shorten it, or break it with a line of three hyphens.",
            )
    if len(parts) > limits.max_parts:
        raise TooLarge(
            f"The thread has {len(parts)} parts; {limits.max_parts} are possible here.",
            kept=_KEPT,
            next="Shorten it, or put the whole story on your website and link it.",
        )
    return parts
