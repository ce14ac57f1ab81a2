"""The real servers start, take a call with the credential that was made, and are gone afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
import requests

from tests.live.servers.pds import bluesky_pds, xrpc
from tests.live.servers.wordpress import wordpress


def test_wordpress_knows_its_editor(tmp_path: Path) -> None:
    with wordpress(tmp_path) as blog:
        address = f"{blog.url}/wp-json/wp/v2/users/me?context=edit"
        me = requests.get(address, auth=(blog.user, blog.password), timeout=30).json()
        assert (me["name"], me["roles"]) == ("Amara Obi", ["editor"])
        assert blog.version
    with pytest.raises(requests.ConnectionError):
        requests.get(blog.url, timeout=5)


def test_the_bluesky_server_takes_an_app_password(tmp_path: Path) -> None:
    with bluesky_pds(tmp_path) as server:
        session = xrpc(
            server.url,
            "com.atproto.server.createSession",
            {"identifier": server.handle, "password": server.password},
        )
        assert session["did"] == server.did
    with pytest.raises(requests.ConnectionError):
        requests.get(server.url, timeout=5)
