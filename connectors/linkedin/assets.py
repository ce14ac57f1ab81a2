"""Pictures and films on LinkedIn: put there before anything is posted, and used only when LinkedIn has them ready.

The address for the bytes is as good as a key, so that only the URN is written down: after a restart what is there is
used, and what is not is put there anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ccgcompose.errors import OutcomeUnknown, Rejected, Unreachable
from connectors.answer import KEPT, KEPT_UNKNOWN, LOOK
from connectors.bodies import Raw
from connectors.linkedin.api import Api, in_path, text_of, usable
from connectors.linkedin.refusals import NotThere
from connectors.steps import Steps

IMAGES, VIDEOS = "images", "videos"
# Seconds between two looks; a film takes longer, and what is not ready then is looked at with the next try.
PAUSES = {IMAGES: (0.5, 1, 2, 3, 5, 5), VIDEOS: (1, 2, 4, 8, 10, 10, 15, 15)}
_UNDER_WAY = frozenset({"PROCESSING", "WAITING_UPLOAD"})


class Assets:
    """The pictures and films of one post."""

    def __init__(self, api: Api, steps: Steps, pause: Callable[[float], None]) -> None:
        self._api = api
        self._steps = steps
        self._pause = pause

    def image(self, step: str, body: Raw) -> str:
        """Return the URN of a picture, put there first where it is not."""
        urn = self.known(step, IMAGES)
        if not urn:
            value = self.begin(step, IMAGES, {})
            urn = text_of(value, "image")
            self._api.put("PUT", usable(text_of(value, "uploadUrl")), body)
        return self.ready(IMAGES, urn)

    def known(self, step: str, kind: str) -> str:
        """Return the URN of what was put there before; empty where it was not, or did not arrive."""
        urn = self._steps.get(step)
        if not urn:
            return ""
        try:
            state = self._state(kind, urn)
        except NotThere:
            return ""
        return "" if state in ("WAITING_UPLOAD", "PROCESSING_FAILED") else urn

    def begin(self, step: str, kind: str, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Register a file; its URN is written down, the addresses for its bytes are not."""
        said = {"initializeUploadRequest": {"owner": self._api.author, **asked}}
        answer = self._api.ask("POST", f"/rest/{kind}", query={"action": "initializeUpload"}, json=said)
        value = answer.get("value")
        if not isinstance(value, dict):
            raise OutcomeUnknown("LinkedIn did not say where the file goes.", kept=KEPT_UNKNOWN, next=LOOK)
        self._steps.put(step, text_of(value, kind.removesuffix("s")))
        return value

    def ready(self, kind: str, urn: str) -> str:
        """Wait until LinkedIn has it ready, and return its URN. Raise Rejected for what it cannot use."""
        for seconds in (*PAUSES[kind], 0):
            state = self._state(kind, urn)
            if state == "PROCESSING_FAILED":
                raise Rejected(
                    "LinkedIn cannot use the file: it said so after it was sent.",
                    kept=KEPT,
                    next="Use a file of another kind, or a smaller one.",
                )
            if state not in _UNDER_WAY:
                return urn
            if seconds:
                self._pause(seconds)
        raise Unreachable(
            "LinkedIn is still preparing the file.",
            kept="It is there already; nothing was published.",
            next="It is looked at again in a while.",
        )

    def _state(self, kind: str, urn: str) -> str:
        said = self._api.ask("GET", f"/rest/{kind}/{in_path(urn)}")
        return str(said.get("status") or "").upper()
