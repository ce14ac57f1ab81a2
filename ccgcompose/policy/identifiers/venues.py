"""Where people are asked to come: a venue right before an address, and hours or days around it."""

from __future__ import annotations

import re
from functools import cache

from ccgcompose.policy.view import View

_BEFORE, _AROUND = 30, 70


def is_of_a_venue(view: View, start: int) -> bool:
    """Return whether a venue stands right before an address: "the pharmacy at", "our surgery, "."""
    return _venue().search(view.text[max(0, start - _BEFORE) : start]) is not None


def is_visited(view: View, start: int, end: int) -> bool:
    """Return whether hours, days or prices stand around an address: there anybody may come."""
    return _hours().search(view.text[max(0, start - _AROUND) : end + _AROUND]) is not None


def is_a_venue(view: View, start: int, end: int) -> bool:
    """Return whether an address is itself that of a hall for everybody: "Church Hall, Station Road"."""
    return _halls().search(view.text, start, end) is not None


@cache
def _halls() -> re.Pattern[str]:
    whose = (
        "church|village|town|parish|memorial|community|scout|masonic|city|county|civic|methodist|baptist|public|drill"
        "|welfare|miners|concert|assembly|sports"
    )
    return re.compile(rf"\b(?:{whose})'? hall\b")


@cache
def _venue() -> re.Pattern[str]:
    kinds = (
        "pharmacy|chemist|surgery|clinic|centre|hospital|practice|library|church|hall|school|hub|offices?"
        "|dentist|shop|cafe|hotel|museum|station|depot|building|premises|site|address|unit|theatre|academy|college"
    )
    return re.compile(rf"\b(?:{kinds})(?: is)?(?: at| on|,|:| -| \() ?$")


@cache
def _hours() -> re.Pattern[str]:
    """Match hours from and to, days in general and prices: nobody has these at home."""
    hour = r"[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:am|pm)?"
    day = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    return re.compile(
        rf"(?<![0-9/.-]){hour} ?(?:-|to|until|till) ?[0-9]{{1,2}}(?:[.:][0-9]{{2}})? ?(?:am|pm)\b"
        rf"|(?<![0-9/.-]){hour} ?(?:-|to|until|till) ?[0-9]{{1,2}}[.:][0-9]{{2}}(?![0-9])"
        rf"|\b{day},? (?:at )?[0-9]{{1,2}}(?:[.:][0-9]{{2}})?(?:am|pm)\b|\b{day}s\b|\b(?:every|first|second"
        rf"|third|last|this|next|each|on) {day}|\bfrom {hour}\b(?! on the)"
        r"|\b(?:doors|entry|tickets|parking|refreshments|everyone welcome|all welcome|no need to book|drop[- ]in)\b"
    )
