"""What every store keeps, part one: units of work, testimony, unsaved text and the workspace."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread

import pytest

from ccgcompose.domain.history import NO_HEAD, Entry, prove
from ccgcompose.domain.post import Content, Post
from ccgcompose.errors import BadInput, ConcurrentEdit, NotFound, UnrecordedChange
from ccgcompose.usecases.ports import Autosave, Store
from tests.contract.store_material import (
    AMARA,
    APPROVES,
    FULL_CONTENT,
    MICRO,
    MINUTE,
    NEWSROOM,
    NOON,
    ODD,
    ORGANISATION,
    PRIYA,
    everything,
    people,
    post,
    proof,
    say,
)


class StoreContract:
    """Units of work."""

    def test_what_is_written_is_there_afterwards(self, store: Store) -> None:
        people(store)
        with store.read() as unit:
            assert unit.people.all() == (AMARA, PRIYA)

    def test_an_exception_takes_everything_back(self, store: Store) -> None:
        people(store)
        with pytest.raises(ZeroDivisionError):
            _change_and_fail(store)
        with store.read() as unit:
            assert unit.people.get(AMARA.id) == AMARA
            assert unit.history.head().number == 1

    def test_a_change_without_an_entry_is_refused_and_taken_back(self, store: Store) -> None:
        with pytest.raises(UnrecordedChange, match="person:person-1"), store.write() as unit:
            unit.people.add(AMARA)
        with store.read() as unit:
            assert unit.people.all() == ()

    def test_a_change_after_the_entry_is_unrecorded_as_well(self, store: Store) -> None:
        people(store)
        with pytest.raises(UnrecordedChange, match="account:account-1"):
            _change_after_the_entry(store)

    def test_a_unit_that_reads_may_not_write(self, store: Store) -> None:
        with pytest.raises(UnrecordedChange), store.read() as unit:
            unit.people.add(AMARA)
        with pytest.raises(UnrecordedChange), store.read() as unit:
            unit.history.append(Entry("test", None, "Said."), NOON)
        with pytest.raises(UnrecordedChange), store.read() as unit:
            unit.autosaves.drop(AMARA.id, None)

    def test_a_snapshot_stands_still_and_lets_others_write(self, store: Store) -> None:
        people(store)
        with store.snapshot() as unit:
            post(store)
            assert prove(unit.history.entries(), unit.history.records()).entries == 1
            assert unit.posts.lines() == ()
        with store.snapshot() as unit:
            assert prove(unit.history.entries(), unit.history.records()).entries == 2
            assert [line.post_id for line in unit.posts.lines("flu")] == ["post-1"]
        with pytest.raises(UnrecordedChange), store.snapshot() as unit:
            unit.accounts.update(NEWSROOM)

    def test_an_entry_without_a_change_needs_nothing(self, store: Store) -> None:
        with store.write() as unit:
            say(unit)
        assert proof(store).entries == 1

    def test_threads_share_it(self, store: Store) -> None:
        people(store)

        def write(number: int) -> None:
            post(store, f"post-{number}")

        threads = [Thread(target=write, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert proof(store).intact
        assert proof(store).entries == 9

    def test_half_a_character_is_refused_in_words(self, store: Store) -> None:
        people(store)
        with pytest.raises(BadInput, match="half a character"), store.write() as unit:
            unit.people.update(replace(AMARA, name="Am\ud83da"))
        with pytest.raises(BadInput, match="half a character"), store.write() as unit:
            say(unit, "\udc00")
        with pytest.raises(BadInput, match="half a character"), store.write() as unit:
            unit.people.update_designation(replace(APPROVES, account_ids=("\ud83d",)))

    def test_what_is_there_already_is_a_concurrent_edit(self, store: Store) -> None:
        people(store)
        with pytest.raises(ConcurrentEdit), store.write() as unit:
            unit.people.add(AMARA)

    def test_what_belongs_to_nothing_is_not_found(self, store: Store) -> None:
        with pytest.raises(NotFound), store.write() as unit:
            unit.posts.add(Post("post-1", "person-9", NOON))

    def test_what_is_not_there_cannot_be_changed(self, store: Store) -> None:
        with pytest.raises(NotFound), store.write() as unit:
            unit.people.update(AMARA)


def _change_and_fail(store: Store) -> None:
    with store.write() as unit:
        unit.people.update(replace(AMARA, position="Nobody"))
        say(unit)
        raise ZeroDivisionError


def _change_after_the_entry(store: Store) -> None:
    with store.write() as unit:
        say(unit)
        unit.accounts.update(replace(NEWSROOM, name="News"))


class TestimonyContract:
    """Every record is under testimony, and the proof covers it."""

    def test_the_proof_covers_every_kind_of_record(self, store: Store) -> None:
        everything(store)
        found = proof(store)
        assert found.intact, found.reason
        with store.read() as unit:
            kinds = {key.split(":")[0] for key, _ in unit.history.records()}
        assert kinds == {
            *("person", "passphrase", "designation", "organisation", "account", "media", "permission"),
            *("post", "revision", "approval", "publication", "delivery", "attempt", "receipt", "hold"),
            *("policy_version", "waiver"),
            *("evidence", "consent", "appearance", "task"),
        }

    def test_an_entry_speaks_of_what_its_unit_changed_so_far(self, store: Store) -> None:
        with store.write() as unit:
            unit.people.add(AMARA)
            first = unit.history.append(Entry("a", AMARA.id, "Added."), NOON)
            unit.accounts.add(NEWSROOM)
            unit.accounts.update(replace(NEWSROOM, name="News"))
            second = unit.history.append(Entry("b", AMARA.id, "Added."), NOON)
        assert set(first.testimony) == {"person:person-1"}
        assert set(second.testimony) == {"account:account-1"}
        assert proof(store).intact

    def test_the_keys_name_the_records(self, store: Store) -> None:
        everything(store)
        with store.read() as unit:
            keys = {key for key, _ in unit.history.records()}
        assert keys >= {
            *("organisation", "passphrase:person-1", "designation:designation-1", "media:media-1"),
            *("permission:permission-1", "post:post-1", "revision:post-1/2", "approval:approval-1"),
            *("publication:publication-1", "delivery:delivery-1", "attempt:delivery-1/1"),
            *("receipt:delivery-1/urn:1", "hold:hold-1"),
        }


class WorkspaceContract:
    """The one organisation."""

    def test_there_is_none_at_first(self, store: Store) -> None:
        with store.read() as unit:
            assert unit.workspace.get() is None

    def test_it_comes_back_whole_and_can_be_changed(self, store: Store) -> None:
        changed = replace(ORGANISATION, subjects=(), lock_after_minutes=1)
        for wanted in (ORGANISATION, changed):
            with store.write() as unit:
                unit.workspace.put(wanted)
                say(unit)
            with store.read() as unit:
                assert unit.workspace.get() == wanted
        assert proof(store).records == 1


class AutosavesContract:
    """Unsaved text."""

    def test_it_needs_no_entry_and_comes_back_whole(self, store: Store) -> None:
        people(store)
        kept = Autosave(AMARA.id, None, 0, FULL_CONTENT, NOON)
        with store.write() as unit:
            unit.autosaves.put(kept)
        with store.read() as unit:
            assert unit.autosaves.get(AMARA.id, None) == kept
            assert unit.autosaves.get(PRIYA.id, None) is None
            assert unit.autosaves.get(AMARA.id, "post-1") is None
            assert unit.history.head().number == 1

    def test_the_newest_text_of_a_slot_stays(self, store: Store) -> None:
        people(store)
        texts = [Autosave(AMARA.id, "post-1", 1, Content("", "", word), NOON) for word in ("one", "two")]
        with store.write() as unit:
            for each in texts:
                unit.autosaves.put(each)
        with store.read() as unit:
            assert unit.autosaves.get(AMARA.id, "post-1") == texts[1]

    def test_the_newest_of_a_person_is_what_they_touched_last(self, store: Store) -> None:
        people(store)
        late = Autosave(AMARA.id, "post-1", 1, FULL_CONTENT, NOON + MINUTE)
        with store.write() as unit:
            unit.autosaves.put(late)
            unit.autosaves.put(Autosave(AMARA.id, None, 0, FULL_CONTENT, NOON))
            unit.autosaves.put(Autosave(PRIYA.id, None, 0, FULL_CONTENT, NOON + 2 * MINUTE))
        with store.read() as unit:
            assert unit.autosaves.newest(AMARA.id) == late

    def test_it_may_be_let_go_twice(self, store: Store) -> None:
        people(store)
        with store.write() as unit:
            unit.autosaves.put(Autosave(AMARA.id, None, 0, FULL_CONTENT, NOON))
        for _ in range(2):
            with store.write() as unit:
                unit.autosaves.drop(AMARA.id, None)
        with store.read() as unit:
            assert unit.autosaves.newest(AMARA.id) is None


class TrailsContract:
    """What publications have left on their platforms."""

    def test_it_needs_no_entry_and_comes_back_whole(self, store: Store) -> None:
        with store.write() as unit:
            unit.trails.put("delivery-1", "media/0", ODD, NOON)
        with store.read() as unit:
            assert unit.trails.get("delivery-1", "media/0") == ODD
            assert unit.trails.get("delivery-1", "media/1") is None
            assert unit.trails.get("delivery-2", "media/0") is None
            assert unit.history.head() == NO_HEAD

    def test_a_step_written_again_keeps_its_place_and_shows_the_newest(self, store: Store) -> None:
        for step, value in (("a", "1"), ("c", "2"), ("b", "3"), ("a", "4")):
            with store.write() as unit:
                unit.trails.put("delivery-1", step, value, NOON)
        with store.read() as unit:
            assert list(unit.trails.steps("delivery-1").items()) == [("a", "4"), ("c", "2"), ("b", "3")]
            assert unit.trails.steps("delivery-2") == {}

    def test_a_unit_that_reads_writes_no_step(self, store: Store) -> None:
        with pytest.raises(UnrecordedChange), store.read() as unit:
            unit.trails.put("delivery-1", "a", "1", NOON)

    def test_half_a_character_is_refused(self, store: Store) -> None:
        with pytest.raises(BadInput), store.write() as unit:
            unit.trails.put("delivery-1", "a", "\ud800", NOON)


class ChainContract:
    """The chain itself."""

    def test_an_empty_one_has_no_head(self, store: Store) -> None:
        with store.read() as unit:
            assert unit.history.head() == NO_HEAD
            assert unit.history.latest_moment() is None
            assert list(unit.history.entries()) == []

    def test_entries_come_back_whole_and_linked(self, store: Store) -> None:
        made = NOON + MICRO
        entry = Entry("test.odd", None, FULL_CONTENT.text, "post-9", {"b": FULL_CONTENT.text, "a": ""})
        with store.write() as unit:
            first = unit.history.append(entry, made)
        with store.write() as unit:
            second = unit.history.append(Entry("test.plain", AMARA.id, "Plain."), NOON)
        with store.read() as unit:
            assert list(unit.history.entries()) == [first, second]
            assert unit.history.head().hash == second.hash
            assert unit.history.latest_moment() == NOON
        assert first.entry == entry
        assert second.previous == first.hash
