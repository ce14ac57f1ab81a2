"""Publishes to a Discourse forum, never twice: a topic under an external id of ours, which a forum takes once only.

A correction changes the topic's first post in place; its edit note stands under the text, and as the reason in the
history that the forum shows to everybody. Where the forum lets nobody change it any more, a reply corrects it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.connector import AccountHealth, LinkCard, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm
from connectors.answer import KEPT
from connectors.discourse.api import Forum, forum_address
from connectors.discourse.health import health, limits_of, settings_of
from connectors.discourse.replies import Shown, newest
from connectors.discourse.sign_in import FORM, sign_in
from connectors.discourse.topics import Topic, external_id, is_waiting, look
from connectors.discourse.writing import Writing
from connectors.doors import Doors
from connectors.http import Patience
from connectors.limit_shelf import LimitShelf
from connectors.limits import PUBLISHED
from connectors.marks import mark_of, must_be_open, one_line
from connectors.newsroom.preview import preview
from connectors.signed_in import credential_of
from connectors.steps import Steps
from connectors.tools import Tools

_WAITING = "The forum has it, and its moderators look at it before anybody else does."


class Discourse:
    """Speaks to Discourse forums."""

    def __init__(self, tools: Tools, patience: Patience | None = None) -> None:
        self._tools = tools
        self._doors = Doors(tools, patience)
        self._shelf = LimitShelf(tools.state)

    @property
    def platform(self) -> str:
        return "discourse"

    def limits(self, account: Account) -> Limits:
        """The forum's own, as `verify` read it last; before that what was learned at the sign-in."""
        learned, usual = account.settings.get("max_post", ""), PUBLISHED["discourse"]
        known = replace(usual, max_length=int(learned)) if learned.isdecimal() else usual
        return self._shelf.limits(account, known)

    def verify(self, account: Account) -> AccountHealth:
        forum = self._forum(account)
        found = health(forum, account)
        settings = settings_of(forum)
        if settings:
            self._shelf.keep(account, limits_of(settings), self._tools.clock.now())
        return found

    def sign_in_form(self) -> SignInForm:
        return FORM

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        return sign_in(self._doors.new_door(), self._tools.clock, answers, guide)

    def refresh(self, account: Account) -> None:
        """API keys have no end."""

    def preview(self, request: PublishRequest) -> PreviewFacts:
        facts = preview(request)
        alone = {line.strip() for line in request.text.splitlines()}
        cards = request.account.settings.get("link_cards", "") != "off"
        card = next((link for link in facts.links if cards and link in alone), "")
        return replace(facts, card=LinkCard(card)) if card else facts

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        forum, steps = self._forum(request.account), Steps(self._tools.trail, request)
        topic = self._look(forum, request, steps)
        if topic is None:
            topic = self._writing(forum, steps, request).made(files)
        elif topic.mark.digest != mark_of(request).digest:
            raise Rejected("Something else is under this key on the forum already.", kept=KEPT)
        return self._receipt(request, forum, steps, topic, Shown(topic.post, 1, topic.raw), now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        forum, steps = self._forum(request.account), Steps(self._tools.trail, request)
        topic = self._look(forum, request, steps)
        if topic is None:
            return None
        shown = newest(forum, topic, request, steps)
        if shown.mark.revision < request.revision or _title_is_missing(request, steps, topic):
            return None
        return self._receipt(request, forum, steps, topic, shown, now)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        forum, steps = self._forum(request.account), Steps(self._tools.trail, request)
        topic = self._look(forum, request, steps)
        if topic is None or str(topic.id) != original.remote_id:
            raise Rejected("There is nothing out under this key that could be corrected.", kept=KEPT)
        shown, wanted = newest(forum, topic, request, steps), mark_of(request)
        writing = self._writing(forum, steps, request)
        if shown.mark != wanted:
            must_be_open(shown.mark, wanted)
            shown = writing.changed(topic, files) if topic.editable else writing.replied(topic, files)
        if _title_is_missing(request, steps, topic):
            writing.renamed(topic)
        return self._receipt(request, forum, steps, topic, shown, now)

    def _look(self, forum: Forum, request: PublishRequest, steps: Steps) -> Topic | None:
        """Raise OutcomeUnknown while it waits for moderators, and where they have taken it away."""
        topic = look(forum, request, steps)
        if topic is None and is_waiting(request, steps):
            raise OutcomeUnknown(
                _WAITING, kept="It is not sent again.", next="Ask the forum's moderators, or wait for them."
            )
        if topic is not None and topic.gone:
            raise OutcomeUnknown(
                "The forum's moderators have taken the topic away.",
                kept="It is not sent again.",
                next="Ask them why, and settle by hand whether it counts as published.",
            )
        return topic

    def _receipt(
        self,
        request: PublishRequest,
        forum: Forum,
        steps: Steps,
        topic: Topic,
        shown: Shown,
        now: datetime,
    ) -> Receipt:
        """The first receipt of a revision is written down, so that it is the same ever after."""
        at = steps.received(now)
        proof = f"topic {topic.id}, post {shown.post}, revision {request.revision}"
        url = f"{forum.server}/t/{topic.slug}/{topic.id}"
        url += f"/{shown.number}" if shown.number > 1 else ""
        return Receipt(request.key, str(topic.id), url, at, proof)

    def _writing(self, forum: Forum, steps: Steps, request: PublishRequest) -> Writing:
        limits = self.limits(request.account)
        return Writing(forum, steps, request, limits, external_id(request.key), self._tools.clock)

    def _forum(self, account: Account) -> Forum:
        door, credential = self._doors.door(account), credential_of(self._tools, account)
        return Forum(door, forum_address(account), credential, self._tools.clock)


def _title_is_missing(request: PublishRequest, steps: Steps, topic: Topic) -> bool:
    """Whether a correction's title is still to be set. A forum may show it in its own way: what was set is noted."""
    return (
        request.revision > 1
        and topic.editable
        and topic.mark.revision <= request.revision
        and steps.get("titled") is None
        and one_line(request.title) != one_line(topic.title)
    )
