"""Publishes to a MediaWiki wiki, never twice: a page that is only created, and a revision that is only followed.

`createonly` refuses a second page, `baserevid` a change over somebody else's. Each edit's summary is its edit note.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from ccgcompose.domain.account import Account, Limits
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.connector import AccountHealth, PreviewFacts, PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from ccgcompose.usecases.ports.sign_in import Guide, SignedIn, SignInForm
from connectors.answer import KEPT
from connectors.doors import Doors
from connectors.http import Patience
from connectors.limits import PUBLISHED
from connectors.marks import mark_of, must_be_open, notes_of, one_line
from connectors.mediawiki.api import Wiki, WikiRefused, api_of
from connectors.mediawiki.health import health
from connectors.mediawiki.pages import Page, look
from connectors.mediawiki.sign_in import FORM, sign_in
from connectors.mediawiki.uploads import uploaded
from connectors.mediawiki.wikitext import content_of
from connectors.newsroom.preview import preview
from connectors.signed_in import credential_of
from connectors.steps import Steps
from connectors.tools import Tools

LONGEST_SUMMARY = 480  # code points; MediaWiki cuts at 500 without a word


class MediaWiki:
    """Speaks to wikis."""

    def __init__(self, tools: Tools, patience: Patience | None = None) -> None:
        self._tools = tools
        self._doors = Doors(tools, patience)

    @property
    def platform(self) -> str:
        return "mediawiki"

    def limits(self, account: Account) -> Limits:
        return PUBLISHED["mediawiki"]

    def verify(self, account: Account) -> AccountHealth:
        return health(self._wiki(account), account)

    def sign_in_form(self) -> SignInForm:
        return FORM

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        return sign_in(self._doors.new_door(), answers, self._tools.clock)

    def refresh(self, account: Account) -> None:
        """Bot passwords have no end; a session that ran out is made anew when it is needed."""

    def preview(self, request: PublishRequest) -> PreviewFacts:
        return preview(request)

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        wiki, steps = self._wiki(request.account), Steps(self._tools.trail, request)
        page, name = look(wiki, request, steps)
        if page is None:
            source = content_of(request, uploaded(wiki, request.media, files))
            steps.put("page", name)
            page = self._created(wiki, request, steps, name, source)
        elif page.mark.digest != mark_of(request).digest:
            raise Rejected("Something else is under this key on the wiki already.", kept=KEPT)
        return self._receipt(request, steps, page, now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        steps = Steps(self._tools.trail, request)
        page, _ = look(self._wiki(request.account), request, steps)
        if page is None or page.mark.revision < request.revision:
            return None
        return self._receipt(request, steps, page, now)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        wiki, steps = self._wiki(request.account), Steps(self._tools.trail, request)
        page, _ = look(wiki, request, steps)
        if page is None or str(page.id) != original.remote_id:
            raise Rejected("There is nothing out under this key that could be corrected.", kept=KEPT)
        wanted = mark_of(request)
        if page.mark == wanted:
            return self._receipt(request, steps, page, now)
        must_be_open(page.mark, wanted)
        _must_be_ours(steps, page, request.revision)
        source = content_of(request, uploaded(wiki, request.media, files))
        summary = one_line(notes_of(request)[-1])[:LONGEST_SUMMARY]
        said = {"pageid": str(page.id), "text": source, "summary": summary, "baserevid": str(page.revision)}
        wiki.write(action="edit", nocreate="1", bot="1", **said)
        return self._receipt(request, steps, self._again(wiki, request, steps), now)

    def _created(self, wiki: Wiki, request: PublishRequest, steps: Steps, name: str, source: str) -> Page:
        summary = f"New: {one_line(request.title)}"[:LONGEST_SUMMARY]
        try:
            wiki.write(action="edit", title=name, text=source, summary=summary, createonly="1", bot="1")
        except WikiRefused as problem:
            if problem.code != "articleexists":
                raise
        return self._again(wiki, request, steps)

    def _again(self, wiki: Wiki, request: PublishRequest, steps: Steps) -> Page:
        """Look at what was just written. Raise Rejected where the name was taken by another page meanwhile."""
        page, _ = look(wiki, request, steps)
        if page is None:
            raise Rejected(
                "Another page has this name on the wiki.",
                kept=KEPT,
                next="Give the post another title, then plan it again.",
            )
        if page.mark != mark_of(request):
            raise OutcomeUnknown(
                "The wiki shows another revision than was written.", kept="It is not sent again blindly."
            )
        return page

    def _receipt(self, request: PublishRequest, steps: Steps, page: Page, now: datetime) -> Receipt:
        """The first receipt of a revision is written down, so that it is the same ever after."""
        at = steps.received(now)
        if page.mark.revision == request.revision:
            steps.put("revid", str(page.revision))
        proof = f"page {page.id}, revision {request.revision}"
        return Receipt(request.key, str(page.id), page.url, at, proof)

    def _wiki(self, account: Account) -> Wiki:
        door, credential = self._doors.door(account), credential_of(self._tools, account)
        return Wiki(door, api_of(account), credential, self._tools.clock)


def _must_be_ours(steps: Steps, page: Page, revision: int) -> None:
    """Raise Rejected where somebody changed the page on the wiki: their words are not written over."""
    known = next((found for n in range(revision - 1, 0, -1) if (found := steps.get("revid", n))), None)
    if known is not None and known != str(page.revision):
        raise Rejected(
            "Somebody has changed this page on the wiki since it was published.",
            kept="What is out stays as it is.",
            next="Look at the page's history there, and make the correction by hand, with a summary that says so.",
        )
