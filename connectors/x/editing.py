"""Editing a post on X in place: for accounts that may, within half an hour, and never without its edit note.

Source: docs.x.com, "Edit posts": thirty minutes from the first post, five times, a new number each time; X shows the
history to everybody. Not every account may, so that it is tried only where the account's setting `edits` is `on`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from ccgcompose.domain.account import Limits
from ccgcompose.domain.thread import has_breaks
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.corrections import words_of
from connectors.marks import mark_of, notes_of
from connectors.steps import Steps
from connectors.tools import Tools
from connectors.x.api import Api, Refused
from connectors.x.released import Released
from connectors.x.wording import edited_text
from connectors.x.writing import Writing

_WINDOW = timedelta(minutes=29)
_TRIED, _OVER = "tried", "refused"


class Editing:
    """Tries to edit one post."""

    def __init__(self, api: Api, steps: Steps, request: PublishRequest, limits: Limits, tools: Tools) -> None:
        self._api = api
        self._steps = steps
        self._request = request
        self._limits = limits
        self._tools = tools
        self._words = edited_text(request, notes_of(request))
        user_id, digest = request.account.settings.get("user_id", ""), mark_of(request).digest
        self._writing = Writing(api, user_id, steps, digest, tools.clock)

    def edited(self, before: Released | None, media: Callable[[], list[str]]) -> str | None:
        """Return the number of the edited post, None where it cannot be edited: a reply is due then.

        An edit whose answer was lost is looked for first, however late it is: it may be out already.
        """
        number = self.found()
        if number is not None:
            return number
        if before is None or not self._may(before) or not self._tools.fits(self._words, self._limits):
            self._over()
            return None
        options = {"previous_post_id": before.numbers[0]}
        said: dict[str, Any] = {"text": self._words, "edit_options": options}
        files = media()
        said |= {"media": {"media_ids": files}} if files else {}
        self._steps.put("edit", _TRIED)
        try:
            return self._writing.post(0, said)
        except Refused:
            self._over()
            return None

    def found(self) -> str | None:
        """Return the number of an edit that was tried and is out. Raise OutcomeUnknown where nobody can tell yet."""
        return self._writing.known(0, self._words) if was_tried(self._steps) else None

    def _over(self) -> None:
        """Whatever is sent from now on is the reply: its parts are not to be taken for an edit."""
        self._steps.put("edit", _OVER)

    def _may(self, before: Released) -> bool:
        settings = self._request.account.settings
        wanted = settings.get("edits") == "on" and bool(settings.get("user_id"))
        whole = len(before.numbers) == 1 and not has_breaks(words_of(self._request))
        in_time = self._tools.clock.now() - before.at < _WINDOW
        return wanted and whole and in_time and self._steps.get("edit") != _OVER


def was_tried(steps: Steps) -> bool:
    """Return whether an edit was sent and its answer is not known."""
    return steps.get("edit") == _TRIED
