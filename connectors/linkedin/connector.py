"""Publishes to a LinkedIn Page, never twice: a look among its newest posts before every repeat.

A correction changes the words in place; its edit notes stand under them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

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
from connectors.linkedin.api import Api, author_of
from connectors.linkedin.assets import Assets
from connectors.linkedin.cards import Card
from connectors.linkedin.desk import Desk
from connectors.linkedin.health import health
from connectors.linkedin.media import Media
from connectors.linkedin.posts import Posts
from connectors.linkedin.sign_in import FORM, renewed, sign_in
from connectors.linkedin.wording import must_fit, preview
from connectors.page_reader import PageReader, Reader
from connectors.signed_in import credential_of
from connectors.steps import Steps
from connectors.tools import Tools

EARLY = timedelta(days=7)  # before their end tokens of sixty days are renewed, where LinkedIn gave the means


class LinkedIn:
    """Speaks to LinkedIn. `pause` waits for some seconds; `reader` reads the pages of links, for cards."""

    def __init__(
        self,
        tools: Tools,
        patience: Patience | None = None,
        pause: Callable[[float], None] = time.sleep,
        reader: Reader | None = None,
    ) -> None:
        self._tools = tools
        self._reader = reader or PageReader(ca_bundle=tools.network.ca_bundle)
        self._doors = Doors(tools, patience)
        self._pause = pause

    @property
    def platform(self) -> str:
        return "linkedin"

    def limits(self, account: Account) -> Limits:
        return PUBLISHED["linkedin"]

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
        with self._desk(request) as (desk, api):
            must_fit(request, self.limits(request.account), self._tools.fits)
            return desk.publish(lambda: self._said(api, request, files), now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        with self._desk(request) as (desk, _):
            return desk.find(now)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        with self._desk(request) as (desk, _):
            must_fit(request, self.limits(request.account), self._tools.fits)
            return desk.correct(original, now)

    def _said(self, api: Api, request: PublishRequest, files: MediaFiles) -> dict[str, Any]:
        """Return the post without its words, as "Posts API" names its fields."""
        assets = Assets(api, Steps(self._tools.trail, request), self._pause)
        content = Media(api, assets, request, files).content() or self._card(assets, request)
        return {
            "author": api.author,
            "visibility": "PUBLIC",
            "distribution": {
                "feedDistribution": "MAIN_FEED",
                "targetEntities": [],
                "thirdPartyDistributionChannels": [],
            },
            "lifecycleState": "PUBLISHED",
            "isReshareDisabledByAuthor": False,
            **({"content": content} if content else {}),
        }

    def _card(self, assets: Assets, request: PublishRequest) -> dict[str, Any]:
        return Card(self._reader, Steps(self._tools.trail, request), assets, request).content()

    @contextmanager
    def _desk(self, request: PublishRequest) -> Iterator[tuple[Desk, Api]]:
        author_of(request.account)
        trail = self._tools.trail
        with alone(self._tools, request.account):
            api = self._api(request.account)
            yield Desk(request, Steps(trail, request), Ledger(trail, request), Posts(api)), api

    def _api(self, account: Account) -> Api:
        return Api(self._doors.door(account), account, self._credential(account), self._tools.clock)

    def _credential(self, account: Account) -> Credential:
        def renewal(old: Credential) -> Credential:
            return renewed(self._doors.new_door(), self._tools.clock, account, old)

        kept = self._tools.credentials.get(account.id)
        early = EARLY if kept is not None and kept.refresh_token else timedelta(0)
        return credential_of(self._tools, account, renewal, early)
