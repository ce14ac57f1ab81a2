"""A platform's answer, and what it means by its status when nothing in its body says otherwise."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge
from connectors.redaction import redact

QUOTED = 200  # characters of a platform's own words in a sentence of ours
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came. `complete` false: the body was cut off or longer than we read.

    `secrets` are those of the call, so that a platform that repeats them does not put them before people.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    host: str
    complete: bool = True
    secrets: frozenset[str] = field(default=frozenset(), repr=False)

    def __repr__(self) -> str:
        return f"Answer({self.status} from {self.host}, {len(self.body)} bytes)"

    def json(self) -> Any:
        """Return the body as JSON. Raise OutcomeUnknown when it is none: the call was taken somehow."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            unread = f"{self.host} answered, but not in a way that can be understood."
        raise OutcomeUnknown(unread, kept=KEPT_UNKNOWN, next=LOOK)

    def words(self) -> str:
        """Return the beginning of the body as one harmless line."""
        text = self.body[: QUOTED * 8].decode("utf-8", "replace")
        plain = " ".join(re.sub(r"<[^>]*>|[\x00-\x1f\x7f-\x9f]", " ", text).split())
        return redact(plain, self.secrets)[:QUOTED]


class NotThere(Rejected):
    """The platform has no such thing, or no such call."""


KEPT = "Nothing was published; the post is kept."
KEPT_UNKNOWN = "It will not be sent again before it is known whether it is out."
LOOK = "Look at the account yourself if this does not settle by itself."


def raise_for_status(answer: Answer, now: datetime) -> None:
    """Raise what the status means; return for a success that came whole. `now` is UTC."""
    refusal = _refusal(answer, now)
    if refusal is not None:
        raise refusal
    if answer.status >= 500 or not answer.complete:
        broken = "its answer was cut off" if answer.status < 500 else f"it answered {answer.status}"
        raise OutcomeUnknown(
            f"{answer.host} may have taken the call: {broken}. {answer.words()}".strip(),
            kept=KEPT_UNKNOWN,
            next=LOOK,
        )


def _refusal(answer: Answer, now: datetime) -> Exception | None:
    if answer.status < 400:
        return None
    said = f"{answer.host} said no ({answer.status}): {answer.words() or 'without a reason'}"
    if answer.status == 429:
        until = retry_after(answer.headers.get("Retry-After", ""), now)
        return RateLimited(
            f"{answer.host} wants a pause.", until=until, kept=KEPT, next="It is tried again then."
        )
    if answer.status == 401:
        return AuthExpired(said, kept=KEPT, next="Sign in to the account again.")
    if answer.status == 413:
        return TooLarge(said, kept=KEPT, next="Shorten the text, or use smaller pictures.")
    if answer.status in (404, 405, 410):
        return NotThere(said, kept=KEPT, next="Look whether it is still there, or ask the platform.")
    if 400 <= answer.status < 500:
        return Rejected(said, kept=KEPT, next="Change what it names, or ask the platform.")
    return None


def retry_after(value: str, now: datetime) -> datetime:
    """Return the moment of a Retry-After header (RFC 9110, 10.2.3), seconds or a date; at most in a week."""
    text = value.strip()
    if re.fullmatch(r"[0-9]+", text):
        wait = timedelta(seconds=min(int(text[:12]), LONGEST_WAIT.total_seconds()))
    else:
        wait = _until_date(text, now)
    return now + max(timedelta(0), min(wait, LONGEST_WAIT))


def _until_date(text: str, now: datetime) -> timedelta:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return FIRST_WAIT
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
