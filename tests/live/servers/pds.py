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
class BlueskyPds:
    """A running server. `password` is an app password of the account."""

    url: str
    handle: str
    did: str
    password: str
    version: str


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
        account = {"email": "amara@example.nhs.uk", "handle": HANDLE, "password": os.urandom(12).hex()}
        made = xrpc(url, "com.atproto.server.createAccount", account)
        named = {"name": "ccgcompose"}
        word = xrpc(url, "com.atproto.server.createAppPassword", named, made["accessJwt"])["password"]
        version = json.loads(package.read_text(encoding="utf-8"))["version"]
        yield BlueskyPds(url, HANDLE, made["did"], word, version)
    finally:
        program.stop()


def xrpc(url: str, method: str, body: dict[str, Any], token: str = "") -> Any:
    """Call a procedure of the server."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    call = Request(f"{url}/xrpc/{method}", json.dumps(body).encode(), headers)  # noqa: S310  (127.0.0.1)
    with urlopen(call, timeout=30) as answer:  # noqa: S310
        return json.load(answer)
