"""Who signs in to Meta, which Pages they look after, and what their tokens may do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.live.doubles.facebook_facts import PAGE, PAGE_FIELDS
from tests.live.doubles.graph import (
    APP,
    APP_SECRET,
    LASTING_TOKEN,
    PAGE_TOKEN,
    USER_TOKEN,
    GraphError,
    shown,
)

CODE = "code-of-one-sign-in"
SCOPES = (
    "pages_show_list",
    "pages_read_engagement",
    "pages_manage_posts",
    "instagram_basic",
    "instagram_content_publish",
    "instagram_manage_comments",
)


def the_pages() -> list[dict[str, Any]]:
    """The Pages of the person: one that may be written on."""
    return [
        {
            "id": PAGE,
            "name": "NHS Exampleshire",
            "access_token": PAGE_TOKEN,
            "tasks": ["ANALYZE", "MODERATE", "CREATE_CONTENT"],
            "instagram_business_account": {"id": "17841400000000001", "username": "exampleshire"},
        }
    ]


@dataclass
class People:
    """`valid` false: the token was taken back. `ends_at`: Unix time, 0 for never."""

    scopes: tuple[str, ...] = SCOPES
    valid: bool = True
    ends_at: int = 0
    pages: list[dict[str, Any]] = field(default_factory=the_pages)

    def answer(self, path: list[str], said: dict[str, str]) -> dict[str, Any] | None:
        """Answer what has to do with people and tokens; None for everything else."""
        if path == ["oauth", "access_token"]:
            return _token(said)
        if path == ["me", "accounts"]:
            if said["access_token"] == PAGE_TOKEN:
                raise GraphError(100, "Tried accessing nonexisting field (accounts) on node type (Page)")
            return {"data": [shown(page, said, PAGE_FIELDS) for page in self.pages]}
        if path == ["me"]:
            return shown(self.pages[0], said, PAGE_FIELDS)
        if path == ["debug_token"]:
            known = {"app_id": APP, "type": "PAGE", "is_valid": self.valid, "scopes": list(self.scopes)}
            return {"data": {**known, "expires_at": self.ends_at, "data_access_expires_at": 1_900_000_000}}
        return None


def _token(said: dict[str, str]) -> dict[str, Any]:
    if (said.get("client_id"), said.get("client_secret")) != (APP, APP_SECRET):
        raise GraphError(101, "Error validating client secret.")
    if said.get("grant_type") == "fb_exchange_token":
        assert said["fb_exchange_token"] == USER_TOKEN
        return {"access_token": LASTING_TOKEN, "token_type": "bearer", "expires_in": 5_183_944}
    if said.get("code") != CODE:
        raise GraphError(100, "This authorization code has been used.", 36009)
    return {"access_token": USER_TOKEN, "token_type": "bearer", "expires_in": 5_000}
