"""Who may speak: people, affiliations and the designations under which they act (SCOPE-1, SPEAK-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Affiliation(Enum):
    """How a person belongs to the organisation; the policy applies to these three."""

    EMPLOYEE = "employee"
    MEMBER = "member"
    REPRESENTATIVE = "representative"


class Capacity(Enum):
    """What a designation allows."""

    SPEAK = "speak"
    APPROVE = "approve"
    WAIVE = "waive"  # may accept even a finding that stops a post; the policy names few


@dataclass(frozen=True, slots=True)
class Person:
    """A named person with a position. There are no pseudonyms and no shared log-ins."""

    id: str
    name: str
    position: str
    affiliation: Affiliation
    added_at: datetime

    @property
    def initials(self) -> str:
        """Return the first letters of the first and the last name, for an avatar."""
        parts = self.name.split()
        return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


@dataclass(frozen=True, slots=True)
class Designation:
    """The capacity, accounts and dates in which a person may speak, approve or waive. No accounts: all."""

    id: str
    person_id: str
    capacity: Capacity
    granted_by: str
    valid_from: datetime
    valid_to: datetime | None = None
    account_ids: tuple[str, ...] = ()
    revoked_at: datetime | None = None

    def in_force(self, moment: datetime, account_id: str | None = None) -> bool:
        """Return whether it holds at `moment`, for one account or (None) for any."""
        if moment < self.valid_from or (self.valid_to is not None and moment >= self.valid_to):
            return False
        if self.revoked_at is not None and moment >= self.revoked_at:
            return False
        return account_id is None or not self.account_ids or account_id in self.account_ids


def holding(
    designations: tuple[Designation, ...], capacity: Capacity, moment: datetime, account_id: str
) -> Designation | None:
    """Return the first designation that gives this capacity for this account at this moment."""
    fitting = (d for d in designations if d.capacity is capacity and d.in_force(moment, account_id))
    return next(fitting, None)
