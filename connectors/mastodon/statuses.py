"""Statuses: made once, looked up before anything is sent again, changed in place.

Mastodon keeps an Idempotency-Key for an hour; others ignore it. So what the account shows is read before the first
send, and after any doubt: a status that says the same, was not there before and is no other post's, is ours.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ccgcompose.errors import ConnectorError, OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.answer import KEPT, LOOK, NotThere
from connectors.bodies import Json
from connectors.mastodon.api import Server, must_be
from connectors.mastodon.plain import says
from connectors.parts_ledger import Ledger
from connectors.steps import Steps

VISIBLE = ("public", "unlisted", "private")
PAGE = 40  # the most that Mastodon gives at once
FEW = 5  # of which one is surely still there when it is looked again
MOST_PAGES = 5
SETTLED = timedelta(seconds=30)  # after which what was sent has arrived, or never will


class TakenAway(OutcomeUnknown):
    """A status that went out is no longer there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One status as it should be."""

    text: str
    warning: str
    media: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()


class Statuses:
    """The statuses of one request on one server, for the account `me`."""

    def __init__(
        self, server: Server, me: str, request: PublishRequest, steps: Steps, ledger: Ledger
    ) -> None:
        self._server = server
        self._me = me
        self._request = request
        self._steps = steps
        self._ledger = ledger

    def note_before(self) -> None:
        """Write down the newest that the account shows before anything is sent, once: ours come after it."""
        if self._steps.get("before") is not None:
            return
        try:
            newest = self._page(FEW, "")
        except NotThere:  # a server that lists nothing; a doubt stays one there
            newest = []
        self._steps.put("before", json.dumps([id_of(each) for each in newest]))

    def made(self, number: int, wanted: Wanted, reply_to: str, now: datetime) -> Any:
        """Return the status of this number, sent where it is not out."""
        found = self.found(number, wanted, reply_to, now)
        return self._send(number, wanted, reply_to, now) if found is None else found

    def found(self, number: int, wanted: Wanted, reply_to: str, now: datetime) -> Any:
        """Return the status where it is out, None where it is not. Raise OutcomeUnknown where it is too early."""
        known, sent = self._steps.get(f"status/{number}"), self._steps.get(f"sent/{number}")
        if known is not None:
            return self.there(known)
        if not sent:
            return None
        found = self._looked_up(wanted, reply_to)
        if found is not None:
            self._known(number, found)
        elif now < datetime.fromisoformat(sent) + SETTLED:
            raise OutcomeUnknown(
                "It was sent a moment ago and is not shown yet.",
                kept="It is not sent again blindly.",
                next=LOOK,
            )
        return found

    def there(self, status: str) -> Any:
        """Return a status that went out. Raise OutcomeUnknown where the server has it no longer."""
        try:
            return must_be(dict, self._server.ask("GET", f"/api/v1/statuses/{status}"))
        except NotThere:
            gone = "It went out, and the server no longer shows it: somebody has taken it away there."
        raise TakenAway(gone, kept="It is not sent again blindly.", next="Look at the account yourself.")

    def address_of(self, status: str) -> str:
        """Return where a status is that says no address of its own."""
        return f"{self._server.address}/web/statuses/{status}"

    def edit(self, status: str, wanted: Wanted) -> Any:
        """Change a status in place. Raise NotThere where the server cannot."""
        said = self._said(wanted)
        pairs = zip(wanted.media, wanted.descriptions, strict=True)
        said["media_ids"] = list(wanted.media)  # what is not named here, Mastodon takes off the status
        said["media_attributes"] = [{"id": media, "description": words} for media, words in pairs]
        changed = self._server.ask("PUT", f"/api/v1/statuses/{status}", body=Json(said))
        return must_be(dict, changed)

    def _send(self, number: int, wanted: Wanted, reply_to: str, now: datetime) -> Any:
        said = self._said(wanted) | {"visibility": self._visibility()}
        said |= {"media_ids": list(wanted.media)} if wanted.media else {}
        said |= {"in_reply_to_id": reply_to} if reply_to else {}
        headers = {"Idempotency-Key": self._key_of(number)}
        self._steps.put(f"sent/{number}", now.isoformat())
        try:
            made = must_be(
                dict, self._server.ask("POST", "/api/v1/statuses", body=Json(said), headers=headers)
            )
        except ConnectorError as problem:
            if not isinstance(problem, OutcomeUnknown):
                self._steps.put(f"sent/{number}", "")  # nothing was taken, so there is no doubt
            raise
        self._known(number, made)
        return made

    def _said(self, wanted: Wanted) -> dict[str, Any]:
        said: dict[str, Any] = {"status": wanted.text, "spoiler_text": wanted.warning}
        said["sensitive"] = bool(wanted.warning) or self._setting("sensitive", "") == "always"
        language = self._setting("language", "en")
        return said | ({"language": language} if language != "none" else {})

    def _known(self, number: int, status: Any) -> None:
        if not id_of(status):
            raise OutcomeUnknown("The server took it and did not say under which number.", next=LOOK)
        self._steps.put(f"status/{number}", id_of(status))
        self._ledger.claim(id_of(status))

    def _looked_up(self, wanted: Wanted, reply_to: str) -> Any:
        """Return the oldest status that is this one, None where there is none."""
        before = frozenset(json.loads(self._steps.get("before") or "[]"))
        try:
            shown, all_of_it = self._since(before)
        except NotThere:
            shown, all_of_it = [], False
        ours = [each for each in shown if self._is(each, wanted, reply_to)]
        if not ours and not all_of_it:
            much = "The server does not show enough of the account to tell whether it is out."
            raise OutcomeUnknown(much, kept="It is not sent again blindly.", next=LOOK)
        return ours[-1] if ours else None

    def _is(self, status: Any, wanted: Wanted, reply_to: str) -> bool:
        parent = str(status.get("in_reply_to_id") or "")
        return (
            says(status, wanted.text)
            and parent in ("", reply_to)
            and not status.get("reblog")
            and not self._ledger.is_anothers(id_of(status))
        )

    def _since(self, before: frozenset[str]) -> tuple[list[Any], bool]:
        """Return what the account shows that was not there `before`, the newest first; and whether that is all."""
        shown: list[Any] = []
        for _ in range(MOST_PAGES):
            page = self._page(PAGE, id_of(shown[-1]) if shown else "")
            old = next((place for place, each in enumerate(page) if id_of(each) in before), None)
            if old is not None:
                return shown + page[:old], True
            if not page or (shown and id_of(page[-1]) == id_of(shown[-1])):
                return shown, True
            shown += page
        return shown, False

    def _page(self, limit: int, older_than: str) -> list[Any]:
        query = {"limit": str(limit), "exclude_reblogs": "true"}
        query |= {"max_id": older_than} if older_than else {}
        said = self._server.ask("GET", f"/api/v1/accounts/{self._me}/statuses", query=query)
        return [each for each in must_be(list, said) if isinstance(each, dict)]

    def _key_of(self, number: int) -> str:
        named = f"{self._request.account.id} {self._request.key} r{self._request.revision} {number}"
        return hashlib.sha256(named.encode()).hexdigest()[:32]

    def _visibility(self) -> str:
        """Return who may see it. Raise Rejected for what the public could not see, or Mastodon does not know."""
        chosen = self._setting("visibility", "public")
        if chosen in VISIBLE:
            return chosen
        named = f"The account's visibility is set to “{chosen}”."
        raise Rejected(named, kept=KEPT, next=f"Set it to one of: {', '.join(VISIBLE)}.")

    def _setting(self, name: str, otherwise: str) -> str:
        return self._request.account.settings.get(name) or otherwise


def id_of(status: Any) -> str:
    """Return the id of a status as its server says it, a number or a word."""
    return str(status.get("id") or "")
