"""Publishes to X, never twice: each part's number is written down, and looked for by its words before a second try.

X itself refuses the same words twice; that is the last net. A correction is an edit in place where the account may
edit and X still lets it, else a reply under the post that says what was wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.credential import Credential
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown
from ccgcompose.usecases.ports.connector import AccountHealth, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm
from connectors.doors import Doors
from connectors.http import Patience
from connectors.limits import PUBLISHED
from connectors.marks import mark_of, must_be_open
from connectors.signed_in import credential_of
from connectors.steps import Steps
from connectors.tools import Tools
from connectors.x.api import Api, Refused, server_for, text_of
from connectors.x.editing import Editing, was_tried
from connectors.x.health import ME, health
from connectors.x.parts import freeze, planned
from connectors.x.preview import preview
from connectors.x.released import (
    Released,
    first_post,
    must_be_the_same,
    newest,
    note_released,
    released,
    shown_before,
)
from connectors.x.sign_in import FORM, oauth_for, sign_in
from connectors.x.timeline import is_there
from connectors.x.uploads import Uploads, forget, is_lost
from connectors.x.writing import Writing


class X:
    """Speaks to X."""

    def __init__(self, tools: Tools, patience: Patience | None = None) -> None:
        self._tools = tools
        self._doors = Doors(tools, patience)

    @property
    def platform(self) -> str:
        return "x"

    def limits(self, account: Account) -> Limits:
        usual = PUBLISHED["x"]
        longer = account.settings.get("max_length", "")
        most = int(longer) if longer.isdecimal() and int(longer) >= 280 else usual.max_length
        return replace(usual, max_length=most, splits=account.settings.get("threads") == "automatic")

    def verify(self, account: Account) -> AccountHealth:
        credential = self._credential(account)
        return health(self._api(account, credential), account, credential)

    def sign_in_form(self) -> SignInForm:
        return FORM

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        return sign_in(self._doors.new_door(), self._tools.clock, account, answers, guide)

    def refresh(self, account: Account) -> None:
        self._credential(account)

    def preview(self, request: PublishRequest) -> PreviewFacts:
        return preview(request, self.limits(request.account), self._tools.fits)

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        steps = Steps(self._tools.trail, request)
        must_be_the_same(steps, request)
        known = released(steps, request.revision)
        if known is not None:
            return known.receipt(request)
        return self._sent(request, steps, files, now).receipt(request)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        steps = Steps(self._tools.trail, request)
        known = newest(steps)
        if known is not None and known.mark.revision >= request.revision:
            return self._still_there(request, known)
        edit = self._editing(request, steps).found() if was_tried(steps) else None
        if edit is not None:
            return note_released(self._tools, request, [edit], now).receipt(request)
        if steps.get("parts") is None:
            return None  # never begun
        writing = self._writing(self._api(request.account), request, steps)
        numbers = []
        for place, words in enumerate(self._planned(request, steps)):
            number = writing.known(place, words)
            if number is None:
                return None  # the rest of it is sent by a repeat
            numbers.append(number)
        return note_released(self._tools, request, numbers, now).receipt(request)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        steps = Steps(self._tools.trail, request)
        known = released(steps, request.revision)
        if known is not None and known.mark == mark_of(request):
            return known.receipt(request)
        shown = shown_before(steps, request, original)
        must_be_open(shown, mark_of(request))
        must_be_the_same(steps, request)
        steps.put("notes", str(len(shown.notes)))
        api = self._api(request.account)
        uploads = Uploads(api, request, steps, files, self._tools.clock)
        number = self._editing(request, steps).edited(newest(steps), uploads.ids)
        if number is not None:
            return note_released(self._tools, request, [number], now).receipt(request)
        below = first_post(steps, original)
        return self._sent(request, steps, files, now, below).receipt(request)

    def _sent(
        self,
        request: PublishRequest,
        steps: Steps,
        files: MediaFiles,
        now: datetime,
        reply_to: str = "",
    ) -> Released:
        """Send what is not out yet. A correction shows no pictures again."""
        parts = self._planned(request, steps)
        api = self._api(request.account)
        freeze(steps, self.limits(request.account))
        writing = self._writing(api, request, steps)
        uploads = Uploads(api, request, steps, files, self._tools.clock)
        try:
            numbers = writing.sent(parts, (lambda: []) if reply_to else uploads.ids, reply_to)
        except Refused as problem:
            if is_lost(problem):
                forget(steps, request)
            raise
        return note_released(self._tools, request, numbers, now)

    def _planned(self, request: PublishRequest, steps: Steps) -> tuple[str, ...]:
        return planned(request, steps, self.limits(request.account), self._tools.fits)

    def _editing(self, request: PublishRequest, steps: Steps) -> Editing:
        api, limits = self._api(request.account), self.limits(request.account)
        return Editing(api, steps, request, limits, self._tools)

    def _still_there(self, request: PublishRequest, known: Released) -> Receipt:
        if not is_there(self._api(request.account), known.numbers[0]):
            raise OutcomeUnknown(
                "It was out, and X does not show it any more.",
                kept="It is not sent again.",
                next="Look at the account on X, and settle by hand whether it counts as published.",
            )
        return known.receipt(request)

    def _writing(self, api: Api, request: PublishRequest, steps: Steps) -> Writing:
        known = request.account.settings.get("user_id", "")
        user_id = known or text_of(api.data("GET", ME, f"GET {ME}"), "id")
        return Writing(api, user_id, steps, mark_of(request).digest, self._tools.clock)

    def _credential(self, account: Account) -> Credential:
        oauth = oauth_for(self._doors.door(account), self._tools.clock, account, self._tools.credentials)
        return credential_of(self._tools, account, oauth.renewed)

    def _api(self, account: Account, credential: Credential | None = None) -> Api:
        ours = credential or self._credential(account)
        return Api(self._doors.door(account), server_for(account), ours, self._tools.clock)
