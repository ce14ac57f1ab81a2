"""The wizard: driven by the connector's own form, with no secret shown or kept in a window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ccgcompose.usecases.views import EntryQuery
from tests.ui.accounts.conftest import Office
from tests.ui.accounts.platforms import CONSENT
from tests.ui.audit import audit
from tests.ui.hands import click, press, type_text
from tests.ui.history.looking import settle, words
from ui.accounts.panel import AccountsPanel
from ui.accounts.sign_in_step import IN_MEMORY
from ui.accounts.wizard import DONE, KEEP, SIGN_IN
from ui.session import Session

SECRET = "xyzzy-plugh-token"


def to_sign_in(panel: AccountsPanel, platform: str, qtbot: QtBot, session: Session) -> None:
    click(panel.browse.add)
    settle(qtbot, session)
    click(panel.wizard.choose.buttons[platform])
    settle(qtbot, session)
    assert panel.wizard.step == KEEP
    click(panel.wizard.next)
    assert panel.wizard.step == SIGN_IN


def fill(panel: AccountsPanel) -> None:
    for name, text in (("server", "https://bsky.example"), ("user", "exampleshire"), ("password", SECRET)):
        type_text(panel.wizard.sign_in.fields[name], text)


def test_an_account_is_added_and_signed_in(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    to_sign_in(panel, "bluesky", qtbot, session)
    step = panel.wizard.sign_in
    assert "1.  Open Settings, then App passwords, and press Add." in words(step)
    assert step.fields["password"].echoMode() == QLineEdit.EchoMode.Password
    fill(panel)
    click(panel.wizard.next)
    settle(qtbot, session)
    assert panel.wizard.step == DONE
    assert "Everything that was looked at is as it should be." in panel.wizard.done.banner.text()
    account = office.desk.accounts.named("Bluesky")
    assert account.settings == {"server": "https://bsky.example", "user": "exampleshire"}
    assert office.credentials.kept[account.id].token == SECRET
    click(panel.wizard.next)
    settle(qtbot, session)
    assert not panel.shows_wizard()
    assert panel.browse.chosen() == account.id
    assert panel.browse.detail.state.text() == "Healthy"


def test_a_secret_is_shown_nowhere_again(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    to_sign_in(panel, "bluesky", qtbot, session)
    fill(panel)
    click(panel.wizard.next)
    settle(qtbot, session)
    field = panel.wizard.sign_in.fields["password"]
    assert field.text() == ""
    field.undo()
    assert field.text() == ""
    said = words(panel) + "".join(each.text() for each in panel.findChildren(QLineEdit))
    assert SECRET not in said
    entries = office.desk.past.entries(EntryQuery())
    assert SECRET not in "".join(f"{entry.entry.summary}{entry.entry.details}" for entry in entries)


def test_leaving_the_wizard_forgets_the_secret(panel: AccountsPanel, session: Session, qtbot: QtBot) -> None:
    to_sign_in(panel, "bluesky", qtbot, session)
    fill(panel)
    press(panel.wizard, Qt.Key.Key_Escape)
    assert panel.wizard.step == KEEP
    assert panel.wizard.sign_in.fields["password"].text() == ""
    assert panel.wizard.sign_in.fields["user"].text() == "exampleshire"


def test_what_is_missing_is_said_at_its_field(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    to_sign_in(panel, "bluesky", qtbot, session)
    click(panel.wizard.next)
    assert panel.wizard.step == SIGN_IN
    assert words(panel.wizard.sign_in).count("This is needed.") == 3
    assert panel.wizard.sign_in.fields["server"].hasFocus()
    assert len(office.desk.accounts.all()) == 2


def test_a_refusal_keeps_what_was_typed_and_adds_the_account_once(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    office.keyed.refuses = "The platform does not know this password."
    to_sign_in(panel, "bluesky", qtbot, session)
    fill(panel)
    click(panel.wizard.next)
    settle(qtbot, session)
    problem = panel.wizard.sign_in.problem()
    assert problem is not None
    assert "The platform does not know this password. Nothing was kept. Copy it again." in problem.text()
    assert panel.wizard.sign_in.fields["user"].text() == "exampleshire"
    assert panel.wizard.sign_in.fields["user"].isEnabled()
    office.keyed.refuses = ""
    click(panel.wizard.next)
    settle(qtbot, session)
    assert panel.wizard.step == DONE
    assert [each.name for each in office.desk.accounts.all()].count("Bluesky") == 1


def test_a_browser_sign_in_opens_the_page_and_asks_which(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    to_sign_in(panel, "facebook", qtbot, session)
    assert panel.wizard.next.text() == "Sign in with the browser"
    assert "It asks for: pages_manage_posts." in words(panel.wizard.sign_in)
    click(panel.wizard.next)
    qtbot.waitUntil(lambda: office.visited == [CONSENT])
    waiting = panel.wizard.sign_in.waiting
    assert waiting.address.text() == CONSENT
    assert audit(panel) == []
    office.walled.consented.set()
    qtbot.waitUntil(waiting.choices.isVisible)
    assert "Which Page is it?" in words(waiting)
    press(waiting.choices, Qt.Key.Key_Down)
    click(waiting.take)
    settle(qtbot, session)
    assert office.desk.accounts.named("Facebook").settings == {"page": "2"}


def test_a_browser_sign_in_can_be_broken_off(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    to_sign_in(panel, "facebook", qtbot, session)
    click(panel.wizard.next)
    qtbot.waitUntil(lambda: office.visited == [CONSENT])
    press(panel.wizard, Qt.Key.Key_Escape)
    settle(qtbot, session)
    problem = panel.wizard.sign_in.problem()
    assert problem is not None
    assert "The sign-in was broken off." in problem.text()
    assert not panel.signing_in.is_busy
    assert office.credentials.kept == {}


def test_closing_the_program_does_not_wait_for_the_browser(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    to_sign_in(panel, "facebook", qtbot, session)
    click(panel.wizard.next)
    qtbot.waitUntil(lambda: office.visited == [CONSENT])
    session.background.close()  # it waits for what is running: the guide gives up
    assert office.credentials.kept == {}


def test_without_a_keyring_memory_is_offered_and_chosen(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    office.credentials.shut = True
    to_sign_in(panel, "bluesky", qtbot, session)
    fill(panel)
    click(panel.wizard.next)
    settle(qtbot, session)
    problem = panel.wizard.sign_in.problem()
    assert problem is not None
    assert "There is no safe place for secrets on this computer." in problem.text()
    (offer,) = [each for each in problem.findChildren(QPushButton) if each.text() == IN_MEMORY]
    click(offer)
    settle(qtbot, session)
    assert panel.wizard.step == DONE
    assert office.credentials.in_memory


def test_a_name_that_is_taken_is_told_before_the_sign_in(
    panel: AccountsPanel, session: Session, qtbot: QtBot
) -> None:
    click(panel.browse.add)
    settle(qtbot, session)
    click(panel.wizard.choose.buttons["bluesky"])
    settle(qtbot, session)
    panel.wizard.keep.called.setText("page")
    click(panel.wizard.next)
    assert panel.wizard.step == KEEP
    assert "There is an account called page already." in words(panel.wizard.keep)


def test_each_step_stands_without_a_fault(panel: AccountsPanel, session: Session, qtbot: QtBot) -> None:
    click(panel.browse.add)
    settle(qtbot, session)
    assert audit(panel) == []
    click(panel.wizard.choose.buttons["bluesky"])
    settle(qtbot, session)
    panel.wizard.card.open()
    assert audit(panel) == []
    click(panel.wizard.next)
    assert audit(panel) == []
    fill(panel)
    click(panel.wizard.next)
    settle(qtbot, session)
    assert audit(panel) == []


def test_an_account_of_ours_needs_no_sign_in_and_its_settings_are_changed_later(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    to_sign_in(panel, "podcast", qtbot, session)
    type_text(panel.wizard.sign_in.fields["folder"], "/srv/news")
    click(panel.wizard.next)
    settle(qtbot, session)
    assert panel.wizard.step == DONE
    click(panel.wizard.next)
    settle(qtbot, session)
    assert panel.browse.detail.sign_in.text() == "Where it goes…"
    click(panel.browse.detail.sign_in)
    settle(qtbot, session)
    assert panel.wizard.next.text() == "Keep"
    panel.wizard.sign_in.fields["folder"].setText("/srv/elsewhere")
    click(panel.wizard.next)
    settle(qtbot, session)
    assert panel.wizard.step == DONE
    assert office.desk.accounts.named("Podcast").settings == {"folder": "/srv/elsewhere"}
