"""Publishes to an Instagram account, never twice, and corrects by comment.

A post is a container first, whose id is written down; what happened to it can be asked at any time. A caption cannot be
changed through the API, so a correction is a comment under the post that says what was wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown, Rejected, TooLarge
from ccgcompose.usecases.ports.connector import AccountHealth, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm
from connectors.answer import KEPT
from connectors.doors import Doors
from connectors.http import Patience
from connectors.instagram.business import Business, Medium
from connectors.instagram.corrections import tell, told
from connectors.instagram.health import health
from connectors.instagram.publishing import lost, put_out
from connectors.instagram.sign_in import FORM, sign_in
from connectors.instagram.wording import caption_of, must_be_possible, words_shown_last
from connectors.limits import PUBLISHED
from connectors.meta.graph import Graph, id_of, root_of, uploads_of
from connectors.meta.known import Known
from connectors.preview import words_shown
from connectors.signed_in import credential_of
from connectors.tools import Tools


class Instagram:
    """Speaks to Instagram accounts of organisations."""

    def __init__(self, tools: Tools, patience: Patience | None = None) -> None:
        self._tools = tools
        self._doors = Doors(tools, patience)

    @property
    def platform(self) -> str:
        return "instagram"

    def limits(self, account: Account) -> Limits:
        return PUBLISHED["instagram"]

    def verify(self, account: Account) -> AccountHealth:
        credential = credential_of(self._tools, account)
        return health(self._business(account), account, credential, self._tools.clock.now())

    def sign_in_form(self) -> SignInForm:
        return FORM

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        return sign_in(self._doors.new_door(), account, answers, guide, self._tools.clock)

    def refresh(self, account: Account) -> None:
        """The token is that of the Page, which has no end of its own; where Meta takes it back, a person signs in."""
        credential_of(self._tools, account)

    def preview(self, request: PublishRequest) -> PreviewFacts:
        """Addresses in a caption are not clickable. Several pictures are cut to the shape of the first."""
        first = request.media[0] if len(request.media) > 1 else None
        crop = (first.width, first.height) if first and first.width and first.height else None
        return replace(words_shown(request, words_shown_last(request)), links=(), crop=crop)

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        if not self._tools.fits(caption_of(request), PUBLISHED["instagram"]):
            raise TooLarge(
                "The caption is longer than Instagram takes, with the credit lines under it.",
                kept=KEPT,
                next="Shorten it.",
            )
        must_be_possible(request)
        known, account = Known(self._tools.trail, request), self._business(request.account)
        known.must_be_the_same()
        media_id = known.latest("post")[1]
        if not media_id:
            media_id = lost(account, known, request, now) or put_out(account, known, request, files, now)
        return self._receipt(account, known, media_id, now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        known, account = Known(self._tools.trail, request), self._business(request.account)
        revision, media_id = known.latest("post")
        if not revision:
            media_id = lost(account, known, request, now)
            return self._receipt(account, known, media_id, now) if media_id else None
        medium = account.medium(media_id)
        if medium is None and not known.shown().key:
            raise OutcomeUnknown(
                "Instagram took it and does not show it yet.", next="It is looked for again."
            )
        if medium is None:
            return None
        if request.revision == revision:
            return self._out(known, medium, now)
        comment = told(account, known, request, media_id, now) or _later(known, request)
        return self._commented(known, medium, comment, now) if comment else None

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        known, account = Known(self._tools.trail, request), self._business(request.account)
        ours = original.delivery_id == request.key
        media_id = known.latest("post")[1] or (original.remote_id if ours else "")
        medium = account.medium(media_id) if ours and media_id else None
        if medium is None:
            raise Rejected("There is nothing out under this key that could be corrected.", kept=KEPT)
        comment = told(account, known, request, media_id, now)
        if not comment:
            comment = tell(account, known, request, media_id, now)
        return self._commented(known, medium, comment, now)

    def _receipt(self, account: Business, known: Known, media_id: str, now: datetime) -> Receipt:
        """Write the id down at once; the address of a post has to be asked for."""
        if not known.latest("post")[0]:
            known.steps.put("post", media_id)
            known.ledger.claim(media_id)
        medium = account.medium(media_id)
        if medium is None and known.steps.get("received"):
            raise Rejected(
                "It was out, and somebody has taken it away on Instagram.",
                kept="It is not put out again by itself.",
                next="Plan it anew if it should be out.",
            )
        if medium is None:
            raise OutcomeUnknown(
                "Instagram took it and does not show it yet.", next="It is looked for again."
            )
        return self._out(known, medium, now)

    def _out(self, known: Known, medium: Medium, now: datetime) -> Receipt:
        return known.receipt(medium.id, medium.address, f"post {medium.id}", now)

    def _commented(self, known: Known, medium: Medium, comment: str, now: datetime) -> Receipt:
        known.steps.put("comment", comment)
        return known.receipt(comment, medium.address, f"comment {comment} under post {medium.id}", now)

    def _business(self, account: Account) -> Business:
        door, credential = self._doors.door(account), credential_of(self._tools, account)
        graph = Graph(door, credential, self._tools.clock, root_of(account.settings))
        return Business(graph, id_of(account, "ig", "Instagram account"), uploads_of(account.settings))


def _later(known: Known, request: PublishRequest) -> str:
    """Return the comment of a later revision: what it says stands above this one."""
    revision, comment = known.latest("comment")
    return comment if revision > request.revision else ""
