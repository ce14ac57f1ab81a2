"""A Bluesky personal data server, from npm, with an account that has an app password."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tests.live.servers.process import CACHE, Program, free_port, missing

FOLDER = CACHE / "pds"
SCRIPT = Path(__file__).with_name("pds.mjs")
INSTALL = "packaging/setup.sh puts @atproto/pds and @did-plc/server into its cache"
HANDLE = "exampleshire.test"


@dataclass(frozen=True, slots=True)
class PdsAccount:
    """An account on the server. `password` is an app password."""

    did: str
    password: str


@dataclass(frozen=True, slots=True)
class BlueskyPds:
    """A running server with its directory of identities. `password` is an app password of the account."""

    url: str
    directory: str
    handle: str
    did: str
    password: str
    version: str

    def new_account(self, handle: str) -> PdsAccount:
        """Make one account more."""
        return _account(self.url, handle)


@contextmanager
def bluesky_pds(folder: Path) -> Iterator[BlueskyPds]:
    """Start a server in an empty folder; skip the test where it is not installed."""
    package = FOLDER / "node_modules" / "@atproto" / "pds" / "package.json"
    if not shutil.which("node") or not package.is_file():
        missing("the Bluesky PDS", INSTALL)
    port, directory = free_port(), free_port()
    environment = {"CCGCOMPOSE_NODE": str(FOLDER), "NODE_ENV": "development", "LOG_ENABLED": "false"}
    program = Program(
        ["node", SCRIPT, folder, str(port), str(directory)], folder / "pds.log", folder, environment
    )
    url = f"http://127.0.0.1:{port}"
    try:
        program.wait_for_address(f"{url}/xrpc/_health")
        made = _account(url, HANDLE)
        version = json.loads(package.read_text(encoding="utf-8"))["version"]
        yield BlueskyPds(url, f"http://127.0.0.1:{directory}", HANDLE, made.did, made.password, version)
    finally:
        program.stop()


def _account(url: str, handle: str) -> PdsAccount:
    email = f"{handle.partition('.')[0]}@example.nhs.uk"
    account = {"email": email, "handle": handle, "password": os.urandom(12).hex()}
    made = xrpc(url, "com.atproto.server.createAccount", account)
    named = {"name": "ccgcompose"}
    word = xrpc(url, "com.atproto.server.createAppPassword", named, made["accessJwt"])["password"]
    return PdsAccount(made["did"], word)


def json_of(answer: Any) -> Any:
    """Read an answer as JSON."""
    with answer:
        return json.load(answer)


def xrpc(url: str, method: str, body: dict[str, Any], token: str = "") -> Any:
    """Call a procedure of the server."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    call = Request(f"{url}/xrpc/{method}", json.dumps(body).encode(), headers)  # noqa: S310  (127.0.0.1)
    with urlopen(call, timeout=30) as answer:  # noqa: S310
        return json.load(answer)
