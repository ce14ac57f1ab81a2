"""What LinkedIn's refusals mean: `{status, code, serviceErrorCode, message}`, newer ones with `errorDetails`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge
from connectors.answer import KEPT, Answer, retry_after
from connectors.redaction import redact

_MOST_WORDS = 300
_URN = re.compile(r"urn:li:(?:share|ugcPost|activity):\d{1,25}")
_NEXT = {
    403: "Look whether you still look after the Page, and whether the application may post for organisations.",
    426: "Set a newer LinkedIn version in the account's settings: a year and a month, such as 202610.",
}


class Refused(Rejected):
    """LinkedIn said no; `status` and `code` tell why."""

    def __init__(self, status: int, code: str, what: str) -> None:
        self.status = status
        self.code = code
        super().__init__(what, kept=KEPT, next=_NEXT.get(status, "Change what it names, then try again."))


class Duplicate(Refused):
    """LinkedIn has the same words of this Page already; `urn` is the post, empty where it does not say which."""

    def __init__(self, status: int, what: str) -> None:
        found = _URN.search(what)
        self.urn = found[0] if found else ""
        super().__init__(status, "DUPLICATE_POST", what)


class NotThere(Refused):
    """What was asked for is not on LinkedIn, or not any more."""


def judge(answer: Answer, now: datetime) -> None:
    """Raise what a refusal means, in LinkedIn's own words. Anything else is left to its status."""
    if not 400 <= answer.status < 500:
        return
    said = _object_of(answer)
    words = redact(" ".join(_words_of(said).split()), answer.secrets)[:_MOST_WORDS]
    told = f"LinkedIn said no: {words or answer.words() or f'without a reason ({answer.status})'}"
    code = _code_of(said)
    if answer.status == 429:
        raise RateLimited(
            told, until=_pause_until(answer, words, now), kept=KEPT, next="It is tried again then."
        )
    if answer.status == 401:
        raise AuthExpired(told, kept=KEPT, next="Sign in to the account again.")
    if answer.status == 404 and said:
        raise NotThere(404, code, told)
    raise _refusal(answer.status, code, told)


def _refusal(status: int, code: str, told: str) -> Exception:
    if "DUPLICATE" in code or (status in (400, 409, 422) and "duplicate of" in told.lower()):
        return Duplicate(status, told)
    if status == 413 or "TOO_LONG" in code or "TOO_LARGE" in code:
        return TooLarge(told, kept=KEPT, next="Shorten the text, or use a smaller file.")
    return Refused(status, code, told)


def _object_of(answer: Answer) -> dict[str, Any]:
    try:
        said = answer.json()
    except OutcomeUnknown:
        return {}
    return said if isinstance(said, dict) else {}


def _inputs_of(said: Mapping[str, Any]) -> list[dict[str, Any]]:
    details = said.get("errorDetails")
    inputs = details.get("inputErrors") if isinstance(details, dict) else None
    return [each for each in inputs if isinstance(each, dict)] if isinstance(inputs, list) else []


def _words_of(said: Mapping[str, Any]) -> str:
    """Return the message, and what it says of single fields where the message leaves them out."""
    message = str(said.get("message") or said.get("error_description") or "")
    more = [str(each.get("description") or "") for each in _inputs_of(said)]
    return " ".join([message, *(words for words in more if words and words not in message)])


def _code_of(said: Mapping[str, Any]) -> str:
    codes = [said.get("code"), *(each.get("code") for each in _inputs_of(said)), said.get("serviceErrorCode")]
    return " ".join(str(code) for code in codes if code).upper()


def _pause_until(answer: Answer, words: str, now: datetime) -> datetime:
    """Return the header's moment; without one, midnight UTC for a limit of a day, else in a while."""
    header = answer.headers.get("Retry-After", "")
    if header or not re.search(r"\bday\b|daily", words, re.IGNORECASE):
        return retry_after(header, now)
    return (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
