"""How a medium's permission stands, in a few words for a badge."""

from __future__ import annotations

from datetime import timedelta

from ccgcompose.domain.moments import short_day
from ccgcompose.domain.permission import PermissionState, PermissionVerdict
from ui.tokens import Kind

# Worst first: where a post goes to several platforms, the worst of the verdicts is shown.
_ORDER = (
    PermissionState.NONE,
    PermissionState.REVOKED,
    PermissionState.EXPIRED,
    PermissionState.NOT_YET,
    PermissionState.ALTERED,
    PermissionState.OTHER_USE,
    PermissionState.OTHER_PLATFORM,
    PermissionState.EXPIRING,
    PermissionState.IN_FORCE,
)

_REFUSED = {
    PermissionState.REVOKED: "Permission withdrawn",
    PermissionState.OTHER_PLATFORM: "Permission for other platforms",
    PermissionState.OTHER_USE: "Permission for other uses",
    PermissionState.ALTERED: "Alteration not permitted",
}


def worst(verdicts: tuple[PermissionVerdict, ...]) -> PermissionVerdict:
    """Return the verdict that weighs most; no permission at all where there is no verdict."""
    none = PermissionVerdict(PermissionState.NONE)
    return min(verdicts, key=lambda verdict: _ORDER.index(verdict.state), default=none)


def badge(verdict: PermissionVerdict, zone: str) -> tuple[Kind, str]:
    """Return the kind of the badge and its words, for example ("ok", "Permission to 31 Mar 2027")."""
    record, state = verdict.record, verdict.state
    if record is None or state is PermissionState.NONE:
        return "record", "Permission needed"
    if state in _REFUSED:
        return "bad", _REFUSED[state]
    if state is PermissionState.NOT_YET:
        return "bad", f"Permission from {short_day(record.valid_from, zone)}"
    if record.valid_to is None:
        return "ok", "Permission without end"
    last = short_day(record.valid_to - timedelta(seconds=1), zone)
    if state is PermissionState.EXPIRED:
        return "bad", f"Permission ended {last}"
    if state is PermissionState.EXPIRING:
        return "warn", f"Permission ends {last}"
    return "ok", f"Permission to {last}"
