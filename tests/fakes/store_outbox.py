"""Posts and publications in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ccgcompose.domain.moments import shown
from ccgcompose.domain.post import Post, Revision, headline
from ccgcompose.domain.publication import (
    Attempt,
    Delivery,
    DeliveryState,
    Outcome,
    Publication,
    Receipt,
    can_move,
)
from ccgcompose.errors import ConcurrentEdit, NotFound
from ccgcompose.usecases.views import PlannerLine, PostLine
from tests.fakes.store_ledger import Ledger
from tests.fakes.store_words import found_in

_FINISHED = (DeliveryState.SENT, DeliveryState.CANCELLED)


def recorded(delivery: Delivery) -> Delivery:
    """What the history testifies of a delivery: no lease, and claimed is still pending."""
    state = DeliveryState.PENDING if delivery.state is DeliveryState.CLAIMED else delivery.state
    return replace(delivery, state=state, lease_owner=None, lease_until=None)


class FakePosts:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, post: Post) -> None:
        self._ledger.add("post", post.id, post, person=post.owner_id)

    def get(self, post_id: str) -> Post:
        found: Post = self._ledger.one("post", post_id)
        return found

    def add_revision(self, revision: Revision) -> None:
        self.get(revision.post_id)
        earlier = self.revisions(revision.post_id)
        if revision.number != len(earlier) + 1:
            raise self._edited(earlier)
        key = f"{revision.post_id}/{revision.number}"
        self._ledger.add("revision", key, revision, person=revision.author_id)

    def _edited(self, earlier: tuple[Revision, ...]) -> ConcurrentEdit:
        if not earlier:
            return ConcurrentEdit("A post begins with revision 1.")
        author = self._ledger.one("person", earlier[-1].author_id).name
        organisation = self._ledger.maybe("organisation", "")
        moment = shown(earlier[-1].made_at, organisation.zone if organisation else "UTC")
        return ConcurrentEdit(f"{author} saved revision {earlier[-1].number} of this post on {moment}.")

    def revision(self, post_id: str, number: int) -> Revision:
        found: Revision = self._ledger.one("revision", f"{post_id}/{number}")
        return found

    def revisions(self, post_id: str) -> tuple[Revision, ...]:
        return tuple(each for each in self._ledger.all("revision") if each.post_id == post_id)

    def latest(self, post_id: str) -> Revision:
        found = self.revisions(post_id)
        if not found:
            raise NotFound(f"There is no revision of post {post_id}.")
        return found[-1]

    def lines(self, text: str = "", limit: int = 200, drafts_only: bool = False) -> tuple[PostLine, ...]:
        everything = self._ledger.all("revision")
        newest = [each for each in reversed(everything) if each == self.latest(each.post_id)]
        found = [self._line(each) for each in newest if found_in(text, *_said(each))]
        planned = [line for line in found if set(line.states) - {DeliveryState.CANCELLED}]
        return tuple(line for line in found if not drafts_only or line not in planned)[:limit]

    def _line(self, revision: Revision) -> PostLine:
        ours = [each.id for each in self._ledger.all("publication") if each.post_id == revision.post_id]
        deliveries = [each for each in self._ledger.all("delivery") if each.publication_id in ours]
        return PostLine(
            revision.post_id,
            headline(revision.content),
            revision.content.subject,
            revision.number,
            self._ledger.one("person", revision.author_id).name,
            revision.made_at,
            revision.content.account_ids,
            tuple(each.state for each in deliveries),
        )


def _said(revision: Revision) -> tuple[str, ...]:
    return revision.content.subject, revision.content.title, revision.content.text


class FakePublications:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def add(self, publication: Publication, deliveries: tuple[Delivery, ...]) -> None:
        needs = {
            "revision": f"{publication.post_id}/{publication.revision}",
            "person": publication.confirmed_by,
        }
        self._ledger.add("publication", publication.id, publication, **needs)
        for each in deliveries:
            owners = {"publication": each.publication_id, "account": each.account_id}
            self._ledger.add("delivery", each.id, each, **owners)

    def update(self, publication: Publication) -> None:
        self._ledger.update("publication", publication.id, publication)

    def get(self, publication_id: str) -> Publication:
        found: Publication = self._ledger.one("publication", publication_id)
        return found

    def for_post(self, post_id: str) -> tuple[Publication, ...]:
        return tuple(each for each in self._ledger.all("publication") if each.post_id == post_id)

    def delivery(self, delivery_id: str) -> Delivery:
        found: Delivery = self._ledger.one("delivery", delivery_id)
        return found

    def deliveries(self, publication_id: str) -> tuple[Delivery, ...]:
        return tuple(each for each in self._ledger.all("delivery") if each.publication_id == publication_id)

    def update_delivery(self, delivery: Delivery) -> None:
        old = self.delivery(delivery.id)
        if not can_move(old.state, delivery.state):
            raise ConcurrentEdit(f"This delivery is {old.state.value} by now.")
        fixed = {"publication_id": old.publication_id, "account_id": old.account_id, "kind": old.kind}
        kept = replace(delivery, **fixed)  # type: ignore[arg-type]
        self._ledger.update("delivery", delivery.id, kept, recorded(kept))

    def claim_due(
        self, now: datetime, owner: str, until: datetime, limit: int, account_id: str | None = None
    ) -> tuple[Delivery, ...]:
        waiting = self.in_state(DeliveryState.PENDING.value)
        due = [e for e in waiting if e.not_before <= now and account_id in (None, e.account_id)]
        claim = {"state": DeliveryState.CLAIMED, "lease_owner": owner, "lease_until": until}
        claimed = tuple(replace(each, **claim) for each in due[:limit])  # type: ignore[arg-type]
        for each in claimed:
            self._ledger.place("delivery", each.id, each)
        return claimed

    def renew_lease(self, delivery_id: str, owner: str, until: datetime) -> None:
        self._ledger.must_write()
        held = self.delivery(delivery_id)
        if held.state is DeliveryState.CLAIMED and held.lease_owner == owner:
            self._ledger.place("delivery", delivery_id, replace(held, lease_until=until))

    def accounts_with_work(self, now: datetime) -> tuple[str, ...]:
        waiting = self.in_state(DeliveryState.PENDING.value, DeliveryState.UNKNOWN.value)
        return tuple(dict.fromkeys(each.account_id for each in waiting if each.not_before <= now))

    def expired_claims(self, now: datetime) -> tuple[Delivery, ...]:
        claimed = self.in_state(DeliveryState.CLAIMED.value)
        return tuple(each for each in claimed if each.lease_until is None or each.lease_until <= now)

    def in_state(self, *states: str) -> tuple[Delivery, ...]:
        found = [each for each in self._ledger.all("delivery") if each.state.value in states]
        return tuple(sorted(found, key=lambda each: (each.not_before, self.get(each.publication_id).due_at)))

    def next_due(self, after: datetime | None = None) -> datetime | None:
        waiting = self.in_state(DeliveryState.PENDING.value)
        pending = [each for each in waiting if after is None or each.not_before > after]
        return pending[0].not_before if pending else None

    def add_attempt(self, attempt: Attempt) -> None:
        earlier = self.attempts(attempt.delivery_id)
        is_open = any(each.outcome is Outcome.OPEN for each in earlier)
        claimed = self.delivery(attempt.delivery_id).state is DeliveryState.CLAIMED
        if not claimed or is_open or attempt.number != len(earlier) + 1:
            raise ConcurrentEdit("Another publisher has taken this delivery over.")
        self._ledger.add("attempt", f"{attempt.delivery_id}/{attempt.number}", attempt)

    def finish_attempt(self, attempt: Attempt) -> None:
        key = f"{attempt.delivery_id}/{attempt.number}"
        old: Attempt = self._ledger.one("attempt", key)
        if old.outcome is not Outcome.OPEN:
            raise ConcurrentEdit("This attempt has ended already.")
        how = replace(old, finished_at=attempt.finished_at, outcome=attempt.outcome, detail=attempt.detail)
        self._ledger.update("attempt", key, how)

    def attempts(self, delivery_id: str) -> tuple[Attempt, ...]:
        return tuple(each for each in self._ledger.all("attempt") if each.delivery_id == delivery_id)

    def add_receipt(self, receipt: Receipt) -> None:
        key = f"{receipt.delivery_id}/{receipt.remote_id}"
        self._ledger.add("receipt", key, receipt, delivery=receipt.delivery_id)

    def receipts(self, delivery_id: str) -> tuple[Receipt, ...]:
        return tuple(each for each in self._ledger.all("receipt") if each.delivery_id == delivery_id)

    def planner(self, since: datetime | None = None, limit: int = 500) -> tuple[PlannerLine, ...]:
        wanted = [
            each
            for each in self._ledger.all("delivery")
            if each.state not in _FINISHED or (since is not None and each.not_before >= since)
        ]
        due = sorted(wanted, key=lambda each: each.not_before)
        return tuple(self._line(each) for each in due)[:limit]

    def _line(self, delivery: Delivery) -> PlannerLine:
        publication = self.get(delivery.publication_id)
        content = self._ledger.one("revision", f"{publication.post_id}/{publication.revision}").content
        return PlannerLine(
            delivery.id,
            publication.id,
            publication.post_id,
            headline(content),
            content.subject,
            delivery.account_id,
            self._ledger.one("account", delivery.account_id).name,
            self._ledger.one("person", publication.confirmed_by).name,
            delivery.kind,
            delivery.state,
            delivery.not_before,
            publication.zone,
            delivery.reason,
        )
