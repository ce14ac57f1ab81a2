"""Publishes to a Facebook Page, never twice.

A Page has no place for a key of ours. So before a post is sent it is written down which posts already say the same;
after anything that leaves a doubt the Page is looked at first, and a post with these words that was not there before
is ours. A film has an id before it is published, so that the film itself is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import Rejected, TooLarge
from ccgcompose.usecases.ports.connector import AccountHealth, LinkCard, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm
from connectors.answer import KEPT
from connectors.doors import Doors
from connectors.facebook.captions import captioned, is_captioned
from connectors.facebook.films import film_of
from connectors.facebook.health import health
from connectors.facebook.page import Page, Post
from connectors.facebook.publishing import lost, put_out
from connectors.facebook.sign_in import FORM, sign_in
from connectors.facebook.wording import link_of, message_of, notes_in
from connectors.http import Patience
from connectors.limits import PUBLISHED
from connectors.marks import mark_of, must_be_open
from connectors.meta.graph import Graph, id_of, root_of
from connectors.meta.known import Known
from connectors.meta.words import same_words
from connectors.preview import words_shown
from connectors.signed_in import credential_of
from connectors.tools import Tools


class Facebook:
    """Speaks to Facebook Pages."""

    def __init__(self, tools: Tools, patience: Patience | None = None) -> None:
        self._tools = tools
        self._doors = Doors(tools, patience)

    @property
    def platform(self) -> str:
        return "facebook"

    def limits(self, account: Account) -> Limits:
        return PUBLISHED["facebook"]

    def verify(self, account: Account) -> AccountHealth:
        credential = credential_of(self._tools, account)
        return health(self._page(account), account, credential, self._tools.clock.now())

    def sign_in_form(self) -> SignInForm:
        return FORM

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        return sign_in(self._doors.new_door(), account, answers, guide, self._tools.clock)

    def refresh(self, account: Account) -> None:
        """A Page's token has no end of its own; where Meta takes it back, only a person can sign in again."""
        credential_of(self._tools, account)

    def preview(self, request: PublishRequest) -> PreviewFacts:
        link = link_of(request)
        return replace(words_shown(request, message_of(request)), card=LinkCard(link) if link else None)

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        self._must_fit(message_of(request))
        known, page = Known(self._tools.trail, request), self._page(request.account)
        known.must_be_the_same()
        revision, post_id = known.latest("post")
        if revision and page.post(post_id, film=film_of(request) is not None) is None:
            raise Rejected(
                "It was out, and somebody has taken it away on Facebook.",
                kept="It is not put out again by itself.",
                next="Plan it anew if it should be out.",
            )
        post_id = post_id or lost(page, known, request, now) or put_out(page, known, request, files, now)
        film = film_of(request)
        if film:
            known.steps.put("post", post_id)
            captioned(page, known, post_id, film, files)
        return self._receipt(known, Post(post_id, "", film is not None), now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        known, page = Known(self._tools.trail, request), self._page(request.account)
        revision, post_id = known.latest("post")
        film = film_of(request)
        if not revision:
            post_id = lost(page, known, request, now)
        if not post_id or (film and not is_captioned(known, film)):
            return None  # a film without its captions is not whole: `publish` goes on from there
        if not revision:
            return self._receipt(known, Post(post_id, "", film is not None), now)
        post = page.post(post_id, film=film is not None)
        if post is None:
            return None
        out = max(revision, known.shown().revision)
        if request.revision <= out or same_words(post.words, message_of(request)):
            return self._receipt(known, post, now)
        return None

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        self._must_fit(message_of(request))
        known, page = Known(self._tools.trail, request), self._page(request.account)
        ours = original.delivery_id == request.key
        post = page.post(original.remote_id, film=film_of(request) is not None) if ours else None
        if post is None:
            raise Rejected("There is nothing out under this key that could be corrected.", kept=KEPT)
        if not same_words(post.words, message_of(request)):
            _must_be_open(known, post, request)
            page.change(post, message_of(request))
        return self._receipt(known, post, now)

    def _must_fit(self, message: str) -> None:
        if not self._tools.fits(message, PUBLISHED["facebook"]):
            raise TooLarge("The text is longer than Facebook takes.", kept=KEPT, next="Shorten it.")

    def _receipt(self, known: Known, post: Post, now: datetime) -> Receipt:
        known.steps.put("post", post.id)
        known.ledger.claim(post.id)
        return known.receipt(post.id, post.url, f"post {post.id}", now)

    def _page(self, account: Account) -> Page:
        door, credential, clock = (
            self._doors.door(account),
            credential_of(self._tools, account),
            self._tools.clock,
        )
        graph, films = (
            Graph(door, credential, clock, root_of(account.settings, video=video)) for video in (False, True)
        )
        return Page(graph, films, id_of(account, "page", "Page"))


def _must_be_open(known: Known, post: Post, request: PublishRequest) -> None:
    """Raise Rejected unless the correction adds a note, keeps all that the public has read, and is the newest."""
    shown, wanted = known.shown(), mark_of(request)
    if shown.key:
        must_be_open(shown, wanted)
    read = notes_in(post.words)
    if not request.edit_notes or (not shown.key and read != notes_in(message_of(request))[: len(read)]):
        raise Rejected(
            "A correction says what was changed, and keeps what was said before.",
            kept="What is out stays as it is.",
            next="Add an edit note.",
        )
