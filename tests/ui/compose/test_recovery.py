"""What was typed and never saved comes back, and nothing is lost on the way to another post."""

from __future__ import annotations

from ccgcompose.domain.post import Content
from tests.ui.compose.conftest import Open
from tests.ui.compose.hands import Hands
from tests.ui.compose.world import World


def left(world: World, hands: Hands) -> Content | None:
    """Return the unsaved new post that the store has."""
    found = world.desk.compose.recover(hands.session.person, None)
    return found.content if found else None


def test_what_is_typed_is_kept_without_a_save(hands: Hands, world: World) -> None:
    hands.write("Half a thought")
    assert "not a revision yet" in hands.panel.header.saved()
    hands.wait_kept()
    assert hands.panel.header.saved() == "Kept just now · not a revision yet"
    content = left(world, hands)
    assert content is not None
    assert content.text == "Half a thought"


def test_flush_keeps_at_once(hands: Hands, world: World) -> None:
    hands.write("Half a thought")
    hands.panel.flush()
    content = left(world, hands)
    assert content is not None
    assert content.text == "Half a thought"


def test_unsaved_text_is_offered_back_as_it_was_left(sit_down: Open, world: World) -> None:
    first = sit_down()
    first.choose("Newsroom")
    first.write("Half a thought")
    first.panel.flush()
    world.pass_time(hours=5, minutes=31)
    second = sit_down()
    assert second.editor().text() == "Half a thought"
    assert second.panel.accounts.chosen() == (second.account("Newsroom"),)
    assert second.notice("recovered") == "You were writing this at 9am. It is as you left it."


def test_keeping_takes_the_banner_away_and_the_text_stays(sit_down: Open) -> None:
    first = sit_down()
    first.write("Half a thought")
    first.panel.flush()
    second = sit_down()
    second.press(second.panel.notices.offers("recovered")[0])
    assert second.notice("recovered") == ""
    assert second.editor().text() == "Half a thought"


def test_discarding_empties_the_post_and_the_store(sit_down: Open, world: World) -> None:
    first = sit_down()
    first.write("Half a thought")
    first.panel.flush()
    second = sit_down()
    second.press(second.panel.notices.offers("recovered")[1])
    assert second.editor().text() == ""
    assert left(world, second) is None


def test_changes_to_a_saved_post_come_back_over_it(sit_down: Open, world: World) -> None:
    first = sit_down()
    post_id = world.save(world.content("Saved words"))
    first.open(post_id)
    first.write("Typed: ")
    first.panel.flush()
    second = sit_down()
    assert second.editor().text() == "Typed: Saved words"
    second.press(second.panel.notices.offers("recovered")[1])
    assert second.editor().text() == "Saved words"
    assert world.desk.compose.recover(second.session.person, post_id) is None


def test_saving_leaves_nothing_to_recover(hands: Hands, world: World) -> None:
    hands.write("Some words")
    hands.wait_kept()
    hands.save()
    hands.wait_kept()
    assert world.desk.compose.newest_autosave(hands.session.person) is None


def test_undoing_everything_leaves_nothing_to_recover(hands: Hands, world: World) -> None:
    hands.write("Some words")
    hands.wait_kept()
    hands.editor().undo()
    hands.wait_kept()
    assert world.desk.compose.newest_autosave(hands.session.person) is None


def test_a_new_post_over_an_unsaved_one_saves_it_first(hands: Hands, world: World) -> None:
    hands.write("My first draft")
    hands.panel.new()
    hands.wait()
    assert hands.editor().text() == ""
    assert [line.headline for line in world.desk.past.posts()] == ["My first draft"]
    assert left(world, hands) is None


def test_another_post_in_between_leaves_the_unsaved_one_as_it_was(hands: Hands, world: World) -> None:
    post_id = world.save(world.content("Saved words"))
    hands.write("My first draft")
    hands.open(post_id)
    assert hands.editor().text() == "Saved words"
    hands.panel.new()
    hands.wait()
    assert hands.editor().text() == "My first draft"
    assert "as you left it" in hands.notice("recovered")


def test_a_store_that_cannot_be_written_is_said_and_the_text_stays(hands: Hands, world: World) -> None:
    hands.write("Half a thought")
    hands.wait_kept()
    world.break_store()
    hands.write(", and the rest of it")
    hands.qtbot.waitUntil(lambda: hands.notice("problem") != "")
    assert hands.editor().text() == "Half a thought, and the rest of it"
    assert hands.panel.header.saved() == "Not kept: see above"
    world.mend_store()
    hands.write("!")
    hands.wait_kept()
    content = left(world, hands)
    assert content is not None
    assert content.text == "Half a thought, and the rest of it!"


def test_a_chosen_account_alone_is_nothing_to_recover_or_to_save(sit_down: Open) -> None:
    first = sit_down()
    first.choose("Newsroom")
    assert not first.panel.header.save_button.isEnabled()
    first.panel.flush()
    second = sit_down()
    assert second.notice("recovered") == ""
