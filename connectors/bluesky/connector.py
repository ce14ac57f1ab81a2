"""Publishes to Bluesky, never twice: each post is a record under a name of ours, written only where nothing stands."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.credential import Credential
from ccgcompose.domain.publication import Receipt
from ccgcompose.domain.thread import thread
from ccgcompose.usecases.ports.connector import AccountHealth, LinkCard, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm
from connectors.alone import nothing_public
from connectors.bluesky.api import Server
from connectors.bluesky.cards import Cards, wanted_for
from connectors.bluesky.desk import Desk, begun_of
from connectors.bluesky.facets import links
from connectors.bluesky.health import health
from connectors.bluesky.identity import ENTRYWAY, Places
from connectors.bluesky.posts import Posts
from connectors.bluesky.session import is_session, renewed
from connectors.bluesky.sign_in import FORM, sign_in
from connectors.bluesky.uploads import Uploads
from connectors.bluesky.video import Videos
from connectors.corrections import newest_correction, words_of
from connectors.doors import Doors
from connectors.http import Patience
from connectors.limits import PUBLISHED
from connectors.page_reader import PageReader, Reader
from connectors.parts_ledger import Ledger
from connectors.preview import words_shown
from connectors.servers import server_of
from connectors.signed_in import credential_of
from connectors.steps import Steps
from connectors.tools import Tools


class Bluesky:
    """Speaks to Bluesky and other personal data servers. `pause` waits for some seconds."""

    def __init__(
        self,
        tools: Tools,
        patience: Patience | None = None,
        reader: Reader | None = None,
        places: Places | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._tools = tools
        self._doors = Doors(tools, patience)
        self._reader = reader or PageReader(ca_bundle=tools.network.ca_bundle)
        self._places = places or Places()
        self._pause = pause

    @property
    def platform(self) -> str:
        return "bluesky"

    def limits(self, account: Account) -> Limits:
        return replace(PUBLISHED["bluesky"], splits=account.settings.get("threads") == "automatic")

    def verify(self, account: Account) -> AccountHealth:
        credential = self._credential(account)
        return health(self._server(account, credential), account, credential)

    def sign_in_form(self) -> SignInForm:
        return FORM

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        return sign_in(self._doors.new_door(), self._tools.clock, answers, self._places)

    def refresh(self, account: Account) -> None:
        self._credential(account)

    def preview(self, request: PublishRequest) -> PreviewFacts:
        limits, corrects = self.limits(request.account), bool(request.edit_notes)
        words = newest_correction(request) if corrects else words_of(request)
        parts = thread(
            words, lambda part: self._tools.fits(part, limits), automatic=limits.splits or corrects
        )
        facts = words_shown(request, words if len(parts) == 1 else "\n\n".join(parts))
        address = "" if corrects else wanted_for(request)  # a correction quotes the post in its place
        card = LinkCard(address) if address else None
        return replace(facts, links=links(words), card=card, parts=parts if len(parts) > 1 else ())

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        return self._desk(request).publish(files, now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        return self._desk(request).find(now)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        return self._desk(request).correct(original, files, now)

    def _desk(self, request: PublishRequest) -> Desk:
        account, trail = request.account, self._tools.trail
        server, limits = self._server(account, self._credential(account)), self.limits(account)
        steps = Steps(trail, request)
        did = self._did(server, account)
        posts = Posts(server, did, request, steps, begun_of(steps, request, limits).moment)
        door, clock = self._doors.door(account), self._tools.clock
        videos = Videos(server, door, clock, account, steps, did, self._pause)
        uploads = Uploads(server, steps, request, videos)
        cards = Cards(self._reader, steps, request, uploads)
        ledger = Ledger(trail, request)
        return Desk(request, limits, self._tools.fits, steps, ledger, posts, uploads, cards)

    def _did(self, server: Server, account: Account) -> str:
        """Return who we are, as the sign-in wrote it down; else the server is asked."""
        kept = self._tools.credentials.get(account.id)
        known = account.settings.get("did") or (kept.extra.get("did") if kept else "")
        if known:
            return known
        with nothing_public():
            return str(server.query("com.atproto.server.getSession").get("did") or "")

    def _server(self, account: Account, credential: Credential) -> Server:
        def renew(ended: Credential) -> Credential:
            """One renewal at a time: another program may have done it by now."""
            return self._tools.credentials.renew(
                account.id, lambda it: it.token == ended.token, lambda old: self._renewed(account, old)
            )

        door, address = self._doors.door(account), _address(account)
        return Server(door, address, self._tools.clock, credential, renew)

    def _credential(self, account: Account) -> Credential:
        kept = self._tools.credentials.get(account.id)
        if kept is not None and not is_session(kept):
            return self._tools.credentials.renew(
                account.id, lambda it: not is_session(it), lambda old: self._renewed(account, old)
            )
        return credential_of(self._tools, account, lambda old: self._renewed(account, old))

    def _renewed(self, account: Account, old: Credential) -> Credential:
        server = Server(self._doors.door(account), _address(account), self._tools.clock)
        settings = account.settings
        return renewed(server, old, settings.get("did") or settings.get("handle", ""))


def _address(account: Account) -> str:
    return server_of(account.settings.get("server") or ENTRYWAY, "a data server")
