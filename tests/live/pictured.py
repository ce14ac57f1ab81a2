"""A connector that gives a post without a picture one, and makes each picture a JPEG: Instagram takes nothing else.

The suite of every connector publishes words alone and PNG pictures; so dressed, it runs for Instagram as it stands.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from PIL import Image

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import UnusableFile
from ccgcompose.usecases.ports.connector import (
    AccountHealth,
    Connector,
    OutgoingMedia,
    PreviewFacts,
    PublishRequest,
)
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm
from tests.contract.connector_material import PictureFolder, picture


@dataclass
class Pictured:
    """Hands everything on to `connector`. `store` keeps the JPEGs; `made` remembers which stands for which."""

    connector: Connector
    store: PictureFolder
    made: dict[str, str] = field(default_factory=dict)

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
        return self.connector.preview(self.dressed(request, self.store))

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        return self.connector.publish(self.dressed(request, files), self.store, now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        return self.connector.find(self.dressed(request, self.store), now)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        return self.connector.correct(self.dressed(request, files), original, self.store, now)

    def dressed(self, request: PublishRequest, files: MediaFiles) -> PublishRequest:
        """Return the request with JPEG pictures, at least one."""
        if not request.media:
            stand_in = self.store.keep(picture("green", kind="JPEG"))
            return replace(request, media=(OutgoingMedia(stand_in, "green.jpg", "image/jpeg", 640, 360, ""),))
        return replace(request, media=tuple(self._jpeg(medium, files) for medium in request.media))

    def _jpeg(self, medium: OutgoingMedia, files: MediaFiles) -> OutgoingMedia:
        if medium.sha256 not in self.made:
            try:
                self.made[medium.sha256] = self.store.keep(_again(files.path(medium.sha256).read_bytes()))
            except UnusableFile:
                self.made[medium.sha256] = medium.sha256  # gone: the connector is to find that out
        return replace(medium, sha256=self.made[medium.sha256], mime="image/jpeg")


def _again(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(data)) as opened:
        opened.convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()
