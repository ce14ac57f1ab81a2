"""Looking back: what is shown is what happened, and the proof names what was changed by hand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from ccgcompose.domain.history import Entry
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.errors import NotFound
from ccgcompose.usecases.past import VerificationCancelled
from ccgcompose.usecases.views import EntryQuery, HistoryQuery
from tests.unit.usecases.world import World


def test_one_post_in_full(world: World) -> None:
    media_id = world.picture()
    world.permit(media_id)
    post_id = world.published(media=(media_id,))
    detail = world.desk.past.detail(post_id)
    (publication,) = detail.publications
    (one,) = publication.deliveries
    assert (publication.speaker, one.account, one.delivery.state) == (
        world.amara,
        world.page,
        DeliveryState.SENT,
    )
    assert (len(one.attempts), len(one.receipts), detail.is_out) == (1, 1, True)
    assert (list(detail.media), len(detail.permissions[media_id])) == ([media_id], 1)
    with pytest.raises(NotFound):
        world.desk.past.detail("post-none")


def test_publications_are_listed_newest_first_and_counted(world: World) -> None:
    first = world.published()
    world.clock.advance(timedelta(hours=1))
    second = world.published()
    assert [line.post_id for line in world.desk.past.lines(HistoryQuery())] == [second, first]
    assert world.desk.past.count() == 2


def test_drafts_are_what_was_never_planned(world: World) -> None:
    out, draft = world.published(), world.post(text="Still a draft about measles.")
    assert {line.post_id for line in world.desk.past.posts()} == {out, draft}
    assert [line.post_id for line in world.desk.past.posts(drafts_only=True)] == [draft]
    assert [line.post_id for line in world.desk.past.posts("measles")] == [draft]


def test_entries_are_found_by_post_kind_and_words(world: World) -> None:
    post_id = world.published()
    entries = world.desk.past.entries(EntryQuery(post_id=post_id))
    assert [e.number for e in entries] == sorted((e.number for e in entries), reverse=True)
    assert len(world.desk.past.entries(EntryQuery(kind="delivery.sent"))) == 1
    assert len(world.desk.past.entries(EntryQuery(text="scheduled revision"))) == 1


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("UPDATE revision SET text = 'Clinics are closed.'", "revision.saved"),
        (
            "UPDATE publication SET confirmed_by = (SELECT id FROM person ORDER BY id DESC)",
            "publication.scheduled",
        ),
        ("UPDATE receipt SET url = 'https://elsewhere.example'", "delivery.sent"),
        ("UPDATE attempt SET request = '{}'", "delivery.sent"),
        ("DELETE FROM receipt", "delivery.sent"),
    ],
)
def test_the_proof_names_the_entry_whose_record_was_changed(world: World, change: str, kind: str) -> None:
    world.published()
    with closing(sqlite3.connect(world.folder / "ccgcompose.sqlite")) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(change)
        database.commit()
    proof = world.desk.past.verify()
    assert not proof.intact
    (entry,) = [e for e in world.desk.past.entries(EntryQuery()) if e.number == proof.broken_at]
    assert entry.entry.kind == kind


def test_a_long_proof_tells_how_far_it_is_and_can_be_stopped(world: World) -> None:
    with world.store.write() as unit:
        for number in range(1_200):
            unit.history.append(Entry("session.opened", None, f"Opened {number}."), world.clock.now())
    told: list[int] = []

    def go_on(number: int) -> bool:
        told.append(number)
        return True

    assert world.desk.past.verify(go_on).intact
    assert told == [500, 1_000]
    with pytest.raises(VerificationCancelled):
        world.desk.past.verify(lambda number: number < 1_000)


def test_a_person_who_is_gone_from_the_records_is_a_sentence(world: World) -> None:
    post_id = world.post()
    with closing(sqlite3.connect(world.folder / "ccgcompose.sqlite")) as database:
        database.execute("DROP TRIGGER revision_is_never_changed")
        database.execute("UPDATE revision SET author_id = 'person-none'")
        database.commit()
    with pytest.raises(NotFound, match="person-none"):
        world.desk.past.detail(post_id)


def test_a_proof_says_whether_anything_outside_the_database_bears_it_out(world: World) -> None:
    assert world.desk.past.verify().witnessed
    (world.folder / "history.head").unlink()
    proof = world.desk.past.verify()
    assert (proof.intact, proof.witnessed) == (True, False)
