"""What is said to be in the way while a post is written is what is in the way when it is scheduled."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ccgcompose.domain.people import Person
from ccgcompose.domain.post import Content, EditNote, Variant
from ccgcompose.usecases.outlook import Standing, outlook
from ccgcompose.usecases.schedule import at_instant
from tests.unit.usecases.world import TEXT, ZONE, World

LATER = timedelta(hours=3)


def foreseen(world: World, person: Person, content: Content) -> list[str]:
    """Return what the outlook says of a content that is not saved."""
    around = world.desk.compose.surroundings()
    moment = world.clock.now() + LATER
    findings = world.desk.compose.check(content, person, around, moment)
    standing = Standing(person, world.desk.people.designations(person))
    return sorted(r.message for r in outlook(content, standing, around, findings, moment))


def met(world: World, person: Person, content: Content) -> list[str]:
    """Return what scheduling says of the same content once it is saved."""
    post_id = world.desk.compose.save(person, content).revision.post_id
    when = at_instant(world.clock.now() + LATER, ZONE)
    return sorted(r.message for r in world.desk.schedule.refusals(person, post_id, when, confirmed=True))


@pytest.mark.parametrize("text", [TEXT, "", "For the patient 943 476 5919.", "bloody #getyourflujab " * 20])
@pytest.mark.parametrize("who", ["amara", "jon"])
def test_foreseen_and_met_are_the_same(world: World, text: str, who: str) -> None:
    person: Person = getattr(world, who)
    content = replace(world.content(world.page, world.guarded, text=text), subject="")
    assert foreseen(world, person, content) == met(world, person, content)


def test_pictures_are_foreseen_as_they_will_stand_at_that_moment(world: World) -> None:
    ended, fine, none = (
        world.picture(f"{n}.png", c) for n, c in [("a", "red"), ("b", "blue"), ("c", "pink")]
    )
    world.permit(ended, last_day="2026-11-24")
    world.permit(fine)
    content = world.content(media=(ended, fine, none))
    world.clock.advance(timedelta(days=1))
    assert foreseen(world, world.amara, content) == met(world, world.amara, content)
    assert len(foreseen(world, world.amara, content)) == 2


def test_an_account_with_words_of_its_own_is_judged_by_them(world: World) -> None:
    picture = world.picture()
    common = world.content(world.page, world.guarded, text="For the patient 943 476 5919.", media=(picture,))
    own = replace(common, variants=(Variant(world.page.id, TEXT), Variant(world.guarded.id, TEXT)))
    assert foreseen(world, world.amara, own) == met(world, world.amara, own)
    assert not any("NHS number" in words for words in foreseen(world, world.amara, own))
    assert any("permission" in words for words in foreseen(world, world.amara, own))


def test_a_picture_is_complained_of_once_whatever_the_words(world: World) -> None:
    picture = world.picture()
    content = world.content(world.page, world.guarded, media=(picture,))
    content = replace(content, variants=(Variant(world.guarded.id, "Own words for this account."),))
    around = world.desk.compose.surroundings()
    findings = world.desk.compose.check(content, world.amara, around)
    assert [finding.rule for finding in findings if finding.media_id == picture] == ["COPY001"]


def test_without_an_account_the_rest_is_said_all_the_same(world: World) -> None:
    content = replace(world.content(text="For the patient 943 476 5919."), account_ids=(), subject="")
    said = foreseen(world, world.amara, content)
    assert len(said) == 3
    assert "The post has no account." in said
    assert "The post has no subject." in said


def test_the_length_is_the_one_of_the_platform(world: World) -> None:
    around = world.desk.compose.surroundings()
    assert world.desk.compose.length("👩‍👩‍👧 ok", world.page.id, around) == 4


def test_a_clause_is_said_in_words(world: World) -> None:
    assert world.desk.compose.clause_words("PAT-1").startswith("Policy 4, ")
    assert world.desk.compose.clause_words("none") == "none"


def test_a_preview_shows_the_moment_the_notes_and_the_sign_off_that_it_is_given(world: World) -> None:
    around = world.desk.compose.surroundings()
    moment = world.clock.now() + timedelta(days=6)
    note = EditNote(world.amara.id, "Wrong day.", moment)
    facts = world.desk.compose.preview(
        world.content(), world.amara, world.page.id, around, published_at=moment, notes=(note,)
    )
    assert facts.footer == "30 November 2026"
    assert facts.byline == "Amara Obi, Head of Communications"
