"""Limits that servers publish of themselves, kept with the moment at which they were read.

A window asks for limits at every key press, so they come from a small file; `verify` reads the server and writes it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ccgcompose.domain.account import Account, LengthUnit, Limits

_MOST_BYTES = 10_000


@dataclass(frozen=True, slots=True)
class KeptLimits:
    """Limits, and when their server said so (UTC)."""

    limits: Limits
    read_at: datetime


class LimitShelf:
    """Keeps the limits of each account in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, account: Account, limits: Limits, now: datetime) -> None:
        """Keep what the server says now. A folder that cannot be written is no reason to fail."""
        fields = asdict(limits) | {"unit": limits.unit.value, "read_at": now.isoformat()}
        file = self._file(account)
        fresh = file.with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(fields), encoding="utf-8")
            fresh.replace(file)
        except OSError:
            return

    def kept(self, account: Account) -> KeptLimits | None:
        """Return what was kept, None where nothing was, or it is damaged."""
        try:
            with self._file(account).open("rb") as file:
                fields = json.loads(file.read(_MOST_BYTES))
            read_at = datetime.fromisoformat(fields.pop("read_at")).astimezone(UTC)
            fields |= {
                "unit": LengthUnit(fields["unit"]),
                "media_types": tuple(fields.get("media_types", ())),
            }
            return KeptLimits(Limits(**fields), read_at)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def limits(self, account: Account, published: Limits) -> Limits:
        """Return what the account's server said last, else what the platform publishes for everybody."""
        kept = self.kept(account)
        return published if kept is None else kept.limits

    def _file(self, account: Account) -> Path:
        # A server of another address has other limits: the settings are part of the name.
        named = json.dumps([account.platform, account.id, account.settings], sort_keys=True)
        return self._folder / f"limits-{hashlib.sha256(named.encode()).hexdigest()[:24]}.json"
