"""When it goes out, what stands in the way, and taking responsibility by name."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel

from ccgcompose.domain.publication import DeliveryState
from ccgcompose.usecases.views import PublicationDetail
from tests.ui.compose.conftest import Open
from tests.ui.compose.hands import Hands
from tests.ui.compose.world import GOOD

CTRL = Qt.KeyboardModifier.ControlModifier
NINE = dt.time(9, 0)


def choose_moment(hands: Hands, day: dt.date, wall: dt.time) -> None:
    """Set date and time."""
    hands.panel.schedule.moment.set_moment(day, wall)
    hands.panel.schedule.moment.changed.emit()
    hands.wait()


def planned(hands: Hands) -> tuple[PublicationDetail, ...]:
    """Return the publications of the post on the desk, as the store has them."""
    post_id = hands.panel.presenter.on_desk.working.post_id
    assert post_id is not None
    return hands.world.desk.past.detail(post_id).publications


def test_the_next_working_morning_is_offered_with_its_zone(hands: Hands) -> None:
    moment = hands.panel.schedule.moment
    assert (moment.date(), moment.time()) == (dt.date(2026, 11, 25), NINE)
    assert "London (GMT)" in [label.text() for label in moment.findChildren(QLabel)]


def test_what_stands_in_the_way_is_counted_in_a_sentence_and_listed(hands: Hands) -> None:
    hands.write("See 943 476 5919")
    assert hands.sentence() == "Three things stand in the way"
    hands.choose("Newsroom")
    assert hands.sentence() == "Two things stand in the way"
    hands.subject("Vaccination")
    assert hands.sentence() == "One thing stands in the way"
    hands.press(hands.card("PAT001").fix_button)
    assert hands.sentence() == "Nothing stands in the way."
    assert hands.panel.schedule.schedule_button.isEnabled()


def test_a_post_is_scheduled_once_somebody_took_responsibility(hands: Hands) -> None:
    hands.whole(GOOD)
    choose_moment(hands, dt.date(2026, 11, 30), NINE)
    hands.press(hands.panel.schedule.schedule_button)
    dialog = hands.dialog()
    assert not dialog.primary.isEnabled()
    assert dialog.primary.text() == "Schedule"
    assert dialog.summary() == (
        "“Our flu clinics open on Monday at Park Lane Health Centre.”",
        "Monday 30 November 2026, 9am (GMT)",
        "On Newsroom",
        "Signed Amara Obi, Head of Communications",
    )
    hands.promise()
    (publication,) = planned(hands)
    assert publication.publication.due_at == dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC)
    assert publication.publication.zone == "Europe/London"
    assert publication.publication.confirmation == "I, Amara Obi, take responsibility for this publication."
    assert [each.delivery.state for each in publication.deliveries] == [DeliveryState.PENDING]
    assert hands.notice("decided").startswith("It is planned for Newsroom.")
    assert hands.sentence() == "This post is planned for Newsroom already."
    assert not hands.panel.schedule.schedule_button.isEnabled()


def test_without_the_promise_nothing_is_planned(hands: Hands) -> None:
    hands.whole(GOOD)
    hands.press(hands.panel.schedule.schedule_button)
    hands.key(Qt.Key.Key_Escape, on=hands.dialog())
    assert hands.panel.presenter.decisions.dialog is None
    assert planned(hands) == ()
    assert hands.stored().content.text == GOOD


def test_publishing_now_is_due_at_once(hands: Hands) -> None:
    hands.whole(GOOD)
    hands.press(hands.panel.schedule.publish_button)
    hands.world.pass_time(minutes=5)  # somebody rang while the question was open
    hands.promise()
    (publication,) = planned(hands)
    assert publication.publication.due_at == hands.world.clock.now()
    hands.world.desk.deliver.run_due()
    assert [request.text for request in hands.world.platforms["newsroom"].sent] == [GOOD]


def test_ctrl_enter_asks_to_schedule(hands: Hands) -> None:
    hands.whole(GOOD)
    hands.key(Qt.Key.Key_Return, CTRL)
    assert hands.dialog().primary.text() == "Schedule"


def test_ctrl_enter_shows_what_is_in_the_way(hands: Hands) -> None:
    hands.write("See 943 476 5919")
    hands.panel.side_tabs.setCurrentIndex(1)
    hands.key(Qt.Key.Key_Return, CTRL)
    assert hands.panel.presenter.decisions.dialog is None
    assert hands.panel.side_tabs.currentIndex() == 0


def test_a_moment_in_the_past_is_said_plainly_and_only_publishing_now_is_left(hands: Hands) -> None:
    hands.whole(GOOD)
    choose_moment(hands, dt.date(2026, 11, 23), NINE)
    assert "is in the past" in hands.panel.schedule.moment.problem()
    assert hands.sentence() == "It can go out now, not at that moment."
    assert not hands.panel.schedule.schedule_button.isEnabled()
    assert hands.panel.schedule.publish_button.isEnabled()


def test_a_moment_that_the_clocks_jump_over_does_not_exist(hands: Hands) -> None:
    hands.whole(GOOD)
    choose_moment(hands, dt.date(2027, 3, 28), dt.time(1, 30))
    assert "does not exist" in hands.panel.schedule.moment.problem()
    assert not hands.panel.schedule.schedule_button.isEnabled()


def test_of_a_moment_that_happens_twice_the_second_can_be_meant(hands: Hands) -> None:
    hands.whole(GOOD)
    choose_moment(hands, dt.date(2027, 10, 31), dt.time(1, 30))
    boxes = hands.panel.schedule.moment.findChildren(QComboBox)
    (which,) = (box for box in boxes if box.itemText(1) == "the second (GMT)")
    which.setCurrentIndex(1)
    hands.wait()
    hands.press(hands.panel.schedule.schedule_button)
    hands.promise()
    (publication,) = planned(hands)
    assert publication.publication.due_at == dt.datetime(2027, 10, 31, 1, 30, tzinfo=dt.UTC)


def test_a_moment_that_went_by_while_one_thought_is_noticed_when_it_is_pressed(hands: Hands) -> None:
    hands.whole(GOOD)
    hands.world.pass_time(days=2)
    hands.panel.schedule.schedule_button.click()
    hands.wait()
    assert "is in the past" in hands.panel.schedule.moment.problem()
    assert hands.panel.presenter.decisions.dialog is None


def test_somebody_who_may_not_speak_is_told_so(sit_down: Open) -> None:
    hands = sit_down("Priya Nair")
    hands.whole(GOOD)
    assert hands.sentence() == "One thing stands in the way"
    (said,) = hands.panel.checks.refusals()
    assert said.startswith("Priya Nair is not designated to speak on Newsroom")


def test_an_account_that_needs_approval_waits_for_it(hands: Hands) -> None:
    hands.choose("Short")
    hands.subject("Vaccination")
    hands.write(GOOD)
    hands.save()
    assert hands.sentence() == "One thing stands in the way"
    ben, post_id = hands.world.people["Ben Okafor"], hands.stored().post_id
    hands.world.desk.review.approve(ben, post_id, 1)
    hands.session.navigator.recordsChanged.emit()
    hands.wait()
    assert hands.sentence() == "Nothing stands in the way."
    assert hands.panel.header.state() == "Approved by Ben Okafor"
    hands.write(" More.")
    assert hands.sentence() == "One thing stands in the way"
    assert hands.panel.header.state() == ""


def test_a_gate_that_shut_meanwhile_is_said_and_the_post_is_kept(hands: Hands) -> None:
    hands.whole(GOOD)
    hands.save()
    hands.world.revoke("Amara Obi")
    hands.press(hands.panel.schedule.schedule_button)
    assert "is not designated to speak" in hands.notice("problem")
    assert "The post is kept as it is." in hands.notice("problem")
    assert planned(hands) == ()


def test_when_it_is_out_the_window_says_so_and_offers_to_correct_it(hands: Hands) -> None:
    hands.whole(GOOD)
    hands.press(hands.panel.schedule.publish_button)
    hands.promise()
    assert hands.notice("decided") == "It is on its way to Newsroom."
    hands.world.desk.deliver.run_due()
    hands.session.navigator.recordsChanged.emit()
    hands.wait()
    assert hands.notice("decided") == ""
    assert hands.notice("out") == "It is out on Newsroom."
    correct = hands.panel.notices.offers("out")[2]
    assert correct.text() == "Correct it"
    hands.press(correct)
    assert hands.panel.correction.isVisible()
    assert hands.panel.header.title().startswith("Correct “Our flu clinics")


def test_a_lock_leaves_the_question_unanswered(hands: Hands) -> None:
    hands.whole(GOOD)
    hands.press(hands.panel.schedule.publish_button)
    assert hands.dialog().isVisible()
    hands.panel.flush()
    assert hands.panel.presenter.decisions.dialog is None
    assert planned(hands) == ()
