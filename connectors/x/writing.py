"""Posts and threads on X, each part once: its number is written down, or its words are looked for before a repeat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from ccgcompose.errors import AuthExpired, OutcomeUnknown, RateLimited, Rejected, TooLarge, Unreachable
from ccgcompose.usecases.ports.world import Clock
from connectors.answer import KEPT_UNKNOWN, LOOK
from connectors.steps import Steps
from connectors.x.api import Api, Duplicate, text_of
from connectors.x.timeline import find_words

# What X has just taken may not stand in its lists yet.
_SETTLES = timedelta(seconds=30)


class Writing:
    """Sends the parts of one revision, in order, each as a reply to the one before."""

    def __init__(self, api: Api, user_id: str, steps: Steps, digest: str, clock: Clock) -> None:
        self._api = api
        self._user_id = user_id
        self._steps = steps
        self._digest = digest
        self._clock = clock

    def sent(self, parts: Sequence[str], media: Callable[[], list[str]], reply_to: str = "") -> list[str]:
        """Send what is not out yet and return the numbers of all parts. `media` is asked for the first part only."""
        numbers: list[str] = []
        for place, words in enumerate(parts):
            number = self.known(place, words)
            if number is None:
                said: dict[str, Any] = {"text": words}
                files = media() if place == 0 else []
                said |= {"media": {"media_ids": files}} if files else {}
                before = numbers[-1] if numbers else reply_to
                said |= {"reply": {"in_reply_to_tweet_id": before}} if before else {}
                number = self.post(place, said)
            numbers.append(number)
        return numbers

    def known(self, place: int, words: str) -> str | None:
        """Return the number of a part that is out, None for one that is not. Raise OutcomeUnknown in between."""
        number = self._steps.get(f"part/{place}")
        if number:
            return number
        begun = self._begun(place)
        if begun is None:
            return None
        found = find_words(self._api, self._user_id, words, begun)
        if found is not None:
            self._steps.put(f"part/{place}", found)
            return found
        tried = datetime.fromisoformat(self._steps.get(f"tried/{place}") or begun.isoformat())
        if self._clock.now() < tried + _SETTLES:
            raise _unclear()
        return None

    def post(self, place: int, said: dict[str, Any]) -> str:
        """Send one part and write its number down."""
        again = self._begun(place) is not None
        self._mark(place)
        try:
            done = self._api.data("POST", "/2/tweets", "POST /2/tweets", json=said)
        except Duplicate as problem:
            return self._already(place, str(said["text"]), problem, again=again)
        except (Unreachable, RateLimited, Rejected, AuthExpired, TooLarge):
            if not again:
                self._steps.put(f"begun/{place}", "")  # it is known that nothing was taken
            self._steps.put(f"tried/{place}", "")
            raise
        number = text_of(done, "id")
        self._steps.put(f"part/{place}", number)
        return number

    def _already(self, place: int, words: str, problem: Duplicate, *, again: bool) -> str:
        """X has these words already: from an earlier try of ours, or from another post, which is none of ours."""
        begun = self._begun(place)
        found = find_words(self._api, self._user_id, words, begun) if again and begun else None
        if found is not None:
            self._steps.put(f"part/{place}", found)
            return found
        if again:
            raise _unclear() from problem
        self._steps.put(f"begun/{place}", "")
        raise problem

    def _mark(self, place: int) -> None:
        now = self._clock.now().isoformat()
        self._steps.put("digest", self._digest)
        if self._begun(place) is None:
            self._steps.put(f"begun/{place}", now)
        self._steps.put(f"tried/{place}", now)

    def _begun(self, place: int) -> datetime | None:
        begun = self._steps.get(f"begun/{place}")
        return datetime.fromisoformat(begun) if begun else None


def _unclear() -> OutcomeUnknown:
    return OutcomeUnknown("X may have taken it, and does not show it yet.", kept=KEPT_UNKNOWN, next=LOOK)
