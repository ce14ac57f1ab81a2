"""One post in full: as it went out, with everything that explains it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from ccgcompose.domain.history import Entry
from ccgcompose.domain.post import Variant
from ccgcompose.errors import OutcomeUnknown, Rejected
from ccgcompose.usecases.schedule import at_instant
from tests.ui.audit import audit
from tests.ui.hands import click, press
from tests.ui.history.looking import choose, correct, read_again, settle, titled, words
from tests.unit.usecases.world import TEXT, ZONE, World
from ui.history.compare import CompareSheet
from ui.history.panel import HistoryPanel
from ui.history.quotation import Quotation
from ui.session import Session
from ui.widgets.thumbnail import Thumbnail

CORRECTED = "Our flu clinics open on Tuesday. Book yours: https://www.nhs.uk/flu"
LONG_NAME = "Newsroom of the whole county and its neighbours, number"
NOTE = "The clinics open on Tuesday, not on Monday."


def quoted(panel: HistoryPanel) -> list[str]:
    """Return the texts that are shown as they went out."""
    return [quotation.toPlainText() for quotation in panel.detail.findChildren(Quotation)]


def test_everything_that_explains_a_post_stands_beside_it(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    medium = world.picture()
    world.permit(medium, last_day="2027-03-31")
    world.published(media=(medium,))
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    said = words(panel.detail)
    for fact in (
        "Amara Obi, Head of Communications",
        "Alt text: A blue square on a white wall",
        "Revision 1, live now",
        "Revision 1 · “I, Amara Obi, take responsibility for this publication.” · 24 Nov 2026, 12pm",
        "Attempt 1, 24 Nov 2026, 12pm: taken",
        "clinic.png: Exampleshire Camera Club, Invoice 2041, to 31 March 2027. Evidence: Shared drive, contracts",
        "Amara Obi saved revision 1 of “Flu clinics”.",
    ):
        assert fact in said, fact
    assert quoted(panel) == [TEXT]
    assert audit(panel) == []


def test_the_picture_is_shown_with_its_alt_text(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    medium = world.picture(colour="red")
    world.permit(medium)
    world.published(media=(medium,))
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    (picture,) = panel.detail.findChildren(Thumbnail)
    assert picture.accessibleName() == "A blue square on a white wall"
    shown = picture.grab().toImage()
    middle = shown.pixelColor(shown.width() // 2, shown.height() // 2)
    assert middle.red() > 250
    assert middle.green() < 5


def test_a_picture_comes_decoded_and_is_read_from_no_file(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    medium = world.picture(colour="red")
    world.permit(medium)
    world.published(media=(medium,))
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    green = QImage(64, 48, QImage.Format.Format_RGB32)
    green.fill(Qt.GlobalColor.green)
    panel.detail.set_picture(medium, green, "A green square")
    (picture,) = panel.detail.findChildren(Thumbnail)
    shown = picture.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2) == QColor(0, 255, 0)


def test_the_chain_is_named_by_its_entries(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    post_id = world.published()
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    numbers = [entry.number for entry in world.desk.past.detail(post_id).entries]
    assert f"In the chain: entries {min(numbers)} to {max(numbers)}" in words(panel.detail)


def test_edit_notes_stand_under_the_text(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    post_id = world.published()
    correct(world, post_id, CORRECTED, NOTE)
    correct(world, post_id, CORRECTED + " All are welcome.", "All are welcome, and we had not said so.")
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    said = words(panel.detail)
    assert "Revision 3, live now" in said
    assert f"Edited 24 November 2026: {NOTE}" in said
    assert "Edited 24 November 2026: All are welcome, and we had not said so." in said
    assert "Page · correction" in said
    assert quoted(panel)[0] == CORRECTED + " All are welcome."
    assert audit(panel) == []


def test_what_is_live_is_shown_while_its_correction_is_not_out(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    post_id = world.published()
    world.platform.fail_next(Rejected("The platform does not take this."), verb="correct")
    correct(world, post_id, CORRECTED, NOTE)
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    said = words(panel.detail)
    assert "Revision 1, live now; revision 2 is not out" in said
    assert NOTE not in said.split("Where it went")[0]
    assert "The platform does not take this." in said
    assert quoted(panel) == [TEXT]


def test_an_unconfirmed_delivery_says_so(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    world.platform.fail_next(OutcomeUnknown("The line broke."))
    world.published()
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    said = words(panel.detail)
    assert "Unconfirmed" in said
    assert "Revision 1, not out" in said
    assert not panel.detail.correct.isVisible()
    assert audit(panel) == []


def test_what_only_one_account_says_stands_with_that_account(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    content = replace(world.content(), variants=(Variant(world.page.id, "Flu clinics: nhs.uk/flu"),))
    post_id = world.desk.compose.save(world.amara, content).revision.post_id
    world.plan(post_id, timedelta(0))
    world.desk.deliver.run_due()
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    assert quoted(panel) == [TEXT, "Flu clinics: nhs.uk/flu"]


def test_nothing_is_cut_however_long_the_words(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    with world.store.write() as unit:
        accounts = [replace(world.page, id=f"account-{n}", name=f"{LONG_NAME} {n}") for n in range(6)]
        for account in accounts:
            unit.accounts.add(account)
        unit.history.append(Entry("account.added", world.amara.id, "Six more accounts."), world.clock.now())
    address = "https://www.exampleshire.nhs.uk/" + "winter-vaccination" * 12
    content = replace(
        world.content(*accounts, text=f"Read all of it: {address}"),
        title="Everything that residents of Exampleshire need to know before they book: " + "clinics " * 12,
    )
    post_id = world.desk.compose.save(world.amara, content).revision.post_id
    when = at_instant(world.clock.now(), ZONE)
    world.desk.schedule.schedule(world.amara, post_id, when, confirmed=True)
    world.desk.deliver.run_due()
    for n in range(3):
        correct(world, post_id, f"Read all of it: {address} {n}", f"Number {n}: " + "an-endless-word" * 8)
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    assert panel.detail.horizontalScrollBar().maximum() == 0
    holder = panel.detail.widget()
    assert holder is not None
    assert holder.width() <= panel.detail.viewport().width()
    assert audit(panel) == []
    # What is copied is what the public saw: nothing was put into it to make it break.
    assert quoted(panel)[0] == f"Read all of it: {address} 2"


def test_correcting_is_asked_of_the_compose_page(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    post_id = world.published()
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    with qtbot.waitSignal(session.navigator.correctPost) as asked:
        click(panel.detail.correct)
    assert asked.args == [post_id]


def test_two_revisions_are_compared_side_by_side(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    post_id = world.published()
    correct(world, post_id, CORRECTED, NOTE)
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    click(panel.detail.compare)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, CompareSheet)
    before, after = sheet.findChildren(QTextEdit)
    assert before.toPlainText() == f"Flu clinics\n\n{TEXT}"
    assert after.toPlainText() == f"Flu clinics\n\n{CORRECTED}"
    assert f"Edit note: {NOTE}" in words(sheet)
    assert audit(sheet) == []
    sheet.after.setCurrentIndex(0)
    assert after.toPlainText() == f"Flu clinics\n\n{TEXT}"
    assert "No edit note was given" in words(sheet)
    press(sheet, Qt.Key.Key_Escape)
    settle(qtbot, session)
    assert QApplication.activeModalWidget() is None


def test_one_revision_has_nothing_to_compare(
    panel: HistoryPanel, world: World, session: Session, qtbot: QtBot
) -> None:
    titled(world, "Coffee for carers")
    read_again(qtbot, session)
    choose(panel, 0, qtbot, session)
    shown = [each.text() for each in panel.detail.findChildren(QPushButton) if each.isVisible()]
    assert shown == ["Correct this post", "Open the live post"]
