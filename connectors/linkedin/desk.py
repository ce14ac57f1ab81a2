"""One post on its way: begun once, each step written down, looked up before it is sent again.

LinkedIn keeps no key of ours, and a post no mark. What is left: its own refusal of the same words (422, with the post's
URN), the newest posts of the Page, and what they were before the first call. A post that says the same, was not there
before and is no other key's, is ours.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import ConnectorError, OutcomeUnknown, Rejected
from ccgcompose.usecases.ports.connector import PublishRequest
from connectors.alone import in_doubt, nothing_public
from connectors.answer import KEPT, KEPT_UNKNOWN, LOOK
from connectors.ledger import Ledger, digest_of, media_of
from connectors.linkedin.little import little_of, plain_of, read
from connectors.linkedin.posts import SKEW, Post, Posts
from connectors.linkedin.refusals import Duplicate, NotThere
from connectors.linkedin.wording import words_of
from connectors.marks import mark_of, must_be_open
from connectors.steps import Steps

SETTLED = timedelta(seconds=90)  # after which what was sent is among the newest posts, or never will be
STAYS = "What is out stays as it is."


class Desk:
    """What is done for one request."""

    def __init__(self, request: PublishRequest, steps: Steps, ledger: Ledger, posts: Posts) -> None:
        self._request = request
        self._steps = steps
        self._ledger = ledger
        self._posts = posts
        self._mark = mark_of(request)
        self._words = plain_of(words_of(request))

    def publish(self, said: Callable[[], dict[str, Any]], now: datetime) -> Receipt:
        """Put it out, or go on where it was interrupted. `said` makes the post without its words."""
        self._steps.freeze(self._mark.digest)
        if self._steps.get("received"):
            return self._receipt(now)
        if self._ledger.out() is not None:
            raise Rejected("Something else is out under this key already.", kept=KEPT)
        with in_doubt(self._steps.get("sent")):
            found = self._found(now)
        if found is None:
            with nothing_public():
                body = said()
                self._note_before()
            found = self._sent(body, now)
        return self._done(found, now)

    def find(self, now: datetime) -> Receipt | None:
        """Return the receipt where this revision or a later one is out. Publishes nothing."""
        out = self._ledger.out()
        if out is not None and out.mark.revision > self._request.revision:
            proof = f"post {out.id}, revision {out.mark.revision}"
            return Receipt(self._request.key, out.id, out.url, now, proof)
        if self._steps.get("received"):
            self._there(self._steps.get("post") or "")
            return self._receipt(now)
        if out is not None:  # a correction: its words say whether it was taken
            begun = self._steps.get("begun") is not None
            return self._done(out.id, now) if begun and self._there(out.id).says(self._words) else None
        found = self._found(now) if self._steps.get("begun") else None
        return None if found is None else self._done(found, now)

    def correct(self, original: Receipt, now: datetime) -> Receipt:
        """Change the words in place, with the edit notes under them."""
        out = self._ledger.out_by(original)
        if out is None:
            raise Rejected("There is nothing out under this key that could be corrected.", kept=KEPT)
        if out.mark == self._mark and self._steps.get("received"):
            return self._receipt(now)
        must_be_open(out.mark, self._mark)
        self._must_show_the_same()
        self._steps.freeze(self._mark.digest)
        with nothing_public():
            post = self._there(out.id)
        if not post.says(self._words):
            self._must_be_ours(post)
            self._posts.change(out.id, little_of(words_of(self._request)))
        return self._done(out.id, now)

    def _note_before(self) -> None:
        """Write down, once, which posts say the same before anything is sent."""
        if self._steps.get("before") is None:
            same = [post.urn for post in self._posts.newest() if post.says(self._words)]
            self._steps.put("before", json.dumps(same))

    def _sent(self, body: dict[str, Any], now: datetime) -> str:
        doubt = bool(self._steps.get("sent"))
        self._steps.put("first", self._steps.get("first") or now.isoformat())
        self._steps.put("sent", now.isoformat())
        try:
            urn = self._posts.make({**body, "commentary": little_of(words_of(self._request))})
        except Duplicate as problem:
            return self._adopted(problem, doubt=doubt)
        except ConnectorError as problem:
            if not isinstance(problem, OutcomeUnknown):
                self._steps.put("sent", "")  # nothing was taken, so there is no doubt
            raise
        found = urn or self._looked_up()
        if not found:
            raise OutcomeUnknown("LinkedIn took it and did not name it.", kept=KEPT_UNKNOWN, next=LOOK)
        self._steps.put("post", found)
        return found

    def _adopted(self, problem: Duplicate, *, doubt: bool) -> str:
        """LinkedIn has these words already: from an earlier call of ours, or from somebody else.

        It also says so of a post that was taken away; that leaves a doubt only where we have sent before.
        """
        with in_doubt(doubt=True):
            found = self._named(problem)
        if found is None and doubt:
            gone = f"{problem.what} It does not show that post."
            raise OutcomeUnknown(gone, kept=KEPT_UNKNOWN, next=LOOK) from problem
        if not found:
            self._steps.put("sent", "")
            raise Rejected(
                f"The Page has said the same words before. {problem.what}",
                kept=KEPT,
                next="Change the words: LinkedIn does not take them twice in a short time.",
            ) from problem
        self._steps.put("post", found)
        return found

    def _named(self, problem: Duplicate) -> str | None:
        """Return the post that a refusal names, empty where it is not ours, None where it is not there."""
        if not problem.urn:
            return self._looked_up()
        try:
            post = self._posts.read(problem.urn)
        except NotThere:
            return None
        return post.urn if self._is_ours(post) else ""

    def _found(self, now: datetime) -> str | None:
        """Return the URN where it is out, None where it is not. Raise OutcomeUnknown where it is too early to say."""
        known, sent = self._steps.get("post"), self._steps.get("sent")
        if known:
            return self._there(known).urn
        if not sent:
            return None
        found = self._looked_up()
        if not found and now < datetime.fromisoformat(sent) + SETTLED:
            raise OutcomeUnknown(
                "It was sent a moment ago and is not shown yet.",
                kept="It is not sent again blindly.",
                next=LOOK,
            )
        if found:
            self._steps.put("post", found)
        return found or None

    def _looked_up(self) -> str:
        """Return the oldest of the newest posts that is this one, empty where none is."""
        since = datetime.fromisoformat(self._steps.get("first") or "")
        ours = [post for post in self._posts.newest(since) if self._is_ours(post)]
        return ours[-1].urn if ours else ""

    def _is_ours(self, post: Post) -> bool:
        before = json.loads(self._steps.get("before") or "[]")
        first = datetime.fromisoformat(self._steps.get("first") or "")
        return (
            post.says(self._words)
            and post.urn not in before
            and not self._ledger.is_anothers(post.urn)
            and (post.made is None or post.made >= first - SKEW)
        )

    def _there(self, urn: str) -> Post:
        """Return a post that went out. Raise OutcomeUnknown where its readers do not see it."""
        try:
            post = self._posts.read(urn)
        except NotThere as problem:
            raise OutcomeUnknown(
                "It went out, and LinkedIn no longer shows it: somebody has taken it away there.",
                kept="It is not sent again blindly.",
                next="Look at the Page yourself.",
            ) from problem
        if not post.is_public:
            raise OutcomeUnknown(
                f"LinkedIn has it and does not show it to everybody yet ({post.state}).",
                kept="It is not sent again blindly.",
                next="Look at the Page yourself if this lasts.",
            )
        return post

    def _must_be_ours(self, post: Post) -> None:
        """Raise Rejected where somebody has changed the words on LinkedIn: theirs are not written over."""
        known = self._steps.earlier("words")
        if known is not None and not _digest_fits(post, known):
            raise Rejected(
                "Somebody has changed this post on LinkedIn since it was published.",
                kept=STAYS,
                next="Look at it there, and make the correction by hand, with a note that says so.",
            )

    def _must_show_the_same(self) -> None:
        shown = self._steps.earlier("media")
        if shown is not None and shown != media_of(self._request):
            raise Rejected(
                "LinkedIn lets only the words of a post be changed, and this correction changes a picture or film.",
                kept=STAYS,
                next="Say in the text what was wrong with it, and leave it as it is for this account.",
            )

    def _done(self, urn: str, now: datetime) -> Receipt:
        """Write down what is out, and return its receipt."""
        self._steps.put("post", urn)
        self._steps.put("words", digest_of(self._words))
        self._steps.put("media", media_of(self._request))
        self._steps.received(now)
        self._ledger.now_out(self._mark, urn, url_of(urn))
        return self._receipt(now)

    def _receipt(self, now: datetime) -> Receipt:
        """The first receipt of a revision is written down, so that it is the same ever after."""
        at = self._steps.received(now)
        urn = self._steps.get("post") or ""
        return Receipt(
            self._request.key, urn, url_of(urn), at, f"post {urn}, revision {self._request.revision}"
        )


def url_of(urn: str) -> str:
    """Return where everybody can read a post."""
    return f"https://www.linkedin.com/feed/update/{urn}/"


def _digest_fits(post: Post, known: str) -> bool:
    return digest_of(read(post.commentary)) == known
