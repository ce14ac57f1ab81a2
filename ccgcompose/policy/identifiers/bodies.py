"""Public bodies whose name stands right before an address in a view: the address is theirs and nobody's home."""

from __future__ import annotations

import re
from functools import cache

from ccgcompose.policy.view import View

_BEFORE = 120  # characters of names and commas


def is_of_a_body(view: View, start: int) -> bool:
    """Return whether the name of a public body stands right before an address in a view: "NHS England, 7 and 8 …"."""
    return _of_a_body().search(view.text[max(0, start - _BEFORE) : start]) is not None


@cache
def _of_a_body() -> re.Pattern[str]:
    bodies = (
        r"nhs (?:england|scotland|wales|digital|resolution|improvement|blood and transplant|property services)"
        r"|nhs [a-z]{2,20}(?: [a-z]{1,20}){0,4} (?:trust|board|icb|ccg)|(?:county|city|borough|district|parish) council"
        r"|department of health(?: and social care)?|care quality commission|ombudsman|uk health security agency"
    )
    team = r"team|department|office|archives|directorate|agency|authority|commission|executive|tribunal|secretariat"
    written_to = rf"\bwrite to (?:the |our )?[a-z ]{{0,30}}(?:{team})(?:, [a-z' ]{{2,30}}){{0,3}},?"
    return re.compile(rf"(?:{written_to}|(?:{bodies})(?:,| at| is at)?\s(?:[0-9]{{1,4}} (?:and|to|-) )?)$")
