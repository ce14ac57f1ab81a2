"""One post on its way: begun once, each step written down, finished whatever happens in between."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ccgcompose.domain.account import Limits
from ccgcompose.domain.publication import Receipt
from ccgcompose.errors import AuthExpired, OutcomeUnknown, Rejected, TooLarge
from ccgcompose.usecases.ports.connector import PublishRequest
from ccgcompose.usecases.ports.files import MediaFiles
from connectors.alone import nothing_public
from connectors.answer import KEPT, NotThere
from connectors.marks import NO_MARK, mark_of, must_be_open
from connectors.mastodon.parts import Fits, layout
from connectors.mastodon.plain import says, says_to_the_letter
from connectors.mastodon.statuses import Statuses, TakenAway, Wanted, id_of
from connectors.mastodon.uploads import Uploads
from connectors.parts_ledger import Ledger, Out
from connectors.steps import Steps

STAYS = "What is out stays as it is."


class _NoEditsError(Exception):
    """The server shows the status, and knows no call that changes it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The statuses as they should be. The first of them are `there` already; the others follow, after `after`."""

    wanted: tuple[Wanted, ...]
    there: tuple[str, ...] = ()
    after: str = ""


Step = Callable[[int, Wanted, str, str], Any]


class Desk:
    """What is done for one request, with its statuses and media on one server."""

    def __init__(
        self,
        request: PublishRequest,
        limits: Limits,
        fits: Fits,
        steps: Steps,
        ledger: Ledger,
        statuses: Statuses,
        uploads: Uploads,
    ) -> None:
        self._request = request
        self._fits = fits
        self._steps = steps
        self._ledger = ledger
        self._statuses = statuses
        self._uploads = uploads
        self._mark = mark_of(request)
        self._limits = limits

    def publish(self, files: MediaFiles, now: datetime) -> Receipt:
        """Put it out, or go on where it was interrupted."""
        self._must_be_the_same()
        received = self._receipt()
        if received is not None:
            return received
        out = self._ledger.out()
        if out is not None and out.mark != self._mark:
            raise Rejected("Something else is out under this key already.", kept=KEPT)
        return self._finished(self._plan(None), files, now)

    def correct(self, original: Receipt, files: MediaFiles, now: datetime) -> Receipt:
        """Change it in place with its edit notes; where the server cannot, say so in a reply."""
        out = self._ledger.out() or self._from_receipt(original)
        if out is None or original.remote_id not in out.every:
            raise Rejected("There is nothing out under this key that could be corrected.", kept=KEPT)
        received = self._receipt()
        if out.mark == self._mark and received is not None:
            return received
        must_be_open(out.mark, self._mark)
        self._must_be_the_same()
        if self._steps.get("way") != "reply":
            try:
                return self._finished(self._plan(out), files, now)
            except _NoEditsError:
                self._steps.put("way", "reply")
            except TakenAway as problem:
                raise Rejected(problem.what, kept=STAYS, next="Look at the account yourself.") from problem
        return self._finished(self._plan(out), files, now)

    def find(self, now: datetime) -> Receipt | None:
        """Return the receipt where this revision or a later one is out. Publishes nothing."""
        out = self._ledger.out()
        received = self._receipt()
        if received is not None:
            self._statuses.there(received.remote_id)
            return received
        if out is not None and out.mark.revision > self._request.revision:
            proof = f"status {out.ids[0]}, revision {out.mark.revision}"
            return Receipt(self._request.key, out.ids[0], out.url, now, proof)
        if self._steps.get("begun") is None:
            return None

        def look(number: int, wanted: Wanted, there: str, reply_to: str) -> Any:
            if not there:
                return self._statuses.found(number, wanted, reply_to, now)
            status = self._statuses.there(there)
            return status if says(status, wanted.text) else None

        return self._done(self._through(self._plan(out), look), now)

    def _finished(self, plan: Plan, files: MediaFiles, now: datetime) -> Receipt:
        """Go through the plan: what is there is changed, what is missing is sent. Raise _NoEditsError."""
        with self._quietly():
            plan = self._with_media(plan, files, now)
            if len(plan.wanted) > len(plan.there):
                self._statuses.note_before()

        def carry_out(number: int, wanted: Wanted, there: str, reply_to: str) -> Any:
            if there:
                return self._changed(number, wanted, there)
            return self._statuses.made(number, wanted, reply_to, now)

        receipt = self._done(self._through(plan, carry_out), now)
        if receipt is None:
            raise OutcomeUnknown(
                "The server took it and does not show it.", kept="It is not sent again blindly."
            )
        return receipt

    def _changed(self, number: int, wanted: Wanted, there: str) -> Any:
        """Return a status that says what is wanted, edited where it does not yet."""
        status = self._statuses.there(there)
        if self._steps.get(f"edited/{number}") or (
            not wanted.media and says_to_the_letter(status, wanted.text)
        ):
            return status
        try:
            changed = self._statuses.edit(there, wanted)
        except NotThere as problem:
            raise _NoEditsError from problem
        if not says(changed, wanted.text):
            raise OutcomeUnknown("The server took the correction and does not show it.", kept=STAYS)
        self._steps.put(f"edited/{number}", "done")
        return changed

    def _through(self, plan: Plan, step: Step) -> list[Any]:
        """Return the status of each step, up to the first that is not there."""
        done: list[Any] = []
        for number, wanted in enumerate(plan.wanted):
            there = plan.there[number] if number < len(plan.there) else ""
            try:
                status = step(number, wanted, there, id_of(done[-1]) if done else plan.after)
            except (Rejected, TooLarge, AuthExpired) as problem:
                raise (_half_out(problem, number) if done and not plan.there else problem) from None
            if status is None:
                return []
            done.append(status)
        return done

    def _plan(self, out: Out | None) -> Plan:
        replies = self._steps.get("way") == "reply"
        there = out.ids if out is not None and not replies else ()
        link = out.url if out is not None and replies else ""
        made = layout(self._request, self._counted(), self._fits, len(there), link)
        wanted = tuple(Wanted(text, made.warning) for text in made.texts)
        return Plan(wanted, there, out.every[-1] if out is not None and replies else "")

    def _with_media(self, plan: Plan, files: MediaFiles, now: datetime) -> Plan:
        """Put the media there, for the first status. What hangs on a status that stays cannot hang on a reply too."""
        first, *others = plan.wanted
        if not plan.there and self._steps.get("status/0"):
            return plan  # the first status is out, and the media with it
        media = self._uploads.all(files, now, anew=bool(plan.after))
        with_media = replace(first, media=media, descriptions=self._uploads.descriptions())
        return replace(plan, wanted=(with_media, *others))

    def _done(self, statuses: list[Any], now: datetime) -> Receipt | None:
        """Write down what is out, and return its receipt; None where nothing is."""
        if not statuses:
            return None
        first = id_of(statuses[0])
        url = str(statuses[0].get("url") or statuses[0].get("uri") or "")
        url = url or self._statuses.address_of(first)
        self._steps.put("receipt", json.dumps([now.isoformat(), first, url]))
        self._ledger.now_out(self._mark, tuple(map(id_of, statuses)), url)
        return self._receipt()

    def _receipt(self) -> Receipt | None:
        """The first receipt of a revision is written down, so that it is the same ever after."""
        written = self._steps.get("receipt")
        if written is None:
            return None
        at, first, url = json.loads(written)
        proof = f"status {first}, revision {self._request.revision}"
        return Receipt(self._request.key, first, url, datetime.fromisoformat(at), proof)

    def _from_receipt(self, original: Receipt) -> Out | None:
        """Return what a receipt alone says is out: a trail may be younger than its post."""
        if original.delivery_id != self._request.key or not original.remote_id:
            return None
        return Out(NO_MARK, (original.remote_id,), (original.remote_id,), original.url)

    def _must_be_the_same(self) -> None:
        """Freeze what is asked for and how it is counted, before the first call. Raise Rejected for something else."""
        begun = self._steps.get("begun")
        if begun is None:
            limits = self._limits
            counted = f"{limits.max_length or 0} {limits.link_length} {int(limits.splits)}"
            self._steps.put("begun", f"{self._mark.digest} {counted}")
        elif begun.split(" ")[0] != self._mark.digest:
            raise Rejected("Something else was begun under this key already.", kept=KEPT)

    def _counted(self) -> Limits:
        """Return the limits as they were when this was begun: parts that are out stay as they are."""
        begun = self._steps.get("begun")
        if begun is None:
            return self._limits
        longest, link, splits = map(int, begun.split(" ")[1:])
        return replace(self._limits, max_length=longest or None, link_length=link, splits=bool(splits))

    def _quietly(self) -> AbstractContextManager[None]:
        """While nothing was sent, silence means that nothing is public."""
        doubt = self._steps.get("sent/0")
        return nullcontext() if doubt else nothing_public()


def _half_out(problem: Rejected | TooLarge | AuthExpired, number: int) -> Rejected | TooLarge | AuthExpired:
    """Say of a refusal in the middle of a thread what is public."""
    what = f"Part {number + 1} of the thread was refused; the parts before it are out. {problem.what}"
    return type(problem)(what, kept="A repeat goes on from there.", next=problem.next)
