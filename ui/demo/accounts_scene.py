"""The scene of the accounts: how they stand, one more for practice, and how a platform is signed in to."""

from __future__ import annotations

from pathlib import Path

from ui.accounts.panel import AccountsPanel
from ui.accounts.wizard import CHOOSE, DONE, KEEP, SIGN_IN
from ui.demo.stage import Stage

PRACTICE = "Practice newsroom"


def accounts_scene(stage: Stage, accounts: AccountsPanel, folder: Path) -> None:
    """Have every account checked, add a newsroom for practice in `folder`, and look at a sign-in."""
    browse, wizard = accounts.browse, accounts.wizard
    stage.until("the accounts are listed", lambda: browse.model.rowCount() and browse.add.isVisible())
    stage.click(browse.check_all)
    stage.until("they are checked", lambda: "Looked at" in browse.detail.look.text())
    stage.picture("accounts")
    _open(stage, accounts, "newsroom")
    stage.type(wizard.keep.called, PRACTICE, anew=True)
    wizard.keep.form.practice.setChecked(True)
    stage.picture("account-kept")
    stage.click(wizard.next)
    stage.type(wizard.sign_in.fields["folder"], str(folder), anew=True)
    stage.click(wizard.next)
    stage.until("the account is there", lambda: wizard.step == DONE)
    stage.picture("account-added")
    stage.click(wizard.next)
    stage.until("it is in the list", lambda: browse.detail.name.text() == PRACTICE)
    stage.picture("account-for-practice")
    _open(stage, accounts, "wordpress")
    stage.click(wizard.next)
    stage.until("the sign-in is shown", lambda: wizard.step == SIGN_IN)
    stage.picture("account-sign-in")
    for _ in range(3):
        wizard.go_back()
    stage.until("the list is back", lambda: not accounts.shows_wizard())


def _open(stage: Stage, accounts: AccountsPanel, platform: str) -> None:
    wizard = accounts.wizard
    stage.click(accounts.browse.add)
    stage.until("the platforms are offered", lambda: wizard.step == CHOOSE and wizard.choose.buttons)
    if platform != "newsroom":
        stage.picture("account-platforms")
    stage.click(wizard.choose.buttons[platform])
    stage.until("the platform is chosen", lambda: wizard.step == KEEP)
