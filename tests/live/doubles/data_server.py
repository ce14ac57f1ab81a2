"""A data server of another make: it takes no null where a name is wanted, and knows only the plainest calls.

By the lexicons com.atproto.repo.getRecord, putRecord and createRecord: a record that is created under a name which is
taken is refused; a record that is put replaces what stands there.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from tests.live.doubles.serving import Said, Serving, Told

TOKEN, DID = "e30.e30.c2lnbmVk", "did:plc:ewvi7nxzyoun6zhxrhs64oiz"


@dataclass
class DataServer:
    """Keeps records by name; `written` says how often each was written."""

    records: dict[str, Any] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)

    def serving(self) -> Serving:
        return Serving(self.answered)

    def answered(self, told: Told) -> Said:
        method = told.path.removeprefix("/xrpc/")
        if told.headers.get("authorization") != f"Bearer {TOKEN}":
            return _no(401, "AuthMissing", "Authentication Required")
        if method == "com.atproto.repo.getRecord":
            return self._got(told.query["rkey"])
        if method in ("com.atproto.repo.putRecord", "com.atproto.repo.createRecord"):
            return self._write(method, told.json())
        return _no(501, "MethodNotImplemented", "Method Not Implemented")

    def _got(self, rkey: str) -> Said:
        if rkey not in self.records:
            return _no(404, "InvalidRequest", "record not found")
        return Said(200, self._said(rkey) | {"value": self.records[rkey]})

    def _write(self, method: str, said: dict[str, Any]) -> Said:
        if "swapRecord" in said and not isinstance(said["swapRecord"], str):
            return _no(400, "InvalidRequest", "Input/swapRecord must be a string")
        rkey = said["rkey"]
        if method.endswith("createRecord") and rkey in self.records:
            return _no(400, "InvalidRequest", "record already exists")
        self.records[rkey] = said["record"]
        self.written[rkey] = self.written.get(rkey, 0) + 1
        return Said(200, self._said(rkey))

    def _said(self, rkey: str) -> dict[str, str]:
        digest = hashlib.sha256(json.dumps(self.records[rkey], sort_keys=True).encode()).hexdigest()
        return {"uri": f"at://{DID}/app.bsky.feed.post/{rkey}", "cid": f"bafyrei{digest[:52]}"}


def _no(status: int, error: str, message: str) -> Said:
    return Said(status, {"error": error, "message": message})
