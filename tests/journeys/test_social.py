"""A whole way on a real server: signed in to in a browser, the credential in a real keyring, a post that is out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from ccgcompose.bootstrap import open_desk
from ccgcompose.domain.post import Content
from ccgcompose.host.material import sample_material
from ccgcompose.usecases.schedule import at_instant
from tests.live.servers.secret_service import secret_service
from tests.live.servers.snac import Snac, snac

pytestmark = pytest.mark.xdist_group("snac")
PROJECT = Path(__file__).parents[2]
# What stands for the person in the browser: it signs in on the server's page, says yes and follows the way back.
BROWSER = """
import re, sys, requests
page = requests.get(sys.argv[1], timeout=30).text
form = dict(re.findall(r'<input type="hidden" name="(\\w+)" value="([^"]*)">', page))
form |= {"login": "amara", "passwd": "PASSWORD"}
sent = requests.post("SERVER/oauth/x-snac-login", data=form, timeout=30, allow_redirects=False)
requests.get(sent.headers["location"], timeout=30)
"""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Snac]:
    """A server, a keyring, a browser, and a sample workspace."""
    monkeypatch.setenv("CCGCOMPOSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CCGCOMPOSE_PASSPHRASE", sample_material()["passphrase"])
    with snac(tmp_path) as served, secret_service(tmp_path / "keyring"):
        script = tmp_path / "browser.py"
        said = BROWSER.replace("SERVER", served.url).replace("PASSWORD", served.password)
        script.write_text(said, encoding="utf-8")
        monkeypatch.setenv("BROWSER", f"{sys.executable} {script} %s &")
        with open_desk() as opened:
            opened.set_up_sample(posts=False)
        yield served


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ccgcompose", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def seen(server: Snac) -> list[str]:
    """Return the texts that the public sees, from the user's own page."""
    page = requests.get(f"{server.url}/amara.rss", timeout=30).text
    return page.split("<description>")[2:]


def test_signed_in_published_and_seen(server: Snac) -> None:
    added = run("account", "add", "mastodon", "Social", "--set", f"server={server.url}")
    assert added.returncode == 0, added.stderr
    signed_in = run("account", "sign-in", "Social", "--json")
    assert signed_in.stdout, signed_in.stderr
    health = json.loads(signed_in.stdout)
    assert health["identity"].startswith("@amara@127.0.0.1")
    assert [fact["label"] for fact in health["facts"] if not fact["ok"]] == [
        "Description"
    ]  # it differs, and is told
    with open_desk() as workbench:
        desk = workbench.desk
        account = desk.accounts.named("Social")
        person = desk.people.all()[0]
        content = Content("Vaccination", "Clinics", "Our clinics open on Monday.", (account.id,))
        post_id = desk.compose.save(person, content).revision.post_id
        when = at_instant(desk.clock.now(), "Europe/London")
        desk.schedule.schedule(person, post_id, when, confirmed=True)
    sent = run("publisher", "--once", "--json")
    assert len(json.loads(sent.stdout)["sent"]) == 1, sent.stdout + sent.stderr
    (text,) = seen(server)
    assert "Our clinics open on Monday." in text
    assert person.name in text
