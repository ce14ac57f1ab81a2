"""Editing a post on X in place: for accounts that may, within half an hour, and never without its edit note.

Source: docs.x.com, "Edit posts": thirty minutes from the first post, five times, a new number each time; X shows the
history to everybody. Not every account may, so that it is tried only where the account's setting `edits` is `on`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from ccgcompose.domain.account import Limits
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.marks import mark_of, notes_of
from connectors.steps import Steps
from connectors.tools import Tools
from connectors.x.api import Api, Refused
from connectors.x.released import Released
from connectors.x.wording import edited_text
from connectors.x.writing import Writing

_WINDOW = timedelta(minutes=29)


class Editing:
    """Tries to edit one post."""

    def __init__(self, api: Api, steps: Steps, request: PublishRequest, limits: Limits, tools: Tools) -> None:
        self._api = api
        self._steps = steps
        self._request = request
        self._limits = limits
        self._tools = tools

    def edited(self, before: Released | None, media: Callable[[], list[str]]) -> str | None:
        """Return the number of the edited post, None where it cannot be edited: a reply is due then."""
        words = edited_text(self._request, notes_of(self._request))
        if before is None or not self._may(before) or not self._tools.fits(words, self._limits):
            return None
        user_id, digest = self._request.account.settings.get("user_id", ""), mark_of(self._request).digest
        writing = Writing(self._api, user_id, self._steps, digest, self._tools.clock)
        number = writing.known(0, words)
        if number is not None:
            return number
        said: dict[str, Any] = {"text": words, "edit_options": {"previous_post_id": before.numbers[0]}}
        files = media()
        said |= {"media": {"media_ids": files}} if files else {}
        try:
            return writing.post(0, said)
        except Refused:
            self._steps.put("edit", "refused")
            return None

    def _may(self, before: Released) -> bool:
        settings = self._request.account.settings
        wanted = settings.get("edits") == "on" and bool(settings.get("user_id"))
        in_time = self._tools.clock.now() - before.at < _WINDOW
        return wanted and in_time and len(before.numbers) == 1 and self._steps.get("edit") != "refused"
