"""Publishes to Mastodon and its kin, never twice: a key where the server keeps one, and a look before every repeat."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.credential import Credential
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import ConnectorError
from ccgcompose.usecases.ports.connector import AccountHealth, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm
from connectors.alone import alone, nothing_public
from connectors.doors import Doors
from connectors.http import Patience
from connectors.limit_shelf import LimitShelf
from connectors.limits import PUBLISHED
from connectors.mastodon.api import Server, address_of, id_in
from connectors.mastodon.desk import Desk
from connectors.mastodon.health import health
from connectors.mastodon.instance import limits_of, read_instance
from connectors.mastodon.preview import preview
from connectors.mastodon.sign_in import FORM, renewal, sign_in
from connectors.mastodon.statuses import Statuses
from connectors.mastodon.uploads import Uploads
from connectors.parts_ledger import Ledger
from connectors.signed_in import credential_of
from connectors.steps import Steps
from connectors.tools import Tools

STALE = timedelta(days=1)  # after which a server is asked again what it takes


class Mastodon:
    """Speaks to Mastodon, GoToSocial, Pleroma, Akkoma, Pixelfed, snac2. `pause` waits for some seconds."""

    def __init__(
        self,
        tools: Tools,
        patience: Patience | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._tools = tools
        self._doors = Doors(tools, patience)
        self._pause = pause
        self._shelf = LimitShelf(tools.state)
        self._known: dict[str, str] = {}

    @property
    def platform(self) -> str:
        return "mastodon"

    def limits(self, account: Account) -> Limits:
        return _as_chosen(self._shelf.limits(account, PUBLISHED["mastodon"]), account)

    def verify(self, account: Account) -> AccountHealth:
        credential = self._credential(account)
        server = self._server(account, credential)
        limits = limits_of(read_instance(server))
        self._shelf.keep(account, limits, self._tools.clock.now())
        return health(server, account, credential, limits)

    def sign_in_form(self) -> SignInForm:
        return FORM

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        return sign_in(self._doors.new_door(), self._tools.clock, answers, guide)

    def refresh(self, account: Account) -> None:
        self._credential(account)

    def preview(self, request: PublishRequest) -> PreviewFacts:
        return preview(request, self.limits(request.account), self._tools.fits)

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        with alone(self._tools, request.account), self._desk(request) as desk:
            return desk.publish(files, now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        with alone(self._tools, request.account), self._desk(request) as desk:
            return desk.find(now)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        with alone(self._tools, request.account), self._desk(request) as desk:
            return desk.correct(original, files, now)

    @contextmanager
    def _desk(self, request: PublishRequest) -> Iterator[Desk]:
        server, trail = self._server(request.account, self._credential(request.account)), self._tools.trail
        limits = self._limits_now(server, request.account)
        steps, ledger = Steps(trail, request), Ledger(trail, request)
        with nothing_public():
            me = self._me(server, request.account)
        statuses = Statuses(server, me, request, steps, ledger)
        uploads = Uploads(server, steps, request, limits, self._pause)
        yield Desk(request, limits, self._tools.fits, steps, ledger, statuses, uploads)

    def _limits_now(self, server: Server, account: Account) -> Limits:
        """Ask the server what it takes, where nobody has for a day. Without an answer, what is known goes on."""
        kept, now = self._shelf.kept(account), self._tools.clock.now()
        limits = PUBLISHED["mastodon"] if kept is None else kept.limits
        if kept is None or kept.read_at < now - STALE:
            with suppress(ConnectorError):
                limits = limits_of(read_instance(server))
                self._shelf.keep(account, limits, now)
        return _as_chosen(limits, account)

    def _me(self, server: Server, account: Account) -> str:
        """Return the account's id on its server, asked once where the sign-in did not write it down."""
        named = account.settings.get("account_id") or self._known.get(account.id)
        if not named:
            me = server.ask("GET", "/api/v1/accounts/verify_credentials")
            named = self._known[account.id] = id_in(me)
        return named

    def _server(self, account: Account, credential: Credential) -> Server:
        return Server(self._doors.door(account), address_of(account), credential, self._tools.clock)

    def _credential(self, account: Account) -> Credential:
        def renewed(old: Credential) -> Credential:
            return renewal(self._doors.door(account), self._tools.clock, address_of(account), old)

        return credential_of(self._tools, account, renewed)


def _as_chosen(limits: Limits, account: Account) -> Limits:
    """Return the limits as the account has chosen to use them."""
    return replace(limits, splits=account.settings.get("threads") == "automatic")
