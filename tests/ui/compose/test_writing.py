"""Writing: what is typed and chosen is what is saved, and what the store has."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from ccgcompose.domain.post import Variant
from ccgcompose.usecases.account_care import arrangement_of
from tests.ui.compose.hands import Hands
from tests.ui.compose.world import GOOD, World
from tests.ui.hands import type_text

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_new_post_is_empty_and_offers_nothing_that_cannot_be_done(hands: Hands) -> None:
    assert hands.panel.header.title() == "New post"
    assert hands.panel.header.saved() == ""
    assert hands.sentence() == "There is nothing to publish yet."
    assert not hands.panel.header.save_button.isEnabled()
    assert not hands.panel.schedule.schedule_button.isEnabled()


def test_what_is_typed_and_chosen_is_saved_with_ctrl_s(hands: Hands) -> None:
    hands.choose("Newsroom", "Short")
    hands.subject("Mental health")
    type_text(hands.panel.texts.title, "Help at night")
    hands.write("You can call 111 at any hour. ☎️")
    hands.save()
    revision = hands.stored()
    assert revision.number == 1
    assert revision.content.subject == "Mental health"
    assert revision.content.title == "Help at night"
    assert revision.content.text == "You can call 111 at any hour. ☎️"
    assert revision.content.account_ids == (hands.account("Newsroom"), hands.account("Short"))
    assert hands.panel.header.title() == "Help at night"
    assert hands.panel.header.saved() == "Saved just now · revision 1"
    assert not hands.panel.header.save_button.isEnabled()


def test_saving_again_without_a_change_makes_no_revision(hands: Hands) -> None:
    hands.write("Some words")
    hands.save()
    hands.save()
    assert hands.stored().number == 1


def test_saving_after_a_change_makes_the_next_revision(hands: Hands) -> None:
    hands.write("Some words")
    hands.save()
    hands.write(", and more")
    assert hands.panel.header.saved().endswith("changed since revision 1")
    hands.save()
    assert hands.stored().number == 2
    assert hands.stored().content.text == "Some words, and more"


def test_the_subjects_are_those_of_the_organisation(hands: Hands) -> None:
    box = hands.panel.accounts.subject
    offered = [box.itemText(place) for place in range(box.count())]
    assert offered == ["Choose a subject", "Vaccination", "Mental health", "Urgent care"]


def test_each_account_has_a_tab_with_its_own_count(hands: Hands) -> None:
    hands.choose("Newsroom", "Short")
    hands.write("x" * 291)
    tabs = hands.panel.texts.tabs
    assert [tabs.tabText(place) for place in range(tabs.count())] == ["All accounts", "Newsroom", "Short"]
    assert hands.panel.texts.count_words(hands.account("Newsroom")) == "291"
    assert hands.panel.texts.count_words(hands.account("Short")) == "291 / 280 · 11 too many"


def test_an_account_follows_the_common_text_until_its_own_is_changed(hands: Hands) -> None:
    hands.choose("Newsroom", "Short")
    hands.write("Common words")
    short = hands.editor("Short")
    assert short.text() == "Common words"
    hands.write("Only here: ", "Short")
    assert hands.content().variants == (Variant(hands.account("Short"), "Only here: Common words"),)
    hands.editor().setFocus()
    hands.editor().insert_text("New. ")
    hands.wait()
    assert hands.editor("Newsroom").text() == hands.content().text
    assert hands.editor("Short").text() == "Only here: Common words"


def test_the_common_text_can_be_used_again_and_undone(hands: Hands) -> None:
    hands.choose("Newsroom", "Short")
    hands.write("Common words")
    hands.write("Only here: ", "Short")
    hands.press(hands.panel.texts.page(hands.account("Short")).again)
    assert hands.content().variants == ()
    hands.key(Qt.Key.Key_Z, CTRL, on=hands.editor("Short"))
    assert [variant.text for variant in hands.content().variants] == ["Only here: Common words"]


def test_words_of_an_account_come_back_with_it(hands: Hands) -> None:
    hands.choose("Newsroom", "Short")
    hands.write("Common words")
    hands.write("Only here: ", "Short")
    hands.choose("Short")
    assert hands.content().variants == ()
    hands.choose("Short")
    assert [variant.text for variant in hands.content().variants] == ["Only here: Common words"]


def test_the_sign_off_is_shown_under_the_text_as_it_will_appear(hands: Hands) -> None:
    hands.choose("Newsroom", "Short")
    hands.write("Some words")
    assert hands.editor().sign_off() == "Amara Obi, Head of Communications"
    assert hands.editor("Short").sign_off() == "Amara Obi, Head of Communications"
    hands.write("\nAmara Obi, Head of Communications", "Short")
    assert hands.editor("Short").sign_off() == ""
    assert hands.editor("Newsroom").sign_off() == "Amara Obi, Head of Communications"


def test_a_post_is_opened_as_it_was_saved(hands: Hands, world: World) -> None:
    post_id = world.save(world.content(GOOD, "Newsroom", "Short"), "Ben Okafor")
    world.pass_time(minutes=3)
    hands.open(post_id)
    assert hands.editor().text() == GOOD
    assert hands.panel.texts.title.text() == "Flu clinics open"
    assert hands.panel.accounts.chosen() == (hands.account("Newsroom"), hands.account("Short"))
    assert hands.panel.header.saved() == "Saved 3 minutes ago by Ben Okafor · revision 1"


def test_a_post_that_is_not_there_is_said_plainly_and_nothing_is_lost(hands: Hands) -> None:
    hands.write("My words")
    hands.open("post-none")
    assert hands.notice("problem")
    assert hands.editor().text() == "My words"


def test_an_account_for_practice_says_so_on_its_chip(hands: Hands, world: World) -> None:
    account = world.accounts["Newsroom"]
    wanted = replace(arrangement_of(account), practice=True)
    world.desk.account_care.arrange(world.people["Amara Obi"], account.id, wanted)
    hands.session.navigator.recordsChanged.emit()
    hands.wait()
    hands.qtbot.waitUntil(lambda: hands.panel.accounts.chip(account.id).text() == "Newsroom · practice")
