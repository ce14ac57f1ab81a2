"""What YouTube's refusals mean: `{error: {code, message, errors: [{domain, reason, message}], status}}`.

Sources, read in 2026-11: developers.google.com/youtube/data, "Errors" and each method's own list; "Quota costs" (the
quota of a day ends at midnight Pacific Time); the API's revision history (uploadLimitExceeded: try again in 24 hours).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge
from connectors.answer import KEPT, Answer, retry_after
from connectors.redaction import redact

_PACIFIC = "America/Los_Angeles"
_MOST_WORDS = 300
_A_DAY = frozenset({"quotaExceeded", "dailyLimitExceeded", "dailyLimitExceededUnreg"})
_A_WHILE = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "uploadRateLimitExceeded"})
_SIGN_IN = frozenset(
    {"authError", "required", "expired", "insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"}
)
_LARGE = frozenset({"uploadTooLarge", "mediaTooLarge", "requestTooLarge"})
_NEXT = {
    "youtubeSignupRequired": "Make a channel for this Google account first, then sign in again.",
    "authenticatedUserAccountSuspended": "YouTube has suspended the channel: ask YouTube why.",
    "authenticatedUserAccountClosed": "The channel was closed: sign in to another.",
    "accessNotConfigured": "Switch the YouTube Data API on for the application, in the Google Cloud console.",
    "forbidden": "Look whether the channel may do this; thumbnails of one's own need a verified telephone number.",
    "invalidCategoryId": "Choose another category number in the account's settings.",
}


class Refused(Rejected):
    """YouTube said no; `status` and `reason` tell why."""

    def __init__(self, status: int, reason: str, what: str) -> None:
        self.status = status
        self.reason = reason
        next = _NEXT.get(reason, "Change what it names, or look at the channel in YouTube Studio.")
        super().__init__(what, kept=KEPT, next=next)


class NotThere(Refused):
    """What was asked for is not on YouTube, or not any more."""


def judge(answer: Answer, now: datetime) -> None:
    """Raise what a refusal means, in YouTube's own words. Anything else is left to its status."""
    if not 400 <= answer.status < 500:
        return
    error = _error_of(answer)
    reasons = _reasons_of(error)
    words = redact(" ".join(str(error.get("message") or "").split()), answer.secrets)[:_MOST_WORDS]
    told = f"YouTube said no: {words or answer.words() or f'without a reason ({answer.status})'}"
    until = _pause_until(answer, reasons, now)
    if until is not None:
        raise RateLimited(told, until=until, kept=KEPT, next="It is tried again then.")
    if answer.status == 401 or reasons & _SIGN_IN:
        raise AuthExpired(
            told, kept=KEPT, next="Sign in to the account again, and allow everything that is asked for."
        )
    if answer.status == 413 or reasons & _LARGE:
        raise TooLarge(told, kept=KEPT, next="Use a smaller file.")
    reason = next((each for each in _ordered(error) if each in _NEXT), next(iter(_ordered(error)), ""))
    kind = NotThere if answer.status in (404, 410) else Refused
    raise kind(answer.status, reason, told)


def pacific_midnight(now: datetime) -> datetime:
    """Return the next midnight at which YouTube counts a new day, in the zone of `now`."""
    there = now.astimezone(ZoneInfo(_PACIFIC))
    midnight = (there + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.astimezone(now.tzinfo)


def _pause_until(answer: Answer, reasons: frozenset[str], now: datetime) -> datetime | None:
    header = answer.headers.get("Retry-After", "")
    if reasons & _A_DAY:
        return pacific_midnight(now)
    if "uploadLimitExceeded" in reasons:
        return now + timedelta(days=1)
    return retry_after(header, now) if answer.status == 429 or reasons & _A_WHILE else None


def _error_of(answer: Answer) -> dict[str, Any]:
    try:
        said = answer.json()
    except OutcomeUnknown:
        return {}
    error = said.get("error") if isinstance(said, dict) else None
    return error if isinstance(error, dict) else {}


def _ordered(error: dict[str, Any]) -> list[str]:
    """Return every reason that is named: in `errors`, newer ones in `details`, and last the status in words."""
    named = [
        each for name in ("errors", "details") for each in error.get(name) or [] if isinstance(each, dict)
    ]
    return [str(each["reason"]) for each in named if each.get("reason")]


def _reasons_of(error: dict[str, Any]) -> frozenset[str]:
    return frozenset(_ordered(error))
