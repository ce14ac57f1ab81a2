"""What Meta's refusals mean.

An error is `{"error": {message, type, code, error_subcode, error_user_title, error_user_msg, is_transient, error_data,
fbtrace_id}}`, whatever the status. Sources, read in 2026-11: developers.facebook.com, “Handle Errors” and “Rate
Limits” of the Graph API, “Error Codes” of the Instagram Platform; the offsets of an upload:
facebookarchive/php-graph-sdk.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge
from connectors.answer import KEPT, KEPT_UNKNOWN, LOOK, Answer
from connectors.budget import used_up_until
from connectors.redaction import redact

LONGEST = 300  # characters of the platform's own words
PAUSE = timedelta(minutes=15)  # where Meta does not say how long; it counts over an hour that moves
_SIGN_IN = frozenset({102, 190, 2500})
_PAUSES = frozenset({4, 17, 32, 341, 613, *range(80000, 80015)})
_PERMISSIONS = frozenset({3, 10, *range(200, 300)})
_PASSING = frozenset({-2, -1, 1, 2})
NO_SUCH_OBJECT, NOT_READY, EXPIRED, NOT_FETCHED = 33, 2207027, 2207020, 2207052
_SPAM, _FULL = 2207051, 2207042
_LARGE = frozenset({2207004, 2207010})
_SIGN_IN_ENDED = {
    458: "The application was taken out of the account's settings there.",
    459: "Meta wants the person to sign in on its own site first.",
    460: "The password was changed.",
    464: "Meta wants the person to confirm their account first.",
}
_REMEDIES = {
    368: "Look at the account's support inbox on the platform; it says why, and for how long.",
    506: "Change the wording, or look whether the post is out already.",
    9004: "See that the picture's public address opens in any browser, without a sign-in.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """An error as Meta words it."""

    code: int
    subcode: int
    words: str
    transient: bool
    data: Mapping[str, Any] = field(default_factory=dict)


class GraphRefused(Rejected):
    """A refusal with its code, for what a connector can do something about."""

    def __init__(self, what: str, said: Said, *, next: str) -> None:
        self.said = said
        super().__init__(what, kept=KEPT, next=next)

    @property
    def gone(self) -> bool:
        """Whether it says that there is no such object, or none that we may see."""
        return (self.said.code, self.said.subcode) == (100, NO_SUCH_OBJECT) or self.said.code == 803


def judged(now: datetime) -> Callable[[Answer], None]:
    """Return what judges an answer; `now` (UTC) is when it came. An answer without an error is left to its status."""

    def judge(answer: Answer) -> None:
        said = said_in(answer)
        if said is not None:
            raise _refusal(answer, said, now)

    return judge


def said_in(answer: Answer) -> Said | None:
    """Return the error of an answer, None where it holds none."""
    try:
        found = json.loads(answer.body)["error"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not isinstance(found, dict) or "code" not in found:
        return None
    data = found.get("error_data")
    return Said(
        _number(found["code"]),
        _number(found.get("error_subcode")),
        _words(found, answer),
        found.get("is_transient") is True,
        data if isinstance(data, dict) else {},
    )


def _refusal(answer: Answer, said: Said, now: datetime) -> Exception:
    refused = f"{answer.host} said no: {said.words}"
    if said.code in _SIGN_IN:
        why = _SIGN_IN_ENDED.get(said.subcode, "")
        return AuthExpired(f"{refused} {why}".strip(), kept=KEPT, next="Sign in to the account again.")
    if said.subcode in _LARGE:
        return TooLarge(refused, kept=KEPT, next="Shorten the text, or use a smaller picture.")
    if said.subcode == _FULL or (said.code in _PAUSES and said.subcode != _SPAM):
        until = used_up_until(answer.headers, now) or now + PAUSE
        return RateLimited(
            f"{answer.host} wants a pause: {said.words}",
            until=until,
            kept=KEPT,
            next="It is tried again then.",
        )
    if (said.transient or said.code in _PASSING) and said.subcode != EXPIRED:
        return OutcomeUnknown(
            f"{answer.host} may have taken the call: {said.words}", kept=KEPT_UNKNOWN, next=LOOK
        )
    return GraphRefused(refused, said, next=_remedy(said))


def _remedy(said: Said) -> str:
    if said.code in _PERMISSIONS:
        return "Sign in again and allow everything that is asked for, or ask whoever looks after the account."
    return _REMEDIES.get(said.code, "Change what it names, or ask whoever looks after the account.")


def _words(found: Mapping[str, Any], answer: Answer) -> str:
    """Return what Meta says to people, else to programs, with the numbers by which its help can be asked."""
    title, shown = (str(found.get(name) or "") for name in ("error_user_title", "error_user_msg"))
    told = (
        f"{title}: {shown}" if title and shown else shown or title or str(found.get("message") or "no reason")
    )
    numbers = "/".join(str(found[name]) for name in ("code", "error_subcode") if found.get(name))
    plain = redact(" ".join(told.split()), answer.secrets)[:LONGEST]
    return f"{plain} ({numbers})" if numbers else plain


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0
