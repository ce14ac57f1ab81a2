"""The organisation whose voice this is: its brand, its subjects, and the sites it trusts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ccgcompose.domain.account import BrandKit


class OrganisationType(Enum):
    """What kind of health body."""

    CCG = "Clinical Commissioning Group"
    ICB = "Integrated Care Board"
    TRUST = "NHS trust"


@dataclass(frozen=True, slots=True)
class Organisation:
    """One workspace belongs to one organisation. `zone` is an IANA name; all wall times are shown in it.

    `trusted_sites` empty means the list that comes with the policy.
    """

    name: str
    kind: OrganisationType
    brand: BrandKit
    zone: str = "Europe/London"
    subjects: tuple[str, ...] = ()
    trusted_sites: tuple[str, ...] = ()
    lock_after_minutes: int = 10
    overdue_after_minutes: int = 30
