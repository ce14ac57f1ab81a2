"""The double's sign-in: programs that are known, a person who says yes, and the token that comes of it."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import Any

TOKEN = "mastodon-token-of-amara-7f3a"


class Refusal(Exception):
    """A refusal as the API says it."""

    def __init__(self, status: int, error: str) -> None:
        self.status, self.error = status, error
        super().__init__(error)


@dataclass
class Ways:
    """In what a server may differ from the newest Mastodon."""

    keeps_keys: bool = True
    edits: bool = True
    forgets_edits: bool = False
    lists: bool = True
    instance_v2: bool = True
    media_v2: bool = True
    pkce: bool = True
    fine_scopes: bool = True
    polls_of_film: int = 2
    max_characters: int = 500
    link: int = 23


class SignIns:
    """Fulfils /api/v1/apps and /oauth."""

    ways: Ways

    def __init__(self) -> None:
        self.apps: dict[str, dict[str, Any]] = {}
        self.grants: dict[str, dict[str, str]] = {}
        self.refreshing: dict[str, str] = {}
        self.no_apps = False

    def register(self, said: dict[str, str]) -> dict[str, Any]:
        if self.no_apps:
            raise Refusal(404, "Not Found")
        if not said.get("client_name") or not said.get("redirect_uris"):
            raise Refusal(422, "Validation failed: Redirect URI must be an absolute URI.")
        if ":" in said.get("scopes", "") and not self.ways.fine_scopes:
            raise Refusal(422, "Validation failed: Scopes doesn't match configured on the server.")
        made = {
            "id": str(len(self.apps) + 1),
            "client_id": f"client-{len(self.apps) + 1}",
            "client_secret": "client-secret-90ab12cd34ef",
            **said,
        }
        self.apps[made["client_id"]] = made
        return made

    def consents(self, asked: dict[str, str]) -> dict[str, str]:
        """What the person's yes on the server's page leads back with. Use with tests/unit/connectors/guide.py."""
        app = self.apps[asked["client_id"]]
        assert asked["redirect_uri"] == app["redirect_uris"]
        assert set(asked["scope"].split()) <= set(app["scopes"].split())
        if self.ways.pkce:
            assert asked["code_challenge_method"] == "S256"
        else:
            assert "code_challenge" not in asked
        code = f"code-{len(self.grants) + 1}"
        self.grants[code] = asked
        return {"code": code, "state": asked["state"]}

    def token(self, said: dict[str, str]) -> dict[str, Any]:
        grant = self.grants.pop(said.get("code", ""), None)
        app = self.apps.get(said.get("client_id", ""))
        if app is None or app["client_secret"] != said.get("client_secret"):
            raise Refusal(401, "invalid_client")
        if said.get("grant_type") == "refresh_token" and said.get("refresh_token") in self.refreshing:
            return {"access_token": self.refreshing[said["refresh_token"]], "expires_in": 600}
        if grant is None or grant["redirect_uri"] != said.get("redirect_uri"):
            raise Refusal(400, "invalid_grant")
        if self.ways.pkce:
            digest = hashlib.sha256(said.get("code_verifier", "").encode()).digest()
            if urlsafe_b64encode(digest).decode().rstrip("=") != grant["code_challenge"]:
                raise Refusal(400, "invalid_grant")
        return {
            "access_token": TOKEN,
            "token_type": "Bearer",
            "scope": grant["scope"],
            "created_at": 1795656093,
        }
