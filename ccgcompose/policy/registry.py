"""Every rule there is, by hand: a frozen build finds nothing by searching folders."""

from __future__ import annotations

from ccgcompose.policy.rule import Rule
from ccgcompose.policy.rules.alt_text import AltText
from ccgcompose.policy.rules.damaged_text import DamagedText
from ccgcompose.policy.rules.hashtag_capitals import HashtagCapitals
from ccgcompose.policy.rules.length import LengthForAccount
from ccgcompose.policy.rules.link_answer import LinkAnswered
from ccgcompose.policy.rules.markings import ProtectiveMarking
from ccgcompose.policy.rules.nhs_number import NhsNumber
from ccgcompose.policy.rules.permission import PermissionInForce
from ccgcompose.policy.rules.sign_off import SignOff
from ccgcompose.policy.rules.swearing import Swearing
from ccgcompose.policy.rules.trusted_link import TrustedLink
from ccgcompose.policy.shelf import Shelf


def all_rules(shelf: Shelf) -> tuple[Rule, ...]:
    """Return one of each rule. Lists are taken from the shelf when a rule first needs them."""
    return (
        NhsNumber(),
        ProtectiveMarking(),
        Swearing(shelf),
        PermissionInForce(),
        AltText(),
        SignOff(),
        LengthForAccount(),
        DamagedText(),
        TrustedLink(shelf),
        LinkAnswered(shelf),
        HashtagCapitals(shelf),
    )
