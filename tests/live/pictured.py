"""A connector that gives a post without a picture one: Instagram takes none without.

The suite of every connector publishes words alone; so dressed, it runs for Instagram as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.publication import Receipt
from ccgcompose.usecases.ports.connector import AccountHealth, Connector, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm
from tests.contract.connector_material import PictureFolder, medium


@dataclass
class Pictured:
    """Hands everything on to `connector`. `store` keeps the picture that is added."""

    connector: Connector
    store: PictureFolder

    @property
    def platform(self) -> str:
        return self.connector.platform

    def limits(self, account: Account) -> Limits:
        return self.connector.limits(account)

    def verify(self, account: Account) -> AccountHealth:
        return self.connector.verify(account)

    def sign_in_form(self) -> SignInForm:
        return self.connector.sign_in_form()

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        return self.connector.sign_in(account, answers, guide)

    def refresh(self, account: Account) -> None:
        self.connector.refresh(account)

    def preview(self, request: PublishRequest) -> PreviewFacts:
        return self.connector.preview(self.dressed(request))

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        return self.connector.publish(self.dressed(request), self._files(request, files), now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        return self.connector.find(self.dressed(request), now)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        return self.connector.correct(self.dressed(request), original, self._files(request, files), now)

    def dressed(self, request: PublishRequest) -> PublishRequest:
        """Return the request with one picture at least."""
        return request if request.media else replace(request, media=(medium(self.store, "green", ""),))

    def _files(self, request: PublishRequest, files: MediaFiles) -> MediaFiles:
        return files if request.media else self.store
