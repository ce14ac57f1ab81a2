"""Publishes films to a YouTube channel, never twice: one session for each, which is asked before anything is repeated.

A correction changes title and description in place; its edit notes stand under the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.credential import Credential
from ccgcompose.domain.publication import Receipt
from ccgcompose.usecases.ports.connector import AccountHealth, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm
from connectors.alone import alone
from connectors.doors import Doors
from connectors.http import Patience
from connectors.ledger import Ledger
from connectors.limits import PUBLISHED
from connectors.signed_in import credential_of
from connectors.steps import Steps
from connectors.tools import Tools
from connectors.youtube.api import Api
from connectors.youtube.channel import Channel
from connectors.youtube.desk import Desk
from connectors.youtube.extras import Extras, must_be_a_film
from connectors.youtube.films import PIECE, Upload
from connectors.youtube.health import health
from connectors.youtube.sessions import Sessions
from connectors.youtube.sign_in import FORM, renewed, sign_in
from connectors.youtube.wording import must_fit, preview, privacy_of


class YouTube:
    """Speaks to YouTube. `piece` is how many bytes of a film go at once, a multiple of 256 KB."""

    def __init__(self, tools: Tools, patience: Patience | None = None, piece: int = PIECE) -> None:
        self._tools = tools
        self._doors = Doors(tools, patience)
        self._piece = piece

    @property
    def platform(self) -> str:
        return "youtube"

    def limits(self, account: Account) -> Limits:
        return PUBLISHED["youtube"]

    def verify(self, account: Account) -> AccountHealth:
        return health(self._api(account), account, self._credential(account))

    def sign_in_form(self) -> SignInForm:
        return FORM

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        return sign_in(self._doors.new_door(), self._tools.clock, account, answers, guide)

    def refresh(self, account: Account) -> None:
        self._credential(account)

    def preview(self, request: PublishRequest) -> PreviewFacts:
        return preview(request)

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        self._must_fit(request)
        with self._desk(request) as (desk, api):
            return desk.publish(Extras(api, request, Steps(self._tools.trail, request), files), now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        with self._desk(request) as (desk, _):
            return desk.find(now)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        self._must_fit(request)
        with self._desk(request) as (desk, api):
            return desk.correct(Extras(api, request, Steps(self._tools.trail, request), files), original, now)

    def _must_fit(self, request: PublishRequest) -> None:
        must_be_a_film(request)
        must_fit(request, self.limits(request.account), self._tools.fits)
        privacy_of(request)

    @contextmanager
    def _desk(self, request: PublishRequest) -> Iterator[tuple[Desk, Api]]:
        tools, film = self._tools, must_be_a_film(request)
        with alone(tools, request.account):
            api = self._api(request.account)
            steps, ledger = Steps(tools.trail, request), Ledger(tools.trail, request)
            channel, sessions = Channel(api, request.account), Sessions(tools.credentials, request)
            yield (
                Desk(
                    request,
                    steps,
                    ledger,
                    channel,
                    sessions,
                    lambda size: Upload(api, film.mime, size, self._piece),
                ),
                api,
            )

    def _api(self, account: Account) -> Api:
        return Api(self._doors.door(account), account, self._credential(account), self._tools.clock)

    def _credential(self, account: Account) -> Credential:
        def renewal(old: Credential) -> Credential:
            return renewed(self._doors.new_door(), self._tools.clock, account, old)

        return credential_of(self._tools, account, renewal)
