"""Posts as records under names of our own: the same name never gets two, however often it is sent.

`putRecord` with `swapRecord` null writes only where nothing stands under the name yet; the same record again is taken
and changes nothing, another one is refused (InvalidSwap). So a repeat needs no look-up, and cannot double.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ccgcompose.domain.cleaning import clean
from ccgcompose.errors import Rejected
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.answer import KEPT, NotThere
from connectors.bluesky.api import Server, Swapped, must_be
from connectors.bluesky.facets import facets, handles
from connectors.bluesky.names import POST, address_of, rkey_of, tid
from connectors.steps import Steps

Ref = dict[str, str]  # com.atproto.repo.strongRef: uri and cid


@dataclass(frozen=True, slots=True)
class Under:
    """Where a correction stands: under the last post of the thread, with the first of all quoted."""

    root: Ref
    parent: Ref
    quoted: Ref


class Posts:
    """The posts of one request in the repository of `did`. `moment` is frozen with the request."""

    def __init__(
        self, server: Server, did: str, request: PublishRequest, steps: Steps, moment: datetime
    ) -> None:
        self._server = server
        self._did = did
        self._request = request
        self._steps = steps
        self._moment = moment

    def known(self, number: int) -> Ref | None:
        """Return a post that is known to be out."""
        written = self._steps.get(f"post/{number}")
        return json.loads(written) if written else None

    def address(self, number: int) -> str:
        """Return the at:// address that this part has, or will have."""
        return address_of(self._did, tid(self._request.key, self._request.revision, number, self._moment))

    def there(self, address: str) -> tuple[Ref, Any]:
        """Return a post that is on the server, and what it says. Raise NotThere."""
        repository = address.removeprefix("at://").partition("/")[0]
        said = self._server.query(
            "com.atproto.repo.getRecord", repo=repository, collection=POST, rkey=rkey_of(address)
        )
        value = must_be(dict, said.get("value"))
        return {"uri": address, "cid": str(said.get("cid") or "")}, value

    def found(self, number: int, text: str) -> Ref | None:
        """Return the post of this number where it stands under its name. Raise Rejected where another does."""
        try:
            ref, value = self.there(self.address(number))
        except NotThere:
            return None
        if not says(value, text):
            raise Rejected("Something else is out under this key already.", kept=KEPT)
        return self._note(number, ref)

    def put(self, number: int, text: str, embed: Any, under: tuple[Ref, Ref] | None, now: datetime) -> Ref:
        """Write one post. `under`: the first post of its thread, and the one that it answers."""
        record = self._record(number, text, embed, under)
        address = self.address(number)
        self._steps.put(f"sent/{number}", now.isoformat())
        said = {"repo": self._did, "collection": POST, "rkey": rkey_of(address), "record": record}
        try:
            made = self._server.procedure("com.atproto.repo.putRecord", said | {"swapRecord": None})
        except Rejected as problem:
            strict = "swaprecord" in problem.what.casefold()  # a server that takes no null there
            if not strict and not isinstance(problem, Swapped):
                raise
            found = self.found(number, text)
            if found is not None:
                return found
            if not strict:
                raise
            made = self._server.procedure("com.atproto.repo.createRecord", said)
        cid = str(made.get("cid") or "") or self.there(address)[0]["cid"]
        return self._note(number, {"uri": address, "cid": cid})

    def mentioned(self, text: str) -> None:
        """Find out who is mentioned, once, so that a repeat is equal."""
        for handle in handles(text):
            if self._steps.get(f"did/{handle}") is None:
                self._steps.put(f"did/{handle}", self._did_of(handle))

    def _record(self, number: int, text: str, embed: Any, under: tuple[Ref, Ref] | None) -> dict[str, Any]:
        made = self._moment + timedelta(milliseconds=number)
        record: dict[str, Any] = {
            "$type": POST,
            "text": text,
            "createdAt": made.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        }
        language = self._request.account.settings.get("language") or "en"
        record |= {"langs": [language]} if language != "none" else {}
        found = facets(text, lambda handle: self._steps.get(f"did/{handle}") or "")
        record |= {"facets": found} if found else {}
        record |= {"embed": embed} if embed else {}
        return record | ({"reply": {"root": under[0], "parent": under[1]}} if under else {})

    def _did_of(self, handle: str) -> str:
        """Return whose handle it is; empty where it is nobody's: then it stays text."""
        try:
            said = self._server.query("com.atproto.identity.resolveHandle", handle=handle)
        except Rejected:
            return ""
        did = said.get("did")
        return did if isinstance(did, str) and did.startswith("did:") else ""

    def _note(self, number: int, ref: Ref) -> Ref:
        self._steps.put(f"post/{number}", json.dumps(ref))
        return ref


def says(value: Any, text: str) -> bool:
    """Return whether a record says this text."""
    return clean(str(value.get("text") or "")).strip() == text.strip()
