"""What every store keeps, part two: posts, people, accounts, media, approvals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccgcompose.domain.post import Content, MediaUse, Post
from ccgcompose.domain.publication import DeliveryState
from ccgcompose.errors import ConcurrentEdit, NotFound
from ccgcompose.usecases.ports import Store
from tests.contract.store_material import (
    AMARA,
    APPROVAL,
    APPROVES,
    CONTENT,
    DAY,
    FULL_CONTENT,
    NEWSROOM,
    NOON,
    ORGANISATION,
    PAGE,
    PERMISSION,
    PICTURE,
    PRIYA,
    SENT,
    SPEAKS,
    move,
    people,
    post,
    proof,
    publish,
    revision,
    say,
)


class PostsContract:
    """Posts and revisions."""

    def test_a_revision_comes_back_whole(self, store: Store) -> None:
        people(store)
        first = post(store, content=FULL_CONTENT)
        second = revision(2, note=FULL_CONTENT.text)
        with store.write() as unit:
            unit.posts.add_revision(second)
            say(unit)
        with store.read() as unit:
            assert unit.posts.get("post-1") == Post("post-1", AMARA.id, NOON)
            assert unit.posts.revisions("post-1") == (first, second)
            assert unit.posts.revision("post-1", 1) == first
            assert unit.posts.latest("post-1") == second

    def test_a_long_text_comes_back_whole(self, store: Store) -> None:
        people(store)
        long = replace(CONTENT, text="\n\n  Flu 💉 " * 20_000)
        first = post(store, content=long)
        with store.read() as unit:
            assert unit.posts.latest("post-1") == first
            assert unit.posts.lines()[0].headline == "Flu clinics"

    def test_saving_over_somebody_says_who_saved_what_and_when(self, store: Store) -> None:
        people(store)
        post(store)
        with store.write() as unit:
            unit.workspace.put(ORGANISATION)
            unit.posts.add_revision(replace(revision(2), author_id=PRIYA.id))
            say(unit)
        with pytest.raises(ConcurrentEdit) as refused, store.write() as unit:
            unit.posts.add_revision(revision(2))
        assert "Priya Nair saved revision 2" in refused.value.what
        assert "24 November 2026, 12:02pm (GMT)" in refused.value.what
        with store.read() as unit:
            assert len(unit.posts.revisions("post-1")) == 2

    @pytest.mark.parametrize("number", [0, 1, 3])
    def test_a_number_that_does_not_follow_is_refused(self, store: Store, number: int) -> None:
        people(store)
        post(store)
        with pytest.raises(ConcurrentEdit), store.write() as unit:
            unit.posts.add_revision(revision(number))

    def test_a_post_begins_with_revision_1(self, store: Store) -> None:
        people(store)
        with store.write() as unit:
            unit.posts.add(Post("post-1", AMARA.id, NOON))
            say(unit)
        with pytest.raises(ConcurrentEdit), store.write() as unit:
            unit.posts.add_revision(revision(2))

    def test_what_is_not_there_is_not_found(self, store: Store) -> None:
        people(store)
        with store.read() as unit:
            for ask in (unit.posts.get, unit.posts.latest):
                with pytest.raises(NotFound):
                    ask("post-9")
            with pytest.raises(NotFound):
                unit.posts.revision("post-1", 1)
            assert unit.posts.revisions("post-9") == ()
        with pytest.raises(NotFound), store.write() as unit:
            unit.posts.add_revision(revision(post_id="post-9"))

    def test_lines_show_the_newest_revision_last_changed_first(self, store: Store) -> None:
        people(store)
        for name in ("post-1", "post-2"):
            post(store, name)
        with store.write() as unit:
            unit.posts.add_revision(
                revision(2, content=Content("Flu", "", " \n\nSecond thoughts\nmore", (PAGE.id, NEWSROOM.id)))
            )
            say(unit)
        with store.read() as unit:
            first, second = unit.posts.lines()
            assert unit.posts.lines(limit=1) == (first,)
        assert (first.post_id, first.revision, first.headline) == ("post-1", 2, "Second thoughts")
        assert (first.subject, first.author) == ("Flu", "Amara Obi")
        assert first.changed_at == revision(2).made_at
        assert first.account_ids == (PAGE.id, NEWSROOM.id)
        assert (second.post_id, second.states) == ("post-2", ())

    def test_lines_are_found_by_the_words_of_the_newest_revision(self, store: Store) -> None:
        people(store)
        post(store, "post-1", Content("Winter", "Old heading", "Café open"))
        post(store, "post-2", Content("Winter", "Pharmacy hours", "Open on Sunday"))
        with store.write() as unit:
            unit.posts.add_revision(revision(2, "post-1", Content("Winter", "New heading", "Café open")))
            say(unit)
        expected = {"new": ["post-1"], "old": [], "cafe OPE": ["post-1"], "win open": ["post-1", "post-2"]}
        with store.read() as unit:
            found = {typed: [line.post_id for line in unit.posts.lines(typed)] for typed in expected}
            assert found == expected
            assert unit.posts.lines("!!!") == ()

    def test_a_draft_is_a_post_with_nothing_planned_or_out(self, store: Store) -> None:
        people(store)
        for number, states in enumerate([(), SENT, (DeliveryState.CANCELLED,)], start=1):
            post(store, f"post-{number}")
            publish(store, number, f"post-{number}")
            if states:
                move(store, f"delivery-{number}", *states)
        post(store, "post-4")
        with store.read() as unit:
            drafts = {line.post_id: line.states for line in unit.posts.lines(drafts_only=True)}
            everything = {line.post_id: line.states for line in unit.posts.lines()}
        assert drafts == {"post-4": (), "post-3": (DeliveryState.CANCELLED,)}
        assert everything["post-2"] == (DeliveryState.SENT,)


class PeopleContract:
    """People, designations, passphrases."""

    def test_they_come_back_whole_in_the_order_of_adding(self, store: Store) -> None:
        people(store)
        with store.read() as unit:
            assert unit.people.all() == (AMARA, PRIYA)
            assert unit.people.get(PRIYA.id) == PRIYA
            assert unit.people.designations(AMARA.id) == (SPEAKS,)
            assert unit.people.designations(PRIYA.id) == (APPROVES,)

    def test_a_change_takes_the_place_of_what_was(self, store: Store) -> None:
        people(store)
        changed, revoked = replace(PRIYA, name="Priya Shah"), replace(APPROVES, revoked_at=NOON + DAY)
        with store.write() as unit:
            unit.people.update(changed)
            unit.people.update_designation(revoked)
            say(unit)
        with store.read() as unit:
            assert unit.people.all() == (AMARA, changed)
            assert unit.people.designations(PRIYA.id) == (revoked,)

    @pytest.mark.parametrize("called", ["amara obi", " Amara Obi ", "PERSON-1"])
    def test_a_person_is_found_by_name_or_id(self, store: Store, called: str) -> None:
        people(store)
        with store.read() as unit:
            assert unit.people.by_name(called) == AMARA

    def test_a_wrong_name_is_answered_with_the_names_there_are(self, store: Store) -> None:
        people(store)
        with store.read() as unit, pytest.raises(NotFound) as refused:
            unit.people.by_name("Amara")
        assert "Amara Obi, Priya Nair" in refused.value.next

    def test_a_passphrase_hash_is_kept_and_changed(self, store: Store) -> None:
        people(store)
        for stored in ("first", "second"):
            with store.write() as unit:
                unit.people.set_passphrase_hash(AMARA.id, stored)
                say(unit)
            with store.read() as unit:
                assert unit.people.passphrase_hash(AMARA.id) == stored
                assert unit.people.passphrase_hash(PRIYA.id) is None
        with pytest.raises(NotFound), store.write() as unit:
            unit.people.set_passphrase_hash("person-9", "hash")
        assert proof(store).intact


class AccountsContract:
    """Accounts."""

    def test_they_come_back_whole_and_can_be_changed(self, store: Store) -> None:
        people(store)
        changed = replace(NEWSROOM, settings={"folder": "x"}, needs_approval=True)
        with store.write() as unit:
            assert unit.accounts.get(NEWSROOM.id) == NEWSROOM
            assert unit.accounts.all() == (NEWSROOM, PAGE)
            unit.accounts.update(changed)
            say(unit)
        with store.read() as unit:
            assert unit.accounts.all() == (changed, PAGE)

    def test_one_is_found_by_name_or_id(self, store: Store) -> None:
        people(store)
        with store.read() as unit:
            assert unit.accounts.by_name("NEWSROOM") == unit.accounts.by_name("Account-1") == NEWSROOM
            with pytest.raises(NotFound) as refused:
                unit.accounts.by_name("Facebook")
            with pytest.raises(NotFound):
                unit.accounts.get("account-9")
        assert "Newsroom, Page" in refused.value.next


class MediaContract:
    """Media and permissions."""

    def test_a_medium_comes_back_whole(self, store: Store) -> None:
        people(store)
        other = replace(PICTURE, id="media-2", sha256="c" * 64)
        described = replace(PICTURE, alt_text="A nurse")
        with store.write() as unit:
            assert unit.media.get(PICTURE.id) == PICTURE
            unit.media.add(other)
            unit.media.update(described)
            say(unit)
        with store.read() as unit:
            assert unit.media.all() == (other, described)
            assert unit.media.all(limit=1) == (other,)
            assert unit.media.by_hash(PICTURE.sha256) == described
            assert unit.media.by_hash("d" * 64) is None
            with pytest.raises(NotFound):
                unit.media.get("media-9")

    def test_the_same_file_is_not_taken_twice(self, store: Store) -> None:
        people(store)
        with pytest.raises(ConcurrentEdit), store.write() as unit:
            unit.media.add(replace(PICTURE, id="media-2"))

    def test_permissions_come_back_whole(self, store: Store) -> None:
        people(store)
        endless = replace(PERMISSION, id="permission-2", valid_to=None, platforms=())
        revoked = replace(PERMISSION, revoked_at=NOON + DAY, revoked_reason="Asked to.")
        with store.write() as unit:
            unit.media.add_permission(PERMISSION)
            unit.media.add_permission(endless)
            unit.media.update_permission(revoked)
            say(unit)
        with store.read() as unit:
            assert unit.media.permission(PERMISSION.id) == revoked
            assert unit.media.permissions(PICTURE.id) == (revoked, endless)
            assert unit.media.all_permissions() == {PICTURE.id: (revoked, endless)}
            assert unit.media.permissions("media-9") == ()
            with pytest.raises(NotFound):
                unit.media.permission("permission-9")

    def test_use_is_counted_by_posts_and_their_newest_revision(self, store: Store) -> None:
        people(store)
        shown_twice = replace(CONTENT, media=(MediaUse(PICTURE.id, "a"), MediaUse(PICTURE.id, "b")))
        for name in ("post-1", "post-2", "post-3"):
            post(store, name, shown_twice)
        with store.write() as unit:
            unit.posts.add_revision(revision(2, "post-3"))
            say(unit)
        with store.read() as unit:
            assert unit.media.use_counts() == {PICTURE.id: 2}


class ApprovalsContract:
    """Decisions on revisions."""

    def test_they_come_back_whole_in_the_order_of_deciding(self, store: Store) -> None:
        people(store)
        post(store)
        second = replace(APPROVAL, id="approval-2", made_at=NOON)
        with store.write() as unit:
            unit.approvals.add(APPROVAL)
            unit.approvals.add(second)
            say(unit)
        with store.read() as unit:
            assert unit.approvals.for_post("post-1") == (APPROVAL, second)
            assert unit.approvals.for_post("post-2") == ()

    def test_a_decision_is_on_a_revision_that_is_there(self, store: Store) -> None:
        people(store)
        post(store)
        with pytest.raises(NotFound), store.write() as unit:
            unit.approvals.add(replace(APPROVAL, revision=2))
