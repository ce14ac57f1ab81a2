"""What is read when a post is opened, and again when records changed: plain functions for any thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from ccgcompose.domain.gates import Refusal
from ccgcompose.domain.people import Designation, Person
from ccgcompose.domain.post import Content, Revision
from ccgcompose.domain.publication import DeliveryKind, DeliveryState
from ccgcompose.errors import NotFound
from ccgcompose.usecases.desk import Desk
from ccgcompose.usecases.ports import Autosave
from ccgcompose.usecases.schedule import at_instant
from ccgcompose.usecases.surroundings import Surroundings
from ccgcompose.usecases.views import PostDetail
from ui.compose.working import EMPTY, Published, Working


@dataclass(frozen=True, slots=True)
class Facts:
    """The records that the window depends on besides the text. `detail` None: the post is new.

    `planned` holds the refusals that say where the post is planned or out already.
    """

    around: Surroundings
    designations: tuple[Designation, ...]
    detail: PostDetail | None = None
    planned: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A post on the desk. `recovered_at`: when the person last typed into what was never saved.

    `newer` is a revision that somebody saved after the recovered text was begun.
    """

    working: Working
    facts: Facts
    recovered_at: datetime | None = None
    newer: Revision | None = None


def read_facts(desk: Desk, person: Person, post_id: str | None, zone: str) -> Facts:
    """Return the records as they stand now. Raise NotFound."""
    around, designations = desk.compose.surroundings(post_id), desk.people.designations(person)
    if post_id is None:
        return Facts(around, designations)
    now = at_instant(desk.clock.now(), zone)
    refusals = desk.schedule.refusals(person, post_id, now, confirmed=True)
    planned = tuple(refusal for refusal in refusals if refusal.gate == "twice")
    return Facts(around, designations, desk.past.detail(post_id), planned)


def open_new(desk: Desk, person: Person, zone: str) -> Opened:
    """Return a new post, or the unsaved one that the person left."""
    facts = read_facts(desk, person, None, zone)
    blank = blank_content(facts.around)
    left = desk.compose.recover(person, None)
    working = Working(content=blank, saved=blank)
    if left is None:
        return Opened(working, facts)
    found = replace(working, content=left.content)
    return Opened(working, facts) if found.is_blank else Opened(found, facts, left.at)


def open_post(desk: Desk, person: Person, post_id: str, zone: str) -> Opened:
    """Return a post as it was saved last, or as the person left it; what is out becomes a correction.

    Raise NotFound.
    """
    facts = read_facts(desk, person, post_id, zone)
    if facts.detail is None:
        raise NotFound("There is no such post.", kept="Nothing was changed.")
    latest = facts.detail.latest
    working = Working(latest.content, post_id, latest.number, latest.content)
    out = published(facts.detail)
    if out is not None:
        shown = replace(out.revision.content, account_ids=out.account_ids)
        out = replace(out, revision=replace(out.revision, content=shown))
        working = replace(working, content=shown, saved=shown, published=out)
    return _recovered(Opened(working, facts), desk.compose.recover(person, post_id), latest)


def open_newest(desk: Desk, person: Person, zone: str) -> Opened:
    """Return what the person was writing when the program last ended, else a new post."""
    left = desk.compose.newest_autosave(person)
    if left is None or left.post_id is None:
        return open_new(desk, person, zone)
    try:
        return open_post(desk, person, left.post_id, zone)
    except NotFound:
        return open_new(desk, person, zone)


def blank_content(around: Surroundings) -> Content:
    """Return an empty content; where there is only one account, it goes there."""
    active = [account.id for account in around.accounts.values() if account.active]
    return replace(EMPTY, account_ids=tuple(active) if len(active) == 1 else ())


def published(detail: PostDetail) -> Published | None:
    """Return what is out of a post: its newest corrected or published revision; None while nothing is."""
    numbers, since = list[int](), list[datetime]()
    accounts: dict[str, None] = {}
    for publication in detail.publications:
        for each in publication.deliveries:
            state, kind = each.delivery.state, each.delivery.kind
            if kind is DeliveryKind.PUBLISH and state is DeliveryState.SENT:
                accounts[each.account.id] = None
                since += [receipt.received_at for receipt in each.receipts]
                numbers.append(publication.publication.revision)
            elif kind is DeliveryKind.CORRECT and state is not DeliveryState.CANCELLED:
                numbers.append(publication.publication.revision)
    if not accounts:
        return None
    revision = detail.revisions[max(numbers) - 1]
    notes = tuple(r.edit_note for r in detail.revisions if r.edit_note and r.number <= revision.number)
    return Published(revision, tuple(accounts), min(since, default=revision.made_at), notes)


def _recovered(opened: Opened, left: Autosave | None, latest: Revision) -> Opened:
    if left is None or left.content == opened.working.saved:
        return opened
    newer = latest if latest.number > left.base_revision else None
    working = replace(opened.working, content=left.content, base=left.base_revision)
    return replace(opened, working=working, recovered_at=left.at, newer=newer)
