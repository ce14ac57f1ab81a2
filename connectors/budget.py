"""How much a platform still takes of an account, shared by every program on this computer.

What is known comes from the platform's own answers: a pause that it asked for, or a count that reached nothing.
It lies in a small file for each account, changed under a lock, so that a second publisher keeps a pause that the
first was told of. It may be lost without harm: the platform then says it again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ccgcompose.errors import RateLimited
from connectors.lock import locked

LONGEST = timedelta(days=1)  # a count that says it is refilled later than this is not believed
EPOCH = 1_000_000_000  # a number above it is a moment, one below a number of seconds
SPREAD = timedelta(seconds=30)  # over which those who waited begin again
PATIENCE = 5.0  # seconds for the lock of a file of a hundred bytes
_KEPT = "Nothing was sent; the post is kept."


class Budget:
    """The budget of one account. `chance` gives a number from 0 up to 1."""

    def __init__(self, folder: Path, account_id: str, chance: Callable[[], float]) -> None:
        name = hashlib.sha256(account_id.encode()).hexdigest()[:24]
        self._file = folder / f"budget-{name}.json"
        self._chance = chance

    def must_allow(self, bucket: str, host: str, now: datetime) -> None:
        """Raise RateLimited while the platform wants nothing more of this kind. Touches no network."""
        until = self._pauses().get(bucket)
        if until is not None and now < until:
            raise RateLimited(
                f"{host} takes nothing more of this account until {until:%H:%M} UTC.",
                until=until,
                kept=_KEPT,
                next="It is tried again then.",
            )

    def pause(self, bucket: str, until: datetime, now: datetime) -> datetime:
        """Remember that the platform wants a pause, for every program that uses this account; return its end.

        The end is moved a little by chance, so that not every account begins again in the same second. It is the
        same for all that waits on this account, which so keeps its order.
        """
        until += self._chance() * min(SPREAD, max(timedelta(seconds=1), (until - now) / 10))
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with locked(self._file.with_suffix(".lock"), PATIENCE):
            pauses = {name: each for name, each in self._pauses().items() if each > now}
            pauses[bucket] = max(until, pauses.get(bucket, until))
            fresh = self._file.with_suffix(".new")
            kept = {name: each.isoformat() for name, each in pauses.items()}
            fresh.write_text(json.dumps(kept), encoding="utf-8")
            fresh.replace(self._file)
            return pauses[bucket]

    def _pauses(self) -> dict[str, datetime]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return {str(name): datetime.fromisoformat(each).astimezone(UTC) for name, each in found.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}  # not there yet, or damaged: the platform says it again


def used_up_until(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Return until when an answer's headers say that nothing is left; None while something is.

    Read: X-RateLimit-* and x-rate-limit-* (Mastodon: a moment in ISO 8601; X and Bluesky: seconds of the epoch),
    RateLimit-* and RateLimit (IETF drafts: seconds from now), X-App-Usage and its kin (Meta: per cent).
    """
    found = {
        name.lower(): value
        for name, value in headers.items()
        if "limit" in name.lower() or "usage" in name.lower()
    }
    if not found:
        return None
    ends = [
        end for end in (_counted(found, now), _combined(found, now), _usage(found, now)) if end is not None
    ]
    return min(max(ends), now + LONGEST) if ends else None


def _counted(found: Mapping[str, str], now: datetime) -> datetime | None:
    for prefix in ("x-ratelimit-", "x-rate-limit-", "ratelimit-"):
        if found.get(f"{prefix}remaining", "").strip() == "0":
            return _moment(found.get(f"{prefix}reset", ""), now)
    return None


def _combined(found: Mapping[str, str], now: datetime) -> datetime | None:
    """`limit=100, remaining=0, reset=50`, or `"default";r=0;t=50`."""
    text = found.get("ratelimit", "")
    if not re.search(r"\b(?:remaining|r)=0\b", text):
        return None
    reset = re.search(r"\b(?:reset|t)=(\d{1,9})\b", text)
    return _moment(reset[1] if reset else "", now)


def _usage(found: Mapping[str, str], now: datetime) -> datetime | None:
    """Meta counts in per cent of what an app or a Page may do; at 100 it takes nothing more."""
    for name in ("x-app-usage", "x-page-usage", "x-business-use-case-usage"):
        text = found.get(name, "")[:10_000]
        shares = [
            int(share)
            for share in re.findall(r'"(?:call_count|total_time|total_cputime)":\s*(\d{1,6})', text)
        ]
        if shares and max(shares) >= 100:
            waits = [
                int(wait) for wait in re.findall(r'"estimated_time_to_regain_access":\s*(\d{1,6})', text)
            ]
            return now + timedelta(minutes=max(waits, default=0) or 5)
    return None


def _moment(text: str, now: datetime) -> datetime:
    """Read a moment: ISO 8601, seconds of the epoch, or seconds from now. Without one: in a minute."""
    text = text.strip()
    if re.fullmatch(r"\d{1,12}(\.\d+)?", text):
        ahead = float(text) - now.timestamp() if float(text) > EPOCH else float(text)
        return now + timedelta(seconds=min(ahead, LONGEST.total_seconds()))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return now + timedelta(minutes=1)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
