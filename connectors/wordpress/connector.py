"""Publishes to a WordPress blog, never twice: a draft under a slug of ours, looked up, then published.

WordPress does not refuse a slug that is there already, it makes another of it. So a post is a draft first, which nobody
sees; the draft with the lowest number under our slug is the one that is published, whatever was made by chance besides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

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
from connectors.marks import Mark, mark_of, must_be_open, read_mark
from connectors.newsroom.preview import preview
from connectors.signed_in import credential_of
from connectors.steps import Steps
from connectors.tools import Tools
from connectors.wordpress.api import Blog, api_of
from connectors.wordpress.content import Uploaded, content_of, title_of
from connectors.wordpress.health import health
from connectors.wordpress.sign_in import FORM, sign_in
from connectors.wordpress.uploads import Uploads, tag_of

# What a look-up may find: whatever was not taken away by somebody on the blog.
_STATES = "publish,draft,pending,future,private"


class WordPress:
    """Speaks to WordPress blogs."""

    def __init__(self, tools: Tools, patience: Patience | None = None) -> None:
        self._tools = tools
        self._doors = Doors(tools, patience)

    @property
    def platform(self) -> str:
        return "wordpress"

    def limits(self, account: Account) -> Limits:
        return PUBLISHED["wordpress"]

    def verify(self, account: Account) -> AccountHealth:
        return health(self._blog(account), account)

    def sign_in_form(self) -> SignInForm:
        return FORM

    def sign_in(self, account: Account, answers: Mapping[str, str], guide: Guide) -> SignedIn:
        return sign_in(self._doors.new_door(), answers)

    def refresh(self, account: Account) -> None:
        """Application passwords have no end."""

    def preview(self, request: PublishRequest) -> PreviewFacts:
        return preview(request)

    def publish(self, request: PublishRequest, files: MediaFiles, now: datetime) -> Receipt:
        blog, wanted = self._blog(request.account), mark_of(request)
        post = self._look(blog, request)
        if post is not None and _mark(post).digest != wanted.digest:
            raise Rejected("Something else is under this key on the blog already.", kept=KEPT)
        if post is None:
            post = self._draft(blog, request, files)
        if post["status"] != "publish":
            post = blog.ask("POST", f"/wp/v2/posts/{post['id']}", json={"status": "publish"})
        return self._receipt(request, post, now)

    def find(self, request: PublishRequest, now: datetime) -> Receipt | None:
        post = self._look(self._blog(request.account), request)
        if post is None or post["status"] != "publish" or _mark(post).revision < request.revision:
            return None
        return self._receipt(request, post, now)

    def correct(
        self, request: PublishRequest, original: Receipt, files: MediaFiles, now: datetime
    ) -> Receipt:
        blog, wanted = self._blog(request.account), mark_of(request)
        post = self._look(blog, request)
        if post is None or str(post["id"]) != original.remote_id:
            raise Rejected("There is nothing out under this key that could be corrected.", kept=KEPT)
        shown = _mark(post)
        if shown == wanted:
            return self._receipt(request, post, now)
        must_be_open(shown, wanted)
        changed = blog.ask("POST", f"/wp/v2/posts/{post['id']}", json=self._said(blog, request, files))
        return self._receipt(request, changed, now)

    def _draft(self, blog: Blog, request: PublishRequest, files: MediaFiles) -> Any:
        said = self._said(blog, request, files)
        blog.ask("POST", "/wp/v2/posts", json={**said, "slug": slug_of(request.key), "status": "draft"})
        made = self._look(blog, request)
        if made is None:
            raise OutcomeUnknown("The blog took the draft and does not show it.", kept=KEPT)
        return made

    def _said(self, blog: Blog, request: PublishRequest, files: MediaFiles) -> dict[str, Any]:
        steps = Steps(self._tools.trail, request)
        media = Uploads(blog, steps, request, slug_of(request.key)).all(files)
        tag = tag_of(blog, request.subject)
        return {
            "title": title_of(request),
            "content": content_of(request, media),
            "tags": [] if tag is None else [tag],
            "featured_media": _featured(request, media),
        }

    def _look(self, blog: Blog, request: PublishRequest) -> Any:
        """Return the post under our slug with the lowest number, None where there is none."""
        query = {
            "slug": slug_of(request.key),
            "status": _STATES,
            "context": "edit",
            "orderby": "id",
            "order": "asc",
        }
        found = blog.ask("GET", "/wp/v2/posts", query=query)
        if not isinstance(found, list):
            raise OutcomeUnknown(
                "The blog did not say whether it is out.", kept="It is not sent again blindly."
            )
        ours = [post for post in found if _mark(post).key == request.key]
        published = [post for post in ours if post["status"] == "publish"]
        return next(iter(published or ours), None)

    def _receipt(self, request: PublishRequest, post: Any, now: datetime) -> Receipt:
        """The first receipt of a revision is written down, so that it is the same ever after."""
        steps = Steps(self._tools.trail, request)
        at = steps.received(now)
        proof = f"post {post['id']}, revision {request.revision}"
        return Receipt(request.key, str(post["id"]), str(post["link"]), at, proof)

    def _blog(self, account: Account) -> Blog:
        return Blog(self._doors.door(account), api_of(account), credential_of(self._tools, account))


def _featured(request: PublishRequest, media: tuple[Uploaded, ...]) -> int:
    """Return the number of the first picture, 0 where there is none: no film can stand for a post in a list."""
    both = zip(request.media, media, strict=True)
    return next((there.id for medium, there in both if medium.kind == "picture"), 0)


def slug_of(key: str) -> str:
    """Return the slug under which a key is kept: the same in every repeat."""
    return "ccg-" + re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")


def _mark(post: Any) -> Mark:
    """Return the mark of a post; one that is not ours has none of our keys."""
    content = post["content"]
    return read_mark(str(content.get("raw", "")) if isinstance(content, dict) else "")
