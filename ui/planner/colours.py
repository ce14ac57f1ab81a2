"""A colour for each account, so that a glance down the list tells them apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ccgcompose.domain.account import Account

# NHS identity colours, in an order in which neighbours differ.
_SPARE = ("#005EB8", "#007F3B", "#7C2855", "#ED8B00", "#330072", "#00A499", "#8A1538", "#0072CE")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def bar_colours(accounts: Sequence[Account]) -> dict[str, str]:
    """Return a colour by account id: the brand's own, or a spare one where another account has it already."""
    given: dict[str, str] = {}
    for account in accounts:
        own = account.brand.colour.strip().upper()
        spare = [colour for colour in _SPARE if colour not in given.values()] or list(_SPARE)
        free = _COLOUR.fullmatch(own) is not None and own not in given.values()
        given[account.id] = own if free else spare[0]
    return given
