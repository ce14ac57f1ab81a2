"""Words right before an address or a postcode that make it the one which is kept of somebody."""

from __future__ import annotations

import re
from functools import cache


def is_somebodys(before: str) -> bool:
    """Return whether it ends with words about where somebody lives or was, which a service may say of itself too."""
    return _lived().search(before) is not None


def is_kept(before: str) -> bool:
    """Return whether folded text ends with such words: "we have you at ", "she moved to "."""
    return _kept().search(before) is not None


@cache
def _kept() -> re.Pattern[str]:
    who = r"(?:you|her|him|them|your (?:home )?address|your records?|the patient|mum|dad|the caller)"
    link = r"(?: (?:down|registered|listed|living|still|as|at|in|under|on|is|to|from|near|with|against)){1,3}"
    record = r"(?:your|her|his|their) (?:details?|address|record|records|account|file|letters?|home)"
    return re.compile(
        rf"\b(?:have|had|got|get|see|show|shows|showing|find|found|reach|visit(?:ed)?|collect(?:ed)?|saw) {who}{link}"
        rf"(?: an? address in| the address)? $|\b{_ONE} (?:in|at|from|of|near) $"
        r"|\b(?:letter|parcel|card|taxi|prescription|equipment|wheelchair|form)s? (?:again |back |went "
        r"|was sent |sent |goes )?to $"
        rf"|\b{record}(?: (?:to|is|was|as|says|shows|at|in|still|on|changed|updated|from)){{1,3}} $"
        rf"|\b(?:nothing|no ?one|anyone|anything|nobody) (?:registered )?(?:under|at) $"
    )


@cache
def _lived() -> re.Pattern[str]:
    moved = (
        r"(?:lives?|lived|living|moved|moving|home is|at home|called? (?:out )?to|delay at|attended|door at)"
    )
    sent = (
        r"(?:crew|ambulance|(?:her|his|their|your) carers?|visit|delay|delivery|social care|district nurses?"
        r"|team (?:was|were|is|are))"
    )
    came = (
        r"(?:got|made (?:it|her way|his way|their way|our way)|found (?:her|his|their|our) way|waded|walked|trudged"
        r"|trekked|cycled|drove|dug|battled|struggled|skied|rowed|paddled|hiked|ploughed|tractor|sledge)"
    )
    brought = (
        r"(?:oxygen|insulin|tablets|meds|medicines?|prescription|dinners?|meals?|hoist|hospital bed|commode"
        r"|walking frame|dressings?)"
    )
    return re.compile(
        rf"\b{came}(?: \w{{1,10}}){{0,5}} (?:to|outside|as far as) (?<!through to )$"
        rf"|\b{brought}(?: \w{{1,10}}){{0,3}} to $|"
        rf"\b{moved}(?: (?:in|at|to|from|near|is)){{0,2}} $|\b{sent}(?: \w{{1,10}}){{0,2}} (?:to|in|at) $"
    )


_ONE = r"(?:person|lady|gentleman|man|woman|someone|somebody|resident|neighbour|family|mum|dad|caller|couple|mum-to-be)"
