"""snac2 as Debian packages it: one user, and a token that was got through its own sign-in page."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests

from tests.live.servers.process import Program, free_port, missing

INSTALL = "packaging/servers.sh installs snac2 from Debian's backports"
USER = "amara"


@dataclass(frozen=True, slots=True)
class Snac:
    """A running server; `password` is the user's, for its sign-in page."""

    url: str
    password: str
    version: str

    def consents(self, asked: dict[str, str]) -> dict[str, str]:
        """Say yes on the server's page, as the person does; return what it leads back with."""
        page = requests.get(f"{self.url}/oauth/authorize", params=asked, timeout=30).text
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
        form = {**hidden, "login": USER, "passwd": self.password}
        sent = requests.post(f"{self.url}/oauth/x-snac-login", data=form, timeout=30, allow_redirects=False)
        query = urlsplit(sent.headers["location"]).query
        return dict(pair.split("=", 1) for pair in query.split("&"))


@contextmanager
def snac(folder: Path) -> Iterator[Snac]:
    """Start a server in an empty folder; skip the test where it is not installed."""
    program = shutil.which("snac")
    if program is None:
        missing("snac2", INSTALL)
    port, place = free_port(), folder / "snac"
    _run(["snac", "init", str(place)], f"127.0.0.1\n{port}\n127.0.0.1:{port}\n\n\n")
    said = _run(["snac", "adduser", str(place), USER], "")
    found = re.search(r"password is (\S+)", said)
    assert found is not None, said
    _settle(place / "server.json", protocol="http", num_threads=8, queue_timeout=1, queue_timeout_2=1)
    _settle(
        place / "user" / USER / "user.json",
        name="NHS Exampleshire",
        bio="News from the people who plan and buy health care in Exampleshire.",
        avatar=f"http://127.0.0.1:{port}/{USER}/s/logo.png",
        metadata={"Website": "https://www.exampleshire.nhs.uk"},
    )
    web = Program(["snac", "httpd", str(place)], folder / "snac.log", folder)
    try:
        url = f"http://127.0.0.1:{port}"
        web.wait_for_address(f"{url}/api/v1/instance")
        version = _run(["snac", "--help"], "").split("\n")[0].split(" ")[1]
        yield Snac(url, found[1], version)
    finally:
        web.stop()


def _settle(file: Path, **fields: object) -> None:
    said = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(said | fields), encoding="utf-8")


def _run(command: list[str], typed: str) -> str:
    ran = subprocess.run(command, input=typed, capture_output=True, text=True, timeout=60, check=False)
    return ran.stdout + ran.stderr
