"""The key of the vault: shown to be printed, kept in memory where no keyring is, taken back from its print."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccgcompose.usecases.ports import VaultState
from ccgcompose.usecases.views import EntryQuery
from tests.ui.audit import audit
from tests.ui.hands import click, type_text
from tests.ui.library.world import World
from ui.library.panel import LibraryPanel
from ui.library.vault_sheet import VaultSheet, standing_words
from ui.session import Session


@pytest.fixture
def sheet(panel: LibraryPanel, session: Session, qtbot: QtBot) -> Iterator[VaultSheet]:
    """The sheet, opened from the field for evidence."""
    panel.people.record()
    click(panel.people.consent_page.fields.evidence.key)
    qtbot.waitUntil(lambda: not session.background.busy)
    made = QApplication.activeModalWidget()
    assert isinstance(made, VaultSheet)
    yield made
    made.reject()  # nothing of the key may lie on the clipboard when Python ends


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.background.busy)


def test_the_recovery_key_is_shown_and_that_is_recorded(
    sheet: VaultSheet, world: World, session: Session, qtbot: QtBot
) -> None:
    assert sheet.standing.text().startswith("There is no file in the vault yet.")
    assert audit(sheet) == []
    click(sheet.show_key)
    settle(qtbot, session)
    assert sheet.key.toPlainText() == world.desk.evidence.recovery_key(world.amara)
    assert world.desk.past.entries(EntryQuery(kind="vault.key-shown"))
    assert audit(sheet) == []
    click(sheet.copy)
    assert QApplication.clipboard().text() == sheet.key.toPlainText()


def test_a_slip_in_the_printed_key_is_said_and_what_was_typed_stays(
    sheet: VaultSheet, session: Session, qtbot: QtBot
) -> None:
    sheet.set_state(VaultState(True, False, True, False, "The keyring is locked."))
    assert sheet.row.isVisible()
    type_text(sheet.typed, "not a key")
    click(sheet.recover)
    settle(qtbot, session)
    assert sheet._sheet_problem is not None
    assert sheet.typed.text() == "not a key"
    assert audit(sheet) == []


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (VaultState(True, True, True, True, "the keyring"), "The key is kept in the keyring."),
        (VaultState(True, True, False, True, "the keyring"), "Nobody has seen its recovery key yet"),
        (VaultState(True, True, True, False, "memory"), "The key is kept in memory only."),
        (VaultState(False, False, False, False, "There is no keyring."), "can be kept in memory"),
        (VaultState(True, False, True, False, "The keyring is locked."), "Type its printed form"),
    ],
)
def test_how_the_vault_stands_is_said(state: VaultState, said: str) -> None:
    assert said in standing_words(state)
