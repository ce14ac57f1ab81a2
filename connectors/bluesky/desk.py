"""One post on its way: frozen before the first call, each step written down, finished whatever happens in between."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from ccgcompose.domain.account import Limits
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import AuthExpired, OutcomeUnknown, Rejected, TooLarge
from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.alone import nothing_public
from connectors.answer import KEPT, NotThere
from connectors.bluesky.cards import Cards
from connectors.bluesky.names import page_of
from connectors.bluesky.posts import Posts, Ref, Under
from connectors.bluesky.uploads import Uploads
from connectors.corrections import correction_of, words_of
from connectors.marks import NO_MARK, mark_of, must_be_open
from connectors.parts_ledger import Ledger, Out
from connectors.steps import Steps
from connectors.threads import parts_of

Fits = Callable[[str, Limits], bool]
STAYS = "What is out stays as it is."
QUOTE, WITH_MEDIA = "app.bsky.embed.record", "app.bsky.embed.recordWithMedia"
_LOOK = "Look at the account yourself."


@dataclass(frozen=True, slots=True)
class Begun:
    """What is frozen before the first call: whose words, when, whether they are split, how many notes are out."""

    digest: str
    moment: datetime
    splits: bool
    shown: int


def begun_of(steps: Steps, request: PublishRequest, limits: Limits, shown: int = 0) -> Begun:
    """Return what was frozen, else what would be."""
    written = steps.get("begun")
    if written is not None:
        digest, at, splits, count = written.split(" ")
        return Begun(digest, datetime.fromisoformat(at), splits == "1", int(count))
    moment = request.updated_at if request.edit_notes else request.published_at
    return Begun(mark_of(request).digest, moment, limits.splits, shown)


class Desk:
    """What is done for one request."""

    def __init__(
        self,
        request: PublishRequest,
        limits: Limits,
        fits: Fits,
        steps: Steps,
        ledger: Ledger,
        posts: Posts,
        uploads: Uploads,
        cards: Cards,
    ) -> None:
        self._request = request
        self._limits = limits
        self._fits = fits
        self._steps = steps
        self._ledger = ledger
        self._posts = posts
        self._uploads = uploads
        self._cards = cards
        self._mark = mark_of(request)

    def publish(self, files: MediaFiles, now: datetime) -> Receipt:
        """Put it out, or go on where it was interrupted."""
        self._must_be_the_same(0)
        if self._steps.get("received"):
            return self._receipt(now)
        out = self._ledger.out()
        if out is not None and out.mark != self._mark:
            raise Rejected("Something else is out under this key already.", kept=KEPT)
        return self._finished(None, files, now)

    def correct(self, original: Receipt, files: MediaFiles, now: datetime) -> Receipt:
        """Say what was wrong under the last post, with the first of all quoted."""
        out = self._ledger.out() or self._from_receipt(original)
        if out is None or original.remote_id not in out.every:
            raise Rejected("There is nothing out under this key that could be corrected.", kept=KEPT)
        if out.mark == self._mark and self._steps.get("received"):
            return self._receipt(now)
        must_be_open(out.mark, self._mark)
        self._must_be_the_same(len(out.mark.notes))
        return self._finished(self._under(out), files, now)

    def find(self, now: datetime) -> Receipt | None:
        """Return the receipt where this revision or a later one is out. Publishes nothing."""
        out = self._ledger.out()
        if self._steps.get("received"):
            self._must_be_there(self._steps.get("first") or "")
            return self._receipt(now)
        if out is not None and out.mark.revision > self._request.revision:
            proof = f"post {out.ids[0]}, revision {out.mark.revision}"
            return Receipt(self._request.key, out.ids[0], out.url, now, proof)
        refs = []
        for number, text in enumerate(self._texts(len(out.mark.notes) if out is not None else 0)):
            ref = self._posts.known(number) or self._posts.found(number, text)
            if ref is None:
                return None
            refs.append(ref)
        return self._done(refs, now)

    def _finished(self, under: Under | None, files: MediaFiles, now: datetime) -> Receipt:
        texts = self._texts(0)
        with self._quietly():
            embed = self._embed(under, files, now) if self._posts.known(0) is None else None
            for text in texts:
                self._posts.mentioned(text)
        refs: list[Ref] = []
        for number, text in enumerate(texts):
            try:
                refs.append(self._one(number, text, embed, under, refs, now))
            except (Rejected, TooLarge, AuthExpired) as problem:
                raise (_half_out(problem, number) if refs else problem) from None
        return self._done(refs, now)

    def _one(
        self, number: int, text: str, embed: Any, under: Under | None, refs: list[Ref], now: datetime
    ) -> Ref:
        known = self._posts.known(number)
        if known is not None:
            return known
        root = under.root if under else refs[0] if refs else None
        parent = refs[-1] if refs else under.parent if under else None
        thread = (root, parent) if root and parent else None
        return self._posts.put(number, text, None if number else embed, thread, now)

    def _embed(self, under: Under | None, files: MediaFiles, now: datetime) -> Any:
        media = self._uploads.embed(files, now)
        if under is None:
            return media or self._cards.embed(now)
        quote = {"$type": QUOTE, "record": under.quoted}
        return {"$type": WITH_MEDIA, "record": quote, "media": media} if media else quote

    def _under(self, out: Out) -> Under:
        """Return where the correction goes, frozen with the first look. Raise Rejected where the post is gone."""
        written = self._steps.get("under")
        if written is not None:
            return Under(**json.loads(written))
        try:
            with nothing_public():
                quoted, value = self._posts.there(out.every[0])
                parent, _ = self._posts.there(out.every[-1])
        except NotThere as problem:
            gone = "The post is not on the server any more: somebody has taken it away there."
            raise Rejected(gone, kept=STAYS, next=_LOOK) from problem
        reply = value.get("reply")
        root = reply.get("root") if isinstance(reply, dict) else None
        under = Under(dict(root) if isinstance(root, dict) else quoted, parent, quoted)
        self._steps.put("under", json.dumps(asdict(under)))
        return under

    def _texts(self, shown: int) -> tuple[str, ...]:
        """Return what goes out, post by post. A correction is longer by its note: it may always become a thread."""
        begun = begun_of(self._steps, self._request, self._limits, shown)
        if not self._request.edit_notes:
            limits = replace(self._limits, splits=begun.splits)
            return parts_of(words_of(self._request), limits, self._fits)
        limits = replace(self._limits, splits=True)
        return parts_of(correction_of(self._request, begun.shown), limits, self._fits)

    def _must_be_the_same(self, shown: int) -> None:
        """Freeze what is asked for before the first call. Raise Rejected for something else under the same key."""
        begun = begun_of(self._steps, self._request, self._limits, shown)
        if begun.digest != self._mark.digest:
            raise Rejected("Something else was begun under this key already.", kept=KEPT)
        if self._steps.get("begun") is None:
            self._texts(shown)  # nothing is begun that is too long
            said = f"{begun.digest} {begun.moment.isoformat()} {int(begun.splits)} {begun.shown}"
            self._steps.put("begun", said)

    def _must_be_there(self, address: str) -> None:
        try:
            self._posts.there(address)
        except NotThere:
            gone = "It went out, and the server no longer has it: somebody has taken it away there."
            raise OutcomeUnknown(gone, kept="It is not sent again blindly.", next=_LOOK) from None

    def _done(self, refs: list[Ref], now: datetime) -> Receipt:
        """Write down what is out, and return its receipt."""
        ids = tuple(ref["uri"] for ref in refs)
        self._steps.put("first", ids[0])
        self._steps.put("received", now.isoformat())
        self._ledger.now_out(self._mark, ids, page_of(ids[0]))
        return self._receipt(now)

    def _receipt(self, now: datetime) -> Receipt:
        """The first receipt of a revision is written down, so that it is the same ever after."""
        at = datetime.fromisoformat(self._steps.get("received") or now.isoformat())
        first = self._steps.get("first") or ""
        cid = (self._posts.known(0) or {}).get("cid", "")
        proof = f"post {first}, {cid}, revision {self._request.revision}"
        return Receipt(self._request.key, first, page_of(first), at, proof)

    def _from_receipt(self, original: Receipt) -> Out | None:
        """Return what a receipt alone says is out: a trail may be younger than its post."""
        if original.delivery_id != self._request.key or not original.remote_id.startswith("at://"):
            return None
        return Out(NO_MARK, (original.remote_id,), (original.remote_id,), original.url)

    def _quietly(self) -> AbstractContextManager[None]:
        """While nothing was sent, silence means that nothing is public."""
        return nullcontext() if self._steps.get("sent/0") else nothing_public()


def _half_out(problem: Rejected | TooLarge | AuthExpired, number: int) -> Rejected | TooLarge | AuthExpired:
    """Say of a refusal in the middle of a thread what is public."""
    what = f"Part {number + 1} of the thread was refused; the parts before it are out. {problem.what}"
    return type(problem)(what, kept="A repeat goes on from there.", next=problem.next)
