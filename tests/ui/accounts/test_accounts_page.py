"""The list: how each account stands, what is found when it is looked at, what is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ccgcompose.domain.account import Account, SignOffStyle
from ccgcompose.domain.credential import Credential, CredentialKind
from ccgcompose.errors import EnvironmentFault, Unreachable
from ccgcompose.usecases.account_care import arrangement_of
from ccgcompose.usecases.set_up import NewAccount
from tests.ui.accounts.conftest import Office, shown
from tests.ui.accounts.platforms import DIFFERS
from tests.ui.audit import audit
from tests.ui.hands import click
from tests.ui.history.looking import settle, words
from tests.unit.usecases.world import BRAND
from ui.accounts.arrange_sheet import ArrangeSheet
from ui.accounts.browse_page import ACCOUNT, READ_ONLY, STATE
from ui.accounts.panel import AccountsPanel
from ui.background import Background
from ui.session import Navigator, Session
from ui.widgets.confirm_dialog import ConfirmDialog
from ui.widgets.table_delegate import MARK, SECOND_LINE

PATIENCE_MS = 30_000  # the first look at a text loads every list of the policy


def sky(office: Office, **credential: object) -> Account:
    account = office.desk.accounts.add(office.world.amara, NewAccount("Sky", "bluesky", BRAND))
    made = Credential(CredentialKind.APP_PASSWORD, "token")
    office.credentials.put(account.id, replace(made, **credential))  # type: ignore[arg-type]
    return account


def choose(panel: AccountsPanel, account: Account, qtbot: QtBot, session: Session) -> None:
    panel.presenter.refresh()
    settle(qtbot, session)
    panel.select(account.id)


def states(panel: AccountsPanel) -> list[str]:
    model = panel.browse.model
    return [model.index(row, STATE).data() for row in range(model.rowCount())]


def confirm(panel: AccountsPanel) -> str:
    (sheet,) = [each for each in panel.window().findChildren(ConfirmDialog) if each.isVisible()]
    said = words(sheet)
    click(sheet.primary)
    return said


def test_each_account_says_how_it_stands(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    assert states(panel) == ["Signed out", "Signed out"]
    account = sky(office, expires_at=office.world.clock.now() + timedelta(days=9, hours=1))
    choose(panel, account, qtbot, session)
    assert states(panel)[2] == "Sign-in ends in 9 days"
    assert "Sign in again before then." in panel.browse.detail.ends.text()
    assert "Up to 300 characters, and 3,000 bytes." in panel.browse.detail.limits.text()
    assert "Nothing has gone out on this account yet." in panel.browse.detail.last.text()


def test_a_look_shows_profile_and_brand_kit_side_by_side(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    office.keyed.health = DIFFERS
    account = sky(office)
    choose(panel, account, qtbot, session)
    click(panel.browse.detail.check)
    assert not panel.browse.detail.check.isEnabled()
    settle(qtbot, session)
    said = words(panel.browse.detail)
    assert "Old news from the CCG" in said
    assert "News from NHS Exampleshire" in said
    assert states(panel)[2] == "Brand differs"
    assert panel.browse.detail.check.isEnabled()
    assert panel.browse.detail.check.hasFocus()
    assert audit(panel) == []


def test_all_are_looked_at_in_one_round(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    account = sky(office)
    choose(panel, account, qtbot, session)
    click(panel.browse.check_all)
    assert panel.browse.checking.holds_focus()
    settle(qtbot, session)
    assert states(panel)[2] == "Healthy"
    assert panel.browse.checking.isHidden()
    assert panel.browse.check_all.hasFocus()


def test_a_platform_that_is_out_of_reach_is_an_answer(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    account = sky(office)
    problem = Unreachable("The platform did not answer.", next="Look at the network.")
    office.keyed.health = replace(DIFFERS, facts=(), message=problem.what, remedy=problem.next)
    choose(panel, account, qtbot, session)
    click(panel.browse.detail.check)
    settle(qtbot, session)
    assert states(panel)[2] == "Needs attention"
    assert "The platform did not answer. Look at the network." in panel.browse.detail.look.text()


def test_accounts_that_cannot_be_read_are_asked_for_once(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    changes: list[None] = []
    session.navigator.recordsChanged.connect(lambda: changes.append(None))
    office.credentials.broken = EnvironmentFault("The keyring gave no answer.", next="Restart it.")
    session.navigator.recordsChanged.emit()
    settle(qtbot, session)
    assert "The keyring gave no answer." in words(panel.browse.problem)
    assert len(changes) == 1
    office.credentials.broken = None
    session.navigator.recordsChanged.emit()
    settle(qtbot, session)
    assert states(panel) == ["Signed out", "Signed out"]


def test_where_no_list_could_be_read_it_can_be_tried_again(
    office: Office, session: Session, qtbot: QtBot
) -> None:
    office.credentials.broken = EnvironmentFault("The keyring gave no answer.", next="Restart it.")
    panel = shown(qtbot, session, office)
    assert "The accounts could not be read" in words(panel.browse)
    assert "The keyring gave no answer. Restart it." in words(panel.browse)
    assert not panel.browse.problem.isVisible()
    assert audit(panel) == []
    office.credentials.broken = None
    click(panel.browse.unread.findChildren(QPushButton)[0])
    settle(qtbot, session)
    assert states(panel) == ["Signed out", "Signed out"]
    assert not panel.browse.unread.isVisible()


def test_how_an_account_is_kept_is_changed(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    account = sky(office)
    choose(panel, account, qtbot, session)
    click(panel.browse.detail.arrange)
    (sheet,) = panel.window().findChildren(ArrangeSheet)
    sheet.form.website.setText("www")
    click(sheet.primary)
    assert "Write the whole address, beginning with https://." in words(sheet)
    sheet.form.website.setText("https://www.exampleshire.nhs.uk/news")
    sheet.form.sign_off.setCurrentIndex(1)
    sheet.form.practice.setChecked(True)
    assert audit(sheet) == []
    click(sheet.primary)
    settle(qtbot, session)
    kept = office.desk.accounts.named("Sky")
    assert kept.brand.website == "https://www.exampleshire.nhs.uk/news"
    assert kept.sign_off is SignOffStyle.APPENDED
    assert panel.browse.detail.practice.isVisible()


def test_a_test_post_goes_out_on_an_account_for_practice_alone(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    account = sky(office)
    choose(panel, account, qtbot, session)
    assert panel.browse.detail.trial.isHidden()
    wanted = replace(arrangement_of(account), practice=True)
    office.desk.account_care.arrange(office.world.amara, account.id, wanted)
    choose(panel, account, qtbot, session)
    click(panel.browse.detail.trial)
    assert "This is a test of our connection to Sky" in confirm(panel)
    qtbot.waitUntil(lambda: not session.background.busy, timeout=PATIENCE_MS)
    office.desk.deliver.run_due()
    assert [request.account.id for request in office.keyed.sent] == [account.id]
    choose(panel, account, qtbot, session)
    assert "Trying out the connection" in panel.browse.detail.last.text()
    with qtbot.waitSignal(session.navigator.showHistory):
        click(panel.browse.detail.history)


def test_out_of_use_and_back(panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot) -> None:
    account = sky(office)
    choose(panel, account, qtbot, session)
    click(panel.browse.detail.use)
    assert "Its history stays." in confirm(panel)
    settle(qtbot, session)
    assert states(panel) == ["Signed out", "Signed out", "Out of use"]
    click(panel.browse.detail.use)
    settle(qtbot, session)
    assert office.desk.accounts.named("Sky").active


def test_signing_out_is_asked_for(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    account = sky(office)
    choose(panel, account, qtbot, session)
    click(panel.browse.detail.sign_out)
    confirm(panel)
    settle(qtbot, session)
    assert office.credentials.kept == {}
    assert states(panel)[2] == "Signed out"
    assert panel.browse.detail.sign_in.text() == "Sign in"


def test_signing_in_again_keeps_what_is_known(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    account = sky(office)
    office.desk.accounts.configure(office.world.amara, account.id, {"server": "https://bsky.example"})
    choose(panel, account, qtbot, session)
    click(panel.browse.detail.sign_in)
    settle(qtbot, session)
    assert panel.shows_wizard()
    assert panel.wizard.sign_in.fields["server"].text() == "https://bsky.example"
    assert panel.wizard.sign_in.fields["password"].text() == ""
    click(panel.wizard.back)
    assert not panel.shows_wizard()


def test_without_a_keyring_the_list_says_so(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    office.credentials.shut = True
    panel.presenter.refresh()
    settle(qtbot, session)
    assert states(panel) == ["No keyring", "No keyring"]
    assert "There is no safe place for secrets on this computer." in panel.browse.detail.ends.text()


def test_who_is_not_designated_looks_and_changes_nothing(
    office: Office, background: Background, qtbot: QtBot
) -> None:
    organisation = office.desk.set_up.organisation()
    assert organisation is not None
    session = Session(office.desk, office.world.jon, organisation, background, Navigator())
    panel = shown(qtbot, session, office)
    assert panel.browse.add.isHidden()
    assert READ_ONLY in words(panel.browse)
    assert [each.text() for each in panel.browse.detail.buttons() if not each.isHidden()] == ["Check now"]


def test_the_page_stands_without_a_fault(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    choose(panel, sky(office), qtbot, session)
    panel.browse.detail.card.open()
    assert audit(panel) == []


def test_in_a_narrow_window_the_state_stands_under_the_name(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    choose(panel, sky(office), qtbot, session)
    panel.resize(576, 300)
    assert audit(panel) == []
    index = panel.browse.model.index(2, ACCOUNT)
    assert index.data(SECOND_LINE) == "Not checked yet · Bluesky"
    assert index.data(MARK) == ("bluesky", "Bluesky")
    panel.resize(1084, 664)
    assert panel.browse.model.index(2, ACCOUNT).data(SECOND_LINE) == "Bluesky"


def test_the_rail_hears_how_many_want_attention(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    account = sky(office, expires_at=office.world.clock.now() + timedelta(days=20))
    with qtbot.waitSignal(session.navigator.accountsRead) as calm:
        panel.presenter.refresh()
    assert calm.args == [2]
    office.credentials.put(
        account.id, Credential(CredentialKind.OAUTH2, "t", expires_at=office.world.clock.now())
    )
    with qtbot.waitSignal(session.navigator.accountsRead) as ended:
        panel.presenter.refresh()
    assert ended.args == [3]
    assert office.desk.account_lines.waiting() == 3


def test_without_an_account_the_first_one_is_offered(
    panel: AccountsPanel, office: Office, session: Session, qtbot: QtBot
) -> None:
    panel.browse.set_lines((), office.world.clock.now(), may_change=False)
    assert [each.text() for each in panel.browse.empty.findChildren(QPushButton) if each.isVisible()] == []
    panel.browse.set_lines((), office.world.clock.now(), may_change=True)
    assert audit(panel) == []
    (first,) = [each for each in panel.browse.empty.findChildren(QPushButton) if each.isVisible()]
    click(first)
    settle(qtbot, session)
    assert panel.shows_wizard()
