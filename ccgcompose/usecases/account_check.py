"""What a look at an account found, as it is written into the history and read back for the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ccgcompose.domain.account import Account
from ccgcompose.domain.canonical import digest
from ccgcompose.domain.history import HistoryEntry
from ccgcompose.usecases.ports import BRAND_LABELS, AccountHealth

CHECKED = "account.checked"
_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Checked:
    """The last look at an account. `amiss` are the labels of what was not as it should be.

    `stale`: the brand kit is another one since. `ends_at` (UTC) is when the platform said that the sign-in ends.
    """

    at: datetime
    ok: bool
    message: str
    remedy: str = ""
    identity: str = ""
    amiss: tuple[str, ...] = ()
    ends_at: datetime | None = None
    stale: bool = False

    @property
    def brand_differs(self) -> bool:
        """Whether nothing is amiss but what the public sees of us."""
        return bool(self.amiss) and set(self.amiss) <= set(BRAND_LABELS)


def check_details(account: Account, health: AccountHealth) -> dict[str, str]:
    """Return what the entry of a look holds; nothing in it is secret."""
    found = {
        "account": account.id,
        "ok": "yes" if health.ok else "no",
        "message": health.message,
        "remedy": health.remedy,
        "identity": health.identity,
        "amiss": _SEPARATOR.join(dict.fromkeys(fact.label for fact in health.facts if not fact.ok)),
        "ends": health.expires_at.isoformat() if health.expires_at else "",
        "brand": digest(account.brand),
    }
    return {name: value for name, value in found.items() if value}


def checked_of(account: Account, entry: HistoryEntry) -> Checked:
    """Return the look that an entry tells of."""
    said: Mapping[str, str] = entry.entry.details
    return Checked(
        at=entry.made_at,
        ok=said.get("ok") == "yes",
        message=said.get("message", ""),
        remedy=said.get("remedy", ""),
        identity=said.get("identity", ""),
        amiss=tuple(label for label in said.get("amiss", "").split(_SEPARATOR) if label),
        ends_at=datetime.fromisoformat(said["ends"]) if "ends" in said else None,
        stale=said.get("brand") != digest(account.brand),
    )
