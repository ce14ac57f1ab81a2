"""Writing: what is typed is kept, what is saved is numbered, and nobody overwrites anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ccgcompose.domain.post import MediaUse, Variant
from ccgcompose.errors import BadInput, ConcurrentEdit, NotFound
from ccgcompose.usecases.compose import MAX_ALT_TEXT, MAX_LINE, MAX_TEXT, Compose
from ccgcompose.usecases.permission_form import PermissionForm
from ccgcompose.usecases.ports import PreviewFacts, PublishRequest
from tests.fakes.connector import FakeConnector, FakeConnectors
from tests.unit.usecases.world import World


def _kinds(world: World, post_id: str) -> list[str]:
    return [entry.entry.kind for entry in world.desk.past.detail(post_id).entries]


def test_each_save_is_a_revision_with_its_entry(world: World) -> None:
    post_id = world.post()
    saved = world.desk.compose.save(world.priya, world.content(text="Clinics open at 9am."), post_id, 1)
    assert (saved.revision.number, saved.revision.author_id, saved.changed) == (2, world.priya.id, True)
    assert [r.number for r in world.desk.past.detail(post_id).revisions] == [1, 2]
    assert _kinds(world, post_id) == ["revision.saved", "revision.saved"]


def test_saving_the_same_again_keeps_one_revision(world: World) -> None:
    post_id = world.post()
    saved = world.desk.compose.save(world.priya, world.content(), post_id, 1)
    assert (saved.revision.number, saved.changed) == (1, False)
    assert _kinds(world, post_id) == ["revision.saved"]


def test_what_the_checks_say_comes_with_the_save(world: World) -> None:
    saved = world.desk.compose.save(world.amara, world.content(text="NHS number 943 476 5919"))
    assert [finding.rule for finding in saved.findings if finding.severity.stops] == ["PAT001"]


@pytest.mark.parametrize("base", [0, 1, 3])
def test_who_opened_another_revision_is_told_who_saved(world: World, base: int) -> None:
    post_id = world.post()
    world.desk.compose.save(world.priya, world.content(text="Clinics open at 9am."), post_id, 1)
    with pytest.raises(ConcurrentEdit, match="Priya Nair saved revision 2"):
        world.desk.compose.save(world.amara, world.content(text="Clinics open at 8am."), post_id, base)
    assert world.desk.compose.open(post_id).content.text == "Clinics open at 9am."


def test_the_same_text_on_an_old_revision_is_still_told(world: World) -> None:
    post_id = world.post()
    world.desk.compose.save(world.priya, world.content(text="Clinics open at 9am."), post_id, 1)
    with pytest.raises(ConcurrentEdit):
        world.desk.compose.save(world.amara, world.content(text="Clinics open at 9am."), post_id, 1)


def test_a_post_that_is_not_there_cannot_be_saved(world: World) -> None:
    with pytest.raises(NotFound):
        world.desk.compose.save(world.amara, world.content(), "post-none", 1)


def test_what_no_feed_can_carry_is_replaced_in_sight(world: World) -> None:
    content = replace(
        world.content(text="one\r\ntwo\x00\ud800"),
        title="a\x1fb",
        subject="Vacc\x0bination",
        variants=(Variant(world.page.id, "three\u2028four\udfff"),),
    )
    kept = world.desk.compose.save(world.amara, content).revision.content
    assert (kept.text, kept.title, kept.subject) == ("one\ntwo\ufffd\ufffd", "a\ufffdb", "Vacc\ufffdination")
    assert kept.variants[0].text == "three\nfour\ufffd"


def test_an_account_named_twice_is_one_account(world: World) -> None:
    post_id = world.post(world.page, world.page)
    assert world.desk.compose.open(post_id).content.account_ids == (world.page.id,)
    assert len(world.plan(post_id).deliveries) == 1


def test_a_post_without_accounts_can_be_kept(world: World) -> None:
    saved = world.desk.compose.save(world.amara, replace(world.content(), account_ids=()))
    assert world.desk.compose.open(saved.revision.post_id).content.account_ids == ()


@pytest.mark.parametrize(
    ("what", "most"),
    [("text", MAX_TEXT), ("variant", MAX_TEXT), ("title", MAX_LINE), ("alt text", MAX_ALT_TEXT)],
)
def test_what_is_too_long_is_refused_and_what_just_fits_is_kept(world: World, what: str, most: int) -> None:
    media_id = world.picture()
    for length in (most, most + 1):
        words = "x" * length
        content = {
            "text": replace(world.content(), text=words),
            "variant": replace(world.content(), variants=(Variant(world.page.id, words),)),
            "title": replace(world.content(), title=words),
            "alt text": replace(world.content(), media=(MediaUse(media_id, words),)),
        }[what]
        if length == most:
            assert world.desk.compose.save(world.amara, content).changed
            continue
        with pytest.raises(BadInput, match=f"{length:,} characters") as refused:
            world.desk.compose.save(world.amara, content)
        assert refused.value.next


def test_unsaved_text_is_recovered_until_it_is_saved(world: World) -> None:
    typed = world.content(text="Half a sent")
    world.desk.compose.autosave(world.amara, typed, None, 0)
    kept = world.desk.compose.recover(world.amara)
    assert kept is not None
    assert (kept.content, kept.base_revision, kept.at) == (typed, 0, world.clock.now())
    world.desk.compose.save(world.amara, typed)
    assert world.desk.compose.recover(world.amara) is None


def test_unsaved_text_belongs_to_its_person_and_post(world: World) -> None:
    post_id = world.post()
    world.desk.compose.autosave(world.amara, world.content(text="Amara's"), post_id, 1)
    world.desk.compose.autosave(world.priya, world.content(text="Priya's"), post_id, 1)
    world.desk.compose.save(world.priya, world.content(text="Priya's, done"), post_id, 1)
    kept = world.desk.compose.recover(world.amara, post_id)
    assert kept is not None
    assert kept.content.text == "Amara's"
    assert world.desk.compose.recover(world.priya, post_id) is None
    with pytest.raises(ConcurrentEdit):
        world.desk.compose.save(world.amara, kept.content, post_id, kept.base_revision)
    assert world.desk.compose.recover(world.amara, post_id) == kept


def test_the_text_touched_last_is_offered_first_and_can_be_let_go(world: World) -> None:
    post_id = world.post()
    world.desk.compose.autosave(world.amara, world.content(text="new"), None, 0)
    world.clock.advance(timedelta(seconds=1))
    world.desk.compose.autosave(world.amara, world.content(text="newer"), post_id, 1)
    newest = world.desk.compose.newest_autosave(world.amara)
    assert newest is not None
    assert newest.post_id == post_id
    world.desk.compose.discard(world.amara, post_id)
    left = world.desk.compose.newest_autosave(world.amara)
    assert left is not None
    assert left.post_id is None


def test_keeping_unsaved_text_writes_no_history(world: World) -> None:
    before = world.desk.past.verify().head
    world.desk.compose.autosave(world.amara, world.content(text="x"), None, 0)
    world.desk.compose.discard(world.amara, None)
    assert world.desk.past.verify().head == before


def test_a_preview_is_of_the_words_for_that_account(world: World) -> None:
    around = world.desk.compose.surroundings()
    content = replace(world.content(), variants=(Variant(world.page.id, "For the page."),))
    shown = world.desk.compose.preview(content, world.amara, world.page.id, around)
    assert (shown.paragraphs, shown.byline) == (("For the page.",), "Amara Obi, Head of Communications")


class Remembering(FakeConnector):
    """Knows of what a preview was asked for."""

    def preview(self, request: PublishRequest) -> PreviewFacts:
        self.asked = request
        return super().preview(request)


def test_a_preview_is_of_the_pictures_and_their_credit_lines_too(world: World) -> None:
    platform = Remembering("newsroom")
    compose = Compose(replace(world.context, connectors=FakeConnectors(platform)))
    picture = world.picture()
    form = PermissionForm(
        rights_holder="Sam Reed",
        licence="Invoice 2041",
        evidence="Shared drive",
        valid_from="2026-11-24",
        credit_line="Photo: Sam Reed",
    )
    world.desk.permissions.record(world.amara, picture, form)
    content = world.content(media=(picture,))
    compose.preview(content, world.amara, world.page.id, compose.surroundings())
    (shown,) = platform.asked.media
    use = content.media[0]
    assert (shown.alt_text, shown.credit, shown.kind) == (use.alt_text, "Photo: Sam Reed", "picture")
    assert (shown.width, shown.height) == (64, 48)


def test_a_clause_is_named_in_words(world: World) -> None:
    assert world.desk.compose.clause_words("PAT-1").startswith("Policy ")
    assert world.desk.compose.clause_words("nowhere") == "nowhere"
