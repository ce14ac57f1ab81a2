"""Sentences that tell of somebody's birth or birthday, and what has birthdays and is nobody."""

from __future__ import annotations

import re
from functools import cache

from ccgcompose.policy.identifiers.dates import Day

_FAR = 140  # characters of a sentence to either side of a day
THINGS = (  # what has birthdays and is born, and is nobody
    "nhs|service|hospital|charity|trust|national health service|idea|hospice|unit|project|campaign|icb|ward|centre|club"
    "|group|team|choir|radio|department|school|company|app|scheme|network|partnership"
)


def told_of_a_birth(folded: str, day: Day) -> bool:
    """Return whether the sentence around a day tells of a birth or a birthday that is a person's."""
    floor = max(0, day.start - _FAR)
    first = max([floor, *(end.end() for end in _ends().finditer(folded, floor, day.start))])
    stop = _ends().search(folded, day.end, day.end + _FAR)
    sentence = folded[first : stop.start() if stop else day.end + _FAR]
    if _of_a_thing().search(sentence):
        return False
    return _birth().search(sentence) is not None


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"[!?\n]|\.(?= )|(?<=[a-z])\.(?=[a-z])")


@cache
def _birth() -> re.Pattern[str]:
    """Match words that only a birth has, or a child with words that a birth may have."""
    child = (
        r"(?:baby|babies|twins?|triplets?|quads|little (?:boy|girl|one|man|lady|lad)|son|daughter|bab[ae]s?"
        r"|newborn|bundle"
        r"|grandson|granddaughter|mum|mummy|mam|he|she|boy|girl|brother|sister)"
    )
    came = (
        r"(?:arrived|delivered|caught|welcomed|came|entrance|world|appeared|made it|popped out|weighing"
        r"|[0-9]lbs?|midwife"
        r"|midwives|water birth|c-section|caesarean|labour)"
    )
    return re.compile(
        r"\b(?:weighing|[0-9]{1,2} ?lbs?|[0-9]{1,2}oz|born|birthdays?|gave birth|birth of|birth weight"
        r"|first breath|drew breath"
        r"|into the world|to the world|entered the world"
        r"|birthdate)\b"
        rf"|\b{child}\b[^\n]{{0,80}}\b{came}\b|\b{came}\b[^\n]{{0,80}}\b{child}\b"
    )


@cache
def _of_a_thing() -> re.Pattern[str]:
    """Match a birthday or a birth of what is nobody, and births of many."""
    return re.compile(
        rf"\bbirthday,? (?:to|of|for) (?:(?:our|the|its|dear) )?(?:[a-z]+ ){{0,2}}(?:{THINGS})\b"
        rf"|\b(?:{THINGS})(?:'s)?(?: [a-z0-9'-]{{1,12}}){{0,3}} (?:birthday|born)\b|\bborn (?:on or|before"
        rf"|after|between|since)"
        r"|\bbaby (?:unit|clinic|cafe|massage|week|friendly|group|show|loss|day|box|bank|steps)\b"
        r"|\b(?:people|those|adults|children|babies|anyone|everyone|men|women|patients|all|if you|you were"
        r"|who were) born\b"
        r"|\b(?:letter|leaflet|parcel|vaccine|doses|course|training|event|meeting|deadline|apply|closing|report"
        r"|policy)s?\b"
    )
