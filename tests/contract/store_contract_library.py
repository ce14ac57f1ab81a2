"""What every store keeps, part four: the media library."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ccgcompose.domain.appearance import Resolution
from ccgcompose.domain.media import Derivation
from ccgcompose.domain.post import MediaUse
from ccgcompose.errors import ConcurrentEdit, NotFound
from ccgcompose.usecases.ports import Store
from tests.contract.store_library_material import (
    APPEARS,
    CONSENT,
    EVIDENCE,
    FACE,
    FILM,
    FULL_PERMISSION,
    QUOTATION,
    SIGHT,
    TASK,
    WITHDRAWAL,
    library,
)
from tests.contract.store_material import (
    CONTENT,
    DAY,
    NOON,
    PICTURE,
    PRIYA,
    people,
    post,
    proof,
    revision,
    say,
)


def filled(store: Store) -> None:
    """People, a post, and the library."""
    people(store)
    post(store)
    library(store)


class ConsentsContract:
    """Consents."""

    def test_one_comes_back_whole_and_can_be_withdrawn(self, store: Store) -> None:
        filled(store)
        withdrawn = replace(CONSENT, withdrawal=WITHDRAWAL)
        for wanted in (CONSENT, withdrawn):
            with store.write() as unit:
                unit.consents.update(wanted)
                say(unit)
            with store.read() as unit:
                assert unit.consents.get(CONSENT.id) == wanted
                assert unit.consents.all() == (wanted,)
        assert proof(store).intact

    def test_an_amendment_names_what_it_amends(self, store: Store) -> None:
        filled(store)
        newer = replace(CONSENT, id="consent-2", amends=CONSENT.id, platforms=(), story="")
        with store.write() as unit:
            unit.consents.add(newer)
            unit.consents.update(replace(CONSENT, superseded_by=newer.id))
            say(unit)
        with store.read() as unit:
            assert unit.consents.all() == (newer, replace(CONSENT, superseded_by=newer.id))
        with pytest.raises(NotFound), store.write() as unit:
            unit.consents.add(replace(CONSENT, id="consent-3", amends="consent-9"))

    def test_what_is_not_there_is_not_found(self, store: Store) -> None:
        filled(store)
        with store.read() as unit, pytest.raises(NotFound):
            unit.consents.get("consent-9")
        with pytest.raises(NotFound), store.write() as unit:
            unit.consents.update(replace(CONSENT, id="consent-9"))
        with pytest.raises(ConcurrentEdit), store.write() as unit:
            unit.consents.add(CONSENT)


class AppearancesContract:
    """Where people appear."""

    def test_they_are_found_by_medium_post_and_consent(self, store: Store) -> None:
        filled(store)
        crowd = replace(APPEARS, id="appearance-2", resolution=Resolution.CROWD, consent_id=None, region=None)
        told = replace(APPEARS, id="appearance-3", media_id=None, post_id="post-1", region=None)
        with store.write() as unit:
            unit.consents.add_appearance(crowd)
            unit.consents.add_appearance(told)
            say(unit)
        with store.read() as unit:
            assert unit.consents.on_media(PICTURE.id) == (APPEARS, crowd)
            assert unit.consents.in_post("post-1") == (told,)
            assert unit.consents.of_consent(CONSENT.id) == (APPEARS, told)
            assert unit.consents.all_on_media() == {PICTURE.id: (APPEARS, crowd)}
            assert unit.consents.on_media("media-9") == unit.consents.in_post("post-9") == ()

    def test_one_can_be_said_to_be_a_mistake(self, store: Store) -> None:
        filled(store)
        removed = replace(APPEARS, removed_at=NOON + DAY)
        with store.write() as unit:
            unit.consents.update_appearance(removed)
            say(unit)
        with store.read() as unit:
            assert unit.consents.appearance(APPEARS.id) == removed
            with pytest.raises(NotFound):
                unit.consents.appearance("appearance-9")

    @pytest.mark.parametrize("field", ["media_id", "post_id", "consent_id", "recorded_by"])
    def test_it_belongs_to_what_is_there(self, store: Store, field: str) -> None:
        filled(store)
        wrong: dict[str, Any] = {field: "nothing-9"}
        stray = replace(APPEARS, id="appearance-2", **wrong)
        with pytest.raises(NotFound), store.write() as unit:
            unit.consents.add_appearance(stray)


class EvidenceContract:
    """Files in the vault, as they are known outside it."""

    def test_they_come_back_whole_in_the_order_of_adding(self, store: Store) -> None:
        filled(store)
        second = replace(EVIDENCE, id="evidence-2", bytes=0, label="")
        with store.write() as unit:
            unit.evidence.add(second)
            say(unit)
        with store.read() as unit:
            assert unit.evidence.all() == (EVIDENCE, second)
            assert unit.evidence.get("evidence-2") == second
            with pytest.raises(NotFound):
                unit.evidence.get("evidence-9")


class TasksContract:
    """What people have to do."""

    def test_what_is_done_is_no_longer_open(self, store: Store) -> None:
        filled(store)
        second = replace(TASK, id="task-2", consent_id=None)
        done = replace(TASK, done_by=PRIYA.id, done_at=NOON + DAY, note="Taken out.")
        with store.write() as unit:
            unit.tasks.add(second)
            say(unit)
        with store.read() as unit:
            assert unit.tasks.open() == (TASK, second)
        with store.write() as unit:
            unit.tasks.update(done)
            say(unit)
        with store.read() as unit:
            assert unit.tasks.open() == (second,)
            assert unit.tasks.all() == (second, done)
            assert unit.tasks.all(limit=1) == (second,)
            assert unit.tasks.get(TASK.id) == done
            with pytest.raises(NotFound):
                unit.tasks.get("task-9")


class SightsContract:
    """What was seen in files."""

    def test_it_needs_no_entry_and_the_newest_look_counts(self, store: Store) -> None:
        again = replace(SIGHT, seer="seer-2", faces=(), prints=())
        for seen in (SIGHT, again):
            with store.write() as unit:
                unit.sights.put(seen)
            with store.read() as unit:
                assert unit.sights.get(SIGHT.sha256) == seen
                assert unit.sights.faces() == ({SIGHT.sha256: SIGHT.faces} if seen.faces else {})
                assert unit.sights.prints() == ({SIGHT.sha256: SIGHT.prints} if seen.prints else {})
        with store.read() as unit:
            assert unit.history.head().number == 0
            assert unit.sights.get("0" * 64) is None

    def test_prints_alone_are_no_look(self, store: Store) -> None:
        with store.write() as unit:
            unit.sights.put_prints("5" * 64, SIGHT.prints)
        with store.read() as unit:
            assert unit.sights.get("5" * 64) is None
            assert unit.sights.among(["5" * 64]) == {}
            assert unit.sights.prints() == {"5" * 64: SIGHT.prints}
        seen = replace(SIGHT, sha256="5" * 64)
        with store.write() as unit:
            unit.sights.put(seen)
            unit.sights.put_prints("5" * 64, ())
        with store.read() as unit:
            assert unit.sights.get("5" * 64) == seen

    def test_many_are_found_at_once(self, store: Store) -> None:
        several = [replace(SIGHT, sha256=f"{number:064d}") for number in range(3)]
        with store.write() as unit:
            for seen in several:
                unit.sights.put(seen)
        with store.read() as unit:
            wanted = [f"{number:064d}" for number in range(1, 2_000)]
            assert unit.sights.among(wanted) == {seen.sha256: seen for seen in several[1:]}
            assert unit.sights.among([]) == {}


class LibraryMediaContract:
    """Media of every kind."""

    def test_films_and_quotations_come_back_whole(self, store: Store) -> None:
        filled(store)
        with store.read() as unit:
            assert unit.media.get(FILM.id) == FILM
            assert unit.media.get(QUOTATION.id) == QUOTATION
            assert unit.media.texts() == (QUOTATION,)
            assert unit.media.permissions(PICTURE.id) == (FULL_PERMISSION,)

    def test_a_medium_knows_what_was_made_from_it(self, store: Store) -> None:
        filled(store)
        second = replace(FILM, id="media-5", sha256="7" * 64, derivation=Derivation(FILM.id, (), FACE))
        with store.write() as unit:
            unit.media.add(second)
            say(unit)
        with store.read() as unit:
            assert unit.media.derived_from(PICTURE.id) == (FILM,)
            assert unit.media.derived_from(FILM.id) == (second,)
            assert unit.media.derived_from(second.id) == ()

    def test_the_revisions_that_show_a_medium_are_found(self, store: Store) -> None:
        filled(store)
        shown = replace(CONTENT, media=(MediaUse(PICTURE.id, "a"), MediaUse(FILM.id, "b")))
        with store.write() as unit:
            unit.posts.add_revision(revision(2, content=shown))
            unit.posts.add_revision(revision(3, content=replace(CONTENT, media=(MediaUse(FILM.id, "b"),))))
            say(unit)
        with store.read() as unit:
            assert unit.media.shown_in((PICTURE.id,)) == (("post-1", 2),)
            assert unit.media.shown_in((PICTURE.id, FILM.id)) == (("post-1", 2), ("post-1", 3))
            assert unit.media.shown_in(()) == ()
