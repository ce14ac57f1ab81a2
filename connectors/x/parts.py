"""The parts in which a revision goes out on X: counted as when it was begun, whatever the account may by now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ccgcompose.domain.account import Limits
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.corrections import correction_of, words_of
from connectors.steps import Steps
from connectors.threads import parts_of

Fits = Callable[[str, Limits], bool]


def planned(request: PublishRequest, steps: Steps, limits: Limits, fits: Fits) -> tuple[str, ...]:
    """Return the parts of a post, or of a correction that is a reply. `limits` are today's. Raise TooLarge."""
    counted, shown = _counted(steps, limits), steps.get("notes")
    if shown is None:
        return parts_of(words_of(request), counted, fits)
    # A correction is longer than its text by what was wrong: it may always become a thread.
    return parts_of(correction_of(request, int(shown)), replace(counted, splits=True), fits)


def freeze(steps: Steps, limits: Limits) -> None:
    """Write down how the parts are counted, before the first of them is sent."""
    counted = _counted(steps, limits)
    steps.put("parts", f"{counted.max_length or 0} {int(counted.splits)}")


def _counted(steps: Steps, limits: Limits) -> Limits:
    """Return the limits by which it was begun; today's while nothing of it can be out."""
    written = (steps.get("parts") or "").split()
    if len(written) != 2 or not (steps.get("part/0") or steps.get("begun/0")):
        return limits
    longest, splits = map(int, written)
    return replace(limits, max_length=longest or None, splits=bool(splits))
